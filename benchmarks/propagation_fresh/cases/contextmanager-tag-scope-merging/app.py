from contextlib import contextmanager
from contextvars import ContextVar

from openai import OpenAI

_tags: ContextVar[dict[str, str]] = ContextVar("tags", default={})


@contextmanager
def llm_tags(**tags: str):
    token = _tags.set({**_tags.get(), **{"x-" + k.replace("_", "-"): v for k, v in tags.items()}})
    try:
        yield
    finally:
        _tags.reset(token)


class LLM:
    def __init__(self):
        self._client = OpenAI()

    def complete(self, text: str):
        return self._client.chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": text}], extra_headers=_tags.get()
        )

    def embed(self, text: str):
        return self._client.embeddings.create(
            model="text-embedding-3-small", input=text, extra_headers=_tags.get()
        )


llm = LLM()


def process(document: str):
    with llm_tags(service="ingest", correlation_id="doc-" + document):
        llm.complete(document)
    llm.embed(document)


def main():
    with llm_tags(team_id="data", cost_center="cc-16", environment="prod"):
        process("a")
