from collections.abc import Mapping
from typing import Any

import litellm


class Gateway:
    """All of the company's requests go through here."""

    defaults: dict[str, Any] = {"timeout": 30, "num_retries": 0}

    def __init__(self, owner: Mapping[str, str]) -> None:
        self.owner = dict(owner)

    def _options(self, overrides: dict[str, Any]) -> dict[str, Any]:
        headers = {**self.owner, **overrides.pop("headers", {})}
        return {**self.defaults, **overrides, "extra_headers": headers}

    def chat(self, model: str, text: str, **overrides: Any) -> str:
        response = litellm.completion(model=model, messages=[{"role": "user", "content": text}], **self._options(overrides))
        return response.choices[0].message.content

    def vectors(self, texts: list[str], **overrides: Any) -> list[Any]:
        options = self._options(overrides)
        options.pop("extra_headers")
        return litellm.embedding(model="openai/text-embedding-3-small", input=texts, **options).data
