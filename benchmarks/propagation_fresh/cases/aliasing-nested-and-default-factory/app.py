import copy

import anthropic

api = anthropic.Anthropic()
PROFILE = {"headers": {"x-team-id": "an", "x-cost-center": "cc-2073", "x-service": "an", "x-environment": "prod", "x-correlation-id": "1"}, "max_tokens": 3}


def send(text, profile):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=profile["max_tokens"], extra_headers=profile["headers"],
                               messages=[{"role": "user", "content": text}])


def deep(text):
    mine = copy.deepcopy(PROFILE)
    mine["headers"].clear()
    return send(text, PROFILE)


def shallow(text):
    mine = {**PROFILE, "max_tokens": 2}
    mine["headers"].pop("x-environment")
    return send(text, PROFILE)


def main():
    deep("a")
    shallow("b")
