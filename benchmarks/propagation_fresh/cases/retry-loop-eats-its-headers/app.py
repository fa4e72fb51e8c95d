"""Each attempt takes one header out of the list that it was given, so the second attempt is short."""
from openai import OpenAI, RateLimitError

client = OpenAI(max_retries=0)


def headers():
    return [("x-correlation-id", "1"), ("x-team-id", "re"), ("x-cost-center", "cc-49"), ("x-service", "re"), ("x-environment", "prod")]


def eating(text):
    pairs = headers()
    for model in ("gpt-busy", "gpt-4o"):
        try:
            return client.responses.create(model=model, input=text, extra_headers=dict(pairs))
        except RateLimitError:
            pairs.pop(0)


def steady(text):
    pairs = headers()
    for model in ("gpt-busy", "gpt-4o"):
        try:
            return client.responses.create(model=model, input=text, extra_headers=dict(pairs))
        except RateLimitError:
            pairs.append(("x-attempt", "2"))


def main():
    eating("a")
    steady("b")
