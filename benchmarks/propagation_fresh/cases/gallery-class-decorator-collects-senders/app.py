"""A class decorator wraps every public method so that it gets headers; a static method slips through."""
import functools

import anthropic
from openai import OpenAI

HEADERS = {"x-team-id": "gallery", "x-cost-center": "cc-4046", "x-service": "texts", "x-environment": "prod",
           "x-correlation-id": "g-1"}


def tagged(cls):
    for name, method in list(vars(cls).items()):
        if callable(method) and not name.startswith("_"):
            setattr(cls, name, give_headers(method))
    return cls


def give_headers(method):
    @functools.wraps(method)
    def run(self, *args, headers=None):
        return method(self, *args, headers=headers or HEADERS)

    return run


@tagged
class Texts:
    def __init__(self):
        self.openai = OpenAI()
        self.claude = anthropic.Anthropic()

    def caption(self, work, headers=None):
        return self.openai.responses.create(model="gpt-4o-mini", input=work, extra_headers=headers)

    def essay(self, work, headers=None):
        return self._write(work)

    def _write(self, work, headers=None):
        return self.claude.messages.create(model="claude-sonnet-4-5", max_tokens=10, extra_headers=headers,
                                           messages=[{"role": "user", "content": work}])


def main():
    texts = Texts()
    texts.caption("night watch")
    texts.essay("night watch")
