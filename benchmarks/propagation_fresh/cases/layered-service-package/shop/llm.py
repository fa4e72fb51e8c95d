import uuid

from openai import OpenAI

from .config import Settings


class Gateway:
    def __init__(self, settings: Settings):
        self._settings = settings
        self._client = OpenAI()

    def complete(self, service, prompt, **options):
        headers = self._settings.headers(service)
        headers["x-correlation-id"] = options.pop("correlation_id", None) or str(uuid.uuid4())
        return self._client.responses.create(model="gpt-4o", input=prompt, extra_headers=headers, **options).output_text

    @property
    def raw(self):
        return self._client
