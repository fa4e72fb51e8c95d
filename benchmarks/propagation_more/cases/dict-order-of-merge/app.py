"""In a merge the right side wins, be it blank or filled; two placeholders are repaired."""
from anthropic import Anthropic

TEMPLATE = {"x-team-id": "unknown", "x-cost-center": "TBD", "x-service": "om", "x-environment": "prod", "x-correlation-id": "-"}
REAL = {"x-team-id": "om", "x-cost-center": "cc-331", "x-correlation-id": "7"}


def send(headers):
    return Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=headers,
                                       messages=[{"role": "user", "content": "x"}])


def repaired():
    return send({**TEMPLATE, **REAL})


def spoilt():
    return send(REAL | TEMPLATE)


def main():
    repaired()
    spoilt()
