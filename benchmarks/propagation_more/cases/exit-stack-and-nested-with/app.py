"""An ExitStack enters the client; a context manager restores the headers afterwards."""
import contextlib

from openai import OpenAI


class Scope:
    def __init__(self):
        self.headers = {"x-team-id": "xs", "x-cost-center": "cc-462", "x-service": "xs", "x-environment": "prod"}

    @contextlib.contextmanager
    def correlate(self, cid):
        before = self.headers
        self.headers = {**before, "x-correlation-id": cid}
        yield self
        self.headers = before


def run(text):
    scope = Scope()
    with contextlib.ExitStack() as stack:
        client = stack.enter_context(OpenAI())
        stack.enter_context(scope.correlate("x-1"))
        client.responses.create(model="gpt-4o", input=text, extra_headers=scope.headers)
    with OpenAI() as client:
        client.responses.create(model="gpt-4o", input=text, extra_headers=scope.headers)


def main():
    run("a")
