import functools
import time

import openai

client = openai.OpenAI(max_retries=0)
FULL = {"x-team-id": "re", "x-cost-center": "cc", "x-service": "re", "x-environment": "prod", "x-correlation-id": "1"}


def retrying(times, fallback_model="gpt-steady"):
    def wrap(fn):
        @functools.wraps(fn)
        def call(*args, **kwargs):
            for attempt in range(times):
                try:
                    return fn(*args, **kwargs)
                except openai.APIError:
                    kwargs = {"model": fallback_model}
                    time.sleep(0)
            raise RuntimeError("gave up")
        return call
    return wrap


def retrying_well(fn):
    @functools.wraps(fn)
    def call(*args, **kwargs):
        try:
            return fn(*args, **kwargs)
        except openai.APIError:
            return fn(*args, **{**kwargs, "model": "gpt-steady"})
    return call


@retrying(2)
def ask(prompt, model="gpt-flaky", headers=None):
    return client.responses.create(model=model, input=prompt, extra_headers=headers)


@retrying_well
def ask_well(prompt, model="gpt-flaky", headers=None):
    return client.responses.create(model=model, input=prompt, extra_headers=headers)


def main():
    ask("x", headers=FULL)
    ask_well("x", headers=FULL)
