"""`in` on a string asks for a substring; `in` on a tuple of one without its comma as well."""
from anthropic import Anthropic

FULL = {"x-team-id": "sm", "x-cost-center": "cc-39", "x-service": "sm", "x-environment": "prod", "x-correlation-id": "1"}
HIDDEN = ("x-service-internal")
LISTED = ("x-service-internal",)
api = Anthropic()


def send(text, headers):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers,
                               messages=[{"role": "user", "content": text}])


def substring(text):
    return send(text, {k: v for k, v in FULL.items() if k not in HIDDEN})


def member(text):
    return send(text, {k: v for k, v in FULL.items() if k not in LISTED})


def prefixed(text):
    return send(text, {k: v for k, v in FULL.items() if k.startswith(("x-t", "x-c", "x-e"))})


def main():
    substring("a")
    member("b")
    prefixed("c")
