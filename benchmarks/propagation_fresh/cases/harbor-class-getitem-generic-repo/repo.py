"""A generic repository whose type argument says which service is speaking."""
from typing import Generic, TypeVar

from openai import OpenAI

T = TypeVar("T")


class Summaries(Generic[T]):
    service = ""

    def __init__(self, client: OpenAI, owner: dict):
        self._client = client
        self._owner = owner

    def make(self, item: T, cid: str) -> str:
        headers = {**self._owner, "x-service": self.service, "x-correlation-id": cid}
        return self._client.responses.create(model="gpt-4o", input=str(item), extra_headers=headers).output_text
