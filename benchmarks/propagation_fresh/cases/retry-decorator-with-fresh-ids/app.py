"""A retry decorator that makes a new id per attempt; a loop that only tags the first attempt."""
import functools
import uuid

import openai

client = openai.OpenAI(max_retries=0)
OWNER = {"x-team-id": "ret", "x-cost-center": "cc-1054", "x-service": "ret", "x-environment": "prod"}


def retry(times):
    def outer(fn):
        @functools.wraps(fn)
        def inner(*args, **kwargs):
            for attempt in range(times):
                try:
                    return fn(*args, **kwargs, headers={**OWNER, "x-correlation-id": f"{uuid.uuid4()}.{attempt}"})
                except openai.RateLimitError:
                    pass
            return None
        return inner
    return outer


@retry(times=2)
def ask(text, headers):
    return client.responses.create(model="gpt-4o-busy", input=text, extra_headers=headers)


def ask_loop(text):
    headers = {**OWNER, "x-correlation-id": "first"}
    while True:
        try:
            return client.responses.create(model="gpt-4o-busy", input=text, extra_headers=headers)
        except openai.RateLimitError:
            if not headers:
                return None
            headers = {}


def main():
    ask("a")
    ask_loop("a")
