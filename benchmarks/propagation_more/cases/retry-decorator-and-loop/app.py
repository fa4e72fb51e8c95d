"""A retry decorator repeats the same arguments; a loop pops the headers on the second attempt."""
import functools

import openai

client = openai.OpenAI(max_retries=0)
TAGS = {"x-team-id": "ry", "x-cost-center": "cc-375", "x-service": "ry", "x-environment": "prod", "x-correlation-id": "1"}


def retry(times):
    def outer(fn):
        @functools.wraps(fn)
        def inner(*args, **kwargs):
            for attempt in range(times):
                try:
                    return fn(*args, **kwargs)
                except openai.RateLimitError:
                    if attempt == times - 1:
                        return None
        return inner
    return outer


@retry(times=2)
def ask(text, headers):
    return client.responses.create(model="gpt-busy", input=text, extra_headers=headers)


def ask_loop(text):
    options = {"extra_headers": TAGS}
    while True:
        try:
            return client.responses.create(model="gpt-busy", input=text, extra_headers=options.pop("extra_headers", None))
        except openai.RateLimitError:
            if not options:
                options["done"] = True
                continue
            return None


def main():
    ask("a", headers=TAGS)
    ask_loop("a")
