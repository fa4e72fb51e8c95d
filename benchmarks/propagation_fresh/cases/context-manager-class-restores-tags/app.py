class_doc = "Tags are put on a stack by a context manager that is also a decorator."
from contextlib import ContextDecorator

from openai import OpenAI

client = OpenAI()
STACK = [{"x-team-id": "cm", "x-cost-center": "cc-3005"}]


class tags(ContextDecorator):
    def __init__(self, **more):
        self.more = {"x-" + k.replace("_", "-"): v for k, v in more.items()}

    def __enter__(self):
        STACK.append({**STACK[-1], **self.more})
        return self

    def __exit__(self, *exc):
        STACK.pop()
        return False


@tags(service="cm", environment="prod", correlation_id="dec")
def decorated(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=STACK[-1])


def nested(text):
    with tags(service="cm"):
        with tags(environment="prod", correlation_id="1"):
            client.responses.create(model="gpt-4o", input=text, extra_headers=STACK[-1])
        return client.responses.create(model="gpt-4o-mini", input=text, extra_headers=STACK[-1])


def main():
    decorated("a")
    nested("b")
