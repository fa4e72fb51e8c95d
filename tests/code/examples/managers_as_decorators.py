"""Context managers that decorate functions: their block is around each call. Context variables, set or not."""

from contextlib import ContextDecorator, contextmanager
from contextvars import ContextVar

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "search"}
STACK = [OWNER]
current: ContextVar = ContextVar("current")


class tags(ContextDecorator):
    def __init__(self, **more):
        self.more = {f"x-{name.replace('_', '-')}": value for name, value in more.items()}

    def __enter__(self):
        STACK.append({**STACK[-1], **self.more})
        return self

    def __exit__(self, *exc):
        STACK.pop()


@contextmanager
def scope(**more):
    token = current.set({**OWNER, **{f"x-{name.replace('_', '-')}": value for name, value in more.items()}})
    try:
        yield
    finally:
        current.reset(token)


@tags(correlation_id="1")
def by_class(text):
    return client.responses.create(model="m", input=text, extra_headers=STACK[-1])  # expect: pass


@scope(correlation_id="1")
def by_generator(text):
    return client.responses.create(model="m", input=text, extra_headers=current.get())  # expect: pass


@scope()
async def without(text):
    return client.responses.create(model="m", input=text, extra_headers=current.get())  # expect: fail correlation_id


def bare(text):
    return client.responses.create(model="m", input=text, extra_headers=STACK[-1])  # expect: fail correlation_id


def headers():
    try:
        found = current.get()
    except LookupError:
        return OWNER
    return found


def handler(text):
    return client.responses.create(model="m", input=text, extra_headers=headers())  # expect: fail correlation_id


async def main():
    by_class("a")
    by_generator("b")
    await without("c")
    bare("d")
    handler("e")  # expect: blame correlation_id
    with scope(correlation_id="1"):
        handler("f")
