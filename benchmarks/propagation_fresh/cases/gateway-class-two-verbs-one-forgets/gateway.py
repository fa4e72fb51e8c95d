from __future__ import annotations

import uuid
from dataclasses import dataclass

import anthropic
import openai


@dataclass(frozen=True)
class Ownership:
    team: str
    cost_center: str
    service: str
    environment: str = "prod"

    def headers(self, correlation_id: str) -> dict[str, str]:
        return {
            "x-team-id": self.team,
            "x-cost-center": self.cost_center,
            "x-service": self.service,
            "x-environment": self.environment,
            "x-correlation-id": correlation_id,
        }


class ModelGateway:
    def __init__(self, owner: Ownership) -> None:
        self._owner = owner
        self._openai = openai.OpenAI()
        self._anthropic = anthropic.Anthropic()

    def chat(self, prompt: str, *, correlation_id: str | None = None) -> str:
        correlation_id = correlation_id or str(uuid.uuid4())
        answer = self._openai.chat.completions.create(
            model="gpt-4o",
            messages=[{"role": "user", "content": prompt}],
            extra_headers=self._owner.headers(correlation_id),
        )
        return answer.choices[0].message.content or ""

    def think(self, prompt: str, *, correlation_id: str | None = None) -> str:
        correlation_id = correlation_id or str(uuid.uuid4())
        answer = self._anthropic.messages.create(
            model="claude-sonnet-4-0",
            max_tokens=1024,
            messages=[{"role": "user", "content": prompt}],
            metadata={"user_id": correlation_id},
        )
        return answer.content[0].text
