from typing import Generic, TypeVar

import instructor
from openai import OpenAI
from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)


class Extractor(Generic[M]):
    def __init__(self, model: type[M], *, owner: dict[str, str] | None = None):
        self.model = model
        self.owner = owner
        self.client = instructor.from_openai(OpenAI())

    def __call__(self, text: str, rid: str) -> M:
        return self.client.chat.completions.create(
            model="gpt-4.1", response_model=self.model, max_retries=1,
            messages=[{"role": "user", "content": text}],
            extra_headers={**(self.owner or {}), "x-correlation-id": rid})

    def raw(self, text: str):
        plain = self.client.client
        return plain.beta.chat.completions.parse(
            model="gpt-4.1", response_format=self.model, messages=[{"role": "user", "content": text}],
            extra_headers=self.owner)
