import functools

from openai import OpenAI

client = OpenAI()


class tagged:
    """@tagged(service=...) adds headers; keyword arguments of the call win."""

    def __init__(self, **tags):
        self.headers = {"x-" + k.replace("_", "-"): v for k, v in tags.items()}

    def __call__(self, fn):
        @functools.wraps(fn)
        def wrapped(*args, headers=None, **kwargs):
            return fn(*args, headers={**self.headers, **(headers or {})}, **kwargs)
        return wrapped


def traced(fn):
    counter = iter(range(1, 100))

    @functools.wraps(fn)
    def wrapped(*args, headers=None, **kwargs):
        return fn(*args, headers={**(headers or {}), "x-correlation-id": f"{fn.__name__}-{next(counter)}"}, **kwargs)
    return wrapped


@tagged(team_id="pub", cost_center="cc-20", service="menu", environment="prod")
@traced
def menu(text, headers=None):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


@tagged(team_id="pub", cost_center="cc-20", service="quiz", environment="prod")
def quiz(text, headers=None):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


@traced
def karaoke(text, headers=None):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    menu("stout")
    quiz("stout", headers={"x-correlation-id": "q-1"})
    quiz("ale")
    karaoke("song")
