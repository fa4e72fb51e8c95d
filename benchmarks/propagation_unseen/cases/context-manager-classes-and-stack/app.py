import contextlib
from contextvars import ContextVar

from openai import OpenAI

client = OpenAI()
current: ContextVar[dict | None] = ContextVar("current", default=None)


class Attributed:
    def __init__(self, **tags):
        self.tags = tags
        self._token = None

    def __enter__(self):
        base = current.get() or {}
        self._token = current.set({**base, **self.tags})
        return self

    def __exit__(self, *exc):
        current.reset(self._token)
        return False


@contextlib.contextmanager
def correlated(cid):
    token = current.set({**(current.get() or {}), "correlation_id": cid})
    try:
        yield cid
    finally:
        current.reset(token)


def headers():
    return {"x-" + k.replace("_", "-"): v for k, v in (current.get() or {}).items()}


def ask(prompt):
    return client.responses.create(model="gpt-5", input=prompt, extra_headers=headers())


def nested():
    with Attributed(team_id="a", cost_center="b", service="c", environment="d"), correlated("e-1"):
        return ask("x")


def stacked():
    with contextlib.ExitStack() as stack:
        stack.enter_context(Attributed(team_id="a", cost_center="b"))
        stack.enter_context(Attributed(service="c", environment="d"))
        stack.enter_context(correlated("e-2"))
        return ask("y")


def left_too_early():
    with Attributed(team_id="a", cost_center="b", service="c", environment="d"):
        with correlated("e-3"):
            prompt = "z"
        return ask(prompt)


def never_entered():
    Attributed(team_id="a", cost_center="b", service="c", environment="d")
    return ask("w")


def main():
    nested()
    stacked()
    left_too_early()
    never_entered()
