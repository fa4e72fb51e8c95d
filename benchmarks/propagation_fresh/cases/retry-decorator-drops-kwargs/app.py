"""The first attempt passes everything on, the second only the positional arguments."""
import functools

import openai

client = openai.OpenAI(max_retries=0)
TAGS = {"x-team-id": "rd", "x-cost-center": "cc-369", "x-service": "rd", "x-environment": "prod", "x-correlation-id": "1"}


def retry(fn):
    @functools.wraps(fn)
    def inner(*args, **kwargs):
        try:
            return fn(*args, **kwargs)
        except openai.RateLimitError:
            return fn(*args)
    return inner


@retry
def ask(text, model="gpt-4o", headers=None):
    return client.responses.create(model=model, input=text, extra_headers=headers)


def main():
    ask("a", headers=TAGS)
    try:
        ask("b", "gpt-flaky", headers=TAGS)
    except openai.RateLimitError:
        pass
