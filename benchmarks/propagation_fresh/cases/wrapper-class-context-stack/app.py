"""push() and pop() of tags on one object; the call in between sees both levels."""
from contextlib import contextmanager

from openai import OpenAI


class Llm:
    def __init__(self, **base):
        self._stack = [base]
        self._client = OpenAI()

    @contextmanager
    def tags(self, **more):
        self._stack.append(more)
        try:
            yield self
        finally:
            self._stack.pop()

    def ask(self, text):
        headers = {}
        for level in self._stack:
            headers.update({"x-" + k.replace("_", "-"): v for k, v in level.items()})
        return self._client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    llm = Llm(team_id="cs", cost_center="cc-2030", service="cs", environment="prod")
    with llm.tags(correlation_id="1") as tagged:
        tagged.ask("a")
    llm.ask("b")
