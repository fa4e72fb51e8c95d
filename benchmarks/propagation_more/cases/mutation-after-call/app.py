"""A key added after the request is too late; the second call of the same function profits from the first."""
from anthropic import Anthropic

claude = Anthropic()


def late(text):
    headers = {"x-team-id": "ma", "x-cost-center": "cc-451", "x-service": "ma", "x-environment": "prod"}
    first = claude.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=headers,
                                   messages=[{"role": "user", "content": text}])
    headers["x-correlation-id"] = first.id
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=headers,
                                  messages=[{"role": "user", "content": "again"}])


def removed(text):
    headers = {"x-team-id": "ma", "x-cost-center": "cc-451", "x-service": "ma", "x-environment": "prod", "x-correlation-id": "1"}
    claude.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=headers,
                           messages=[{"role": "user", "content": text}])
    cid = headers.pop("x-correlation-id")
    return cid


def main():
    late("a")
    removed("a")
