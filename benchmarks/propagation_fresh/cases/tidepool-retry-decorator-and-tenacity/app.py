import functools

import openai
from tenacity import retry, retry_if_exception_type, stop_after_attempt

client = openai.OpenAI(max_retries=0)
FULL = {"x-team-id": "tide", "x-cost-center": "cc-364", "x-service": "pool", "x-environment": "prod", "x-correlation-id": "t"}


def retrying(times):
    def decorate(fn):
        @functools.wraps(fn)
        def inner(text, headers=None, **kwargs):
            try:
                return fn(text, headers=headers, **kwargs)
            except openai.APIStatusError:
                for _ in range(times):
                    try:
                        return fn(text, **kwargs)
                    except openai.APIStatusError:
                        continue
        return inner
    return decorate


@retrying(2)
def ask(text, headers=None):
    return client.responses.create(model="gpt-busy", input=text, extra_headers=headers)


@retry(stop=stop_after_attempt(2), retry=retry_if_exception_type(openai.APIStatusError), reraise=True)
def ask_well(text, headers=None):
    return client.responses.create(model="gpt-busy", input=text, extra_headers=headers)


def main():
    ask("a", headers=FULL)
    try:
        ask_well("b", headers=FULL)
    except openai.APIStatusError:
        pass
