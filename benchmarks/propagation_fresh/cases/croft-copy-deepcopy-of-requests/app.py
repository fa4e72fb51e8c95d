import copy

import anthropic

api = anthropic.Anthropic()
TEMPLATE = {
    "model": "claude-sonnet-4-0",
    "max_tokens": 3,
    "extra_headers": {"x-team-id": "croft", "x-cost-center": "cc-401", "x-service": "sheep", "x-environment": "prod"},
}


def request(text, cid):
    out = copy.deepcopy(TEMPLATE)
    out["messages"] = [{"role": "user", "content": text}]
    out["extra_headers"]["x-correlation-id"] = cid
    return out


def graze(text):
    return api.messages.create(**request(text, "c-1"))


def shear(text):
    return api.messages.create(**TEMPLATE, messages=[{"role": "user", "content": text}])


def main():
    graze("a")
    shear("b")
