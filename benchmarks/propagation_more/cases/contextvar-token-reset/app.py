"""A context manager sets a ContextVar and resets it; the default of the variable is an incomplete dict."""
import contextlib
import contextvars

import anthropic

_tags = contextvars.ContextVar("tags", default={"x-team-id": "cv", "x-service": "cv"})
client = anthropic.Anthropic()


@contextlib.contextmanager
def tagged(**more):
    token = _tags.set({**_tags.get(), **{"x-" + k.replace("_", "-"): v for k, v in more.items()}})
    try:
        yield
    finally:
        _tags.reset(token)


def ask(text):
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=_tags.get(),
                                  messages=[{"role": "user", "content": text}])


def inside(text):
    with tagged(cost_center="cc-361", environment="prod", correlation_id="cv-1"):
        return ask(text)


def outside(text):
    with tagged(cost_center="cc-361", environment="prod", correlation_id="cv-2"):
        pass
    return ask(text)


def main():
    inside("a")
    outside("a")
