"""A class decorator wraps every public method so that it gets a headers argument."""
import functools

from anthropic import Anthropic

OWNER = {"x-team-id": "cd", "x-cost-center": "cc-928", "x-service": "cd", "x-environment": "prod"}


def charged(cls):
    for name, value in list(vars(cls).items()):
        if callable(value) and not name.startswith("_"):
            setattr(cls, name, _with_headers(value, name))
    return cls


def _with_headers(method, name):
    @functools.wraps(method)
    def inner(self, *args, **kwargs):
        return method(self, *args, headers=OWNER | {"x-correlation-id": name}, **kwargs)
    return inner


@charged
class Writer:
    def __init__(self):
        self.api = Anthropic()

    def poem(self, topic, headers=None):
        return self._send("poem: " + topic, headers)

    def _send(self, text, headers=None):
        return self.api.messages.create(model="claude-sonnet-4-0", max_tokens=6, extra_headers=headers,
                                        messages=[{"role": "user", "content": text}])

    def _draft(self, topic):
        return self.api.messages.create(model="claude-sonnet-4-0", max_tokens=6,
                                        messages=[{"role": "user", "content": topic}])


def main():
    writer = Writer()
    writer.poem("rain")
    writer._draft("rain")
