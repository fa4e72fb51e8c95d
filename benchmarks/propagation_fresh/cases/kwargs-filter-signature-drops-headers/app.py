import inspect

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "ops", "x-cost-center": "cc-2467", "x-service": "runbook", "x-environment": "prod", "x-correlation-id": "ob-1"}


def send(model, input, extra_headers=None):
    return client.responses.create(model=model, input=input, extra_headers=extra_headers)


def send_small(model, input):
    return client.responses.create(model=model, input=input)


def call(fn, **options):
    known = inspect.signature(fn).parameters
    return fn(**{name: value for name, value in options.items() if name in known})


def main():
    call(send, model="gpt-4o", input="a", extra_headers=TAGS, temperature=0)
    call(send_small, model="gpt-4o-mini", input="b", extra_headers=TAGS, temperature=0)
