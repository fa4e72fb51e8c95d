from openai import OpenAI

from spec import CallSpec


class Completions:
    def __init__(self, client: OpenAI | None = None):
        self._client = client or OpenAI()

    def run(self, spec: CallSpec):
        return self._client.responses.create(**spec.kwargs)

    def run_cheap(self, spec: CallSpec):
        return self._client.responses.create(model="gpt-5-nano", input=spec.kwargs["input"])
