from openai import OpenAI

from .config import Config


class Llm:
    def __init__(self, config: Config):
        self._client = OpenAI(default_headers=config.tags())

    def complete(self, text, *, correlation_id):
        return self._client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                                    extra_headers={"x-correlation-id": correlation_id})

    def embed(self, texts, *, correlation_id=None):
        return self._client.embeddings.create(model="text-embedding-3-small", input=texts)
