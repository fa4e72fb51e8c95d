from typing import Generic, TypeVar

import instructor
from anthropic import Anthropic
from openai import OpenAI
from pydantic import BaseModel

T = TypeVar("T", bound=BaseModel)


class Extractor(Generic[T]):
    def __init__(self, schema: type[T], headers: dict[str, str], provider: str = "openai") -> None:
        self.schema = schema
        self.headers = headers
        if provider == "openai":
            self.client = instructor.from_openai(OpenAI())
        else:
            self.client = instructor.from_anthropic(Anthropic())

    def __call__(self, text: str, correlation: str) -> T:
        return self.client.chat.completions.create(
            model="gpt-4o-mini",
            max_tokens=500,
            response_model=self.schema,
            messages=[{"role": "user", "content": text}],
            extra_headers={**self.headers, "x-correlation-id": correlation},
        )

    def many(self, texts: list[str]) -> list[T]:
        return [
            self.client.chat.completions.create(
                model="gpt-4o-mini", max_tokens=500, response_model=self.schema,
                messages=[{"role": "user", "content": text}], extra_headers=self.headers)
            for text in texts
        ]
