from functools import cached_property

from anthropic import Anthropic
from openai import OpenAI


class _Base:
    def __init__(self, attribution):
        self.headers = attribution


class Writer(_Base):
    @cached_property
    def client(self):
        return Anthropic(max_retries=1)

    def write(self, correlation, text):
        message = self.client.messages.create(model="claude-sonnet-4-0", max_tokens=30, extra_headers=self.headers(correlation),
                                              messages=[{"role": "user", "content": text}])
        return message.content[0].text


class Embedder(_Base):
    def embed(self, text):
        return OpenAI(default_headers=self.headers()).embeddings.create(model="text-embedding-3-small", input=text).data[0].embedding
