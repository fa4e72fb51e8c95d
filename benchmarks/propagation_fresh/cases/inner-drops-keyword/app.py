from functools import wraps

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "id", "x-cost-center": "cc-427", "x-service": "id", "x-environment": "prod", "x-correlation-id": "1"}


def cached(fn):
    memory = {}

    @wraps(fn)
    def inner(prompt, **_ignored):
        if prompt not in memory:
            memory[prompt] = fn(prompt)
        return memory[prompt]
    return inner


def logged(fn):
    @wraps(fn)
    def inner(prompt, *args, **kwargs):
        print(prompt)
        return fn(prompt, *args, **kwargs)
    return inner


@cached
def ask(prompt, headers=None):
    return client.responses.create(model="gpt-4o", input=prompt, extra_headers=headers)


@logged
def tell(prompt, headers=None):
    return client.responses.create(model="gpt-4o-mini", input=prompt, extra_headers=headers)


def main():
    ask("a", headers=TAGS)
    tell("b", headers=TAGS)
