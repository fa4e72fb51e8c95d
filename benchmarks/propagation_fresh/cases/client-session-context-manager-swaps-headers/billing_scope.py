from types import TracebackType
from typing import Self

from openai import OpenAI


class BillingScope:
    """with BillingScope(client, team=...) as llm: every request in the block is billed to the team."""

    def __init__(self, client: OpenAI, *, team: str, cost_center: str, service: str) -> None:
        self._client = client
        self._headers = {"x-team-id": team, "x-cost-center": cost_center, "x-service": service, "x-environment": "prod"}

    def __enter__(self) -> Self:
        self._scoped = self._client.with_options(default_headers=self._headers)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._scoped = self._client

    def ask(self, prompt: str, *, correlation: str) -> str:
        return self._scoped.responses.create(
            model="gpt-4o", input=prompt, extra_headers={"x-correlation-id": correlation}
        ).output_text

    def score(self, prompt: str) -> str:
        return self._scoped.responses.create(model="gpt-4o", input=prompt).output_text
