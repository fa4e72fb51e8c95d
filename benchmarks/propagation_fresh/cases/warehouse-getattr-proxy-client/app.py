"""Warehouse: a proxy that hands all attributes of the SDK client on, so its own `headers` never reach a call."""
from openai import OpenAI

TAGS = {"x-team-id": "wms", "x-cost-center": "cc-61", "x-service": "picker", "x-environment": "prod",
        "x-correlation-id": "wms-1"}


class Tagging:
    """Wraps with_options lazily."""

    def __init__(self, inner, headers):
        self._inner = inner
        self._headers = headers

    def __getattr__(self, name):
        return getattr(self._inner.with_options(default_headers=self._headers), name)


class Looking:
    def __init__(self, inner, headers):
        self._inner = inner
        self.headers = headers

    def __getattr__(self, name):
        return getattr(self._inner, name)


def pick(text):
    return Tagging(OpenAI(), TAGS).chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def pack(text):
    llm = Looking(OpenAI(), TAGS)
    return llm.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def main():
    pick("a")
    pack("b")
