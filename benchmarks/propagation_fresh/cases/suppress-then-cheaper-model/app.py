from contextlib import suppress

from openai import OpenAI, RateLimitError

client = OpenAI(max_retries=0, default_headers={"x-team-id": "st", "x-cost-center": "cc-410", "x-service": "st"})


def ask(text):
    headers = {"x-environment": "prod", "x-correlation-id": "1"}
    with suppress(RateLimitError):
        return client.responses.create(model="gpt-large", input=text, extra_headers=headers)
    headers.pop("x-correlation-id")
    return client.responses.create(model="gpt-small", input=text, extra_headers=headers)


def ask_finally(text):
    headers = {"x-environment": "prod"}
    try:
        return client.responses.create(model="gpt-large", input=text, extra_headers={**headers, "x-correlation-id": "2"})
    except RateLimitError:
        headers["x-correlation-id"] = "3"
    finally:
        headers["x-environment"] = "fallback"
    return client.responses.create(model="gpt-small", input=text, extra_headers=headers)


def main():
    ask("a")
    ask_finally("a")
