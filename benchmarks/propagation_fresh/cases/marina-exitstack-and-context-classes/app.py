from contextlib import ExitStack, contextmanager

from openai import OpenAI


class Scope:
    stack: list = []

    def __init__(self, **headers):
        self.headers = {"x-" + k.replace("_", "-"): v for k, v in headers.items()}

    def __enter__(self):
        Scope.stack.append(self.headers)
        return self

    def __exit__(self, *exc):
        Scope.stack.pop()

    @classmethod
    def current(cls):
        merged = {}
        for headers in cls.stack:
            merged.update(headers)
        return merged


@contextmanager
def session():
    with OpenAI() as client:
        yield client


def moor(client, text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=Scope.current())


def fuel(client, text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=Scope.current())


def main():
    with ExitStack() as stack:
        client = stack.enter_context(session())
        stack.enter_context(Scope(team_id="marina", cost_center="cc-72", service="berths", environment="prod"))
        with Scope(correlation_id="boat-1"):
            moor(client, "a")
            fuel(client, "b")
        fuel(client, "c")
