from openai import OpenAI

from ..settings import Settings


class Gpt:
    def __init__(self, settings: Settings, service: str):
        self._headers = settings.headers(service)
        self._client = OpenAI()

    def complete(self, prompt, correlation_id=None):
        headers = {**self._headers, **({"x-correlation-id": correlation_id} if correlation_id else {})}
        return self._client.responses.create(model="gpt-4o", input=prompt, extra_headers=headers).output_text
