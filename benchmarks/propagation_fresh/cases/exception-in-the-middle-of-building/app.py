"""The headers are complete unless something in the middle raises, and it does."""
from anthropic import Anthropic

api = Anthropic()
RATES = {"eur": "cc-8"}


def build(currency):
    headers = {"x-team-id": "ex", "x-service": "ex", "x-environment": "prod", "x-correlation-id": "1"}
    try:
        headers["x-cost-center"] = RATES[currency]
    except KeyError:
        headers["x-note"] = "no rate"
    return headers


def known(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=build("eur"),
                               messages=[{"role": "user", "content": text}])


def other(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=build("usd"),
                               messages=[{"role": "user", "content": text}])


def main():
    known("a")
    other("b")
