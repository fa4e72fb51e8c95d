import abc
from typing import Protocol, runtime_checkable

import anthropic
import openai


@runtime_checkable
class Backend(Protocol):
    def complete(self, prompt: str, headers: dict[str, str]) -> str: ...


class OpenAIBackend:
    def __init__(self):
        self._c = openai.OpenAI()

    def complete(self, prompt, headers):
        return self._c.responses.create(model="gpt-5", input=prompt, extra_headers=headers).output_text


class ClaudeBackend:
    def __init__(self):
        self._c = anthropic.Anthropic()

    def complete(self, prompt, headers):
        return self._c.messages.create(model="claude-haiku-4-5", max_tokens=5,
                                       messages=[{"role": "user", "content": prompt}])


class Assistant(abc.ABC):
    service = "assistant"

    def __init__(self, backend: Backend, team: str):
        self.backend, self.team = backend, team

    @property
    @abc.abstractmethod
    def cost_center(self) -> str: ...

    def extra(self) -> dict[str, str]:
        return {}

    def __call__(self, prompt: str) -> str:
        headers = {"x-team-id": self.team, "x-cost-center": self.cost_center, "x-service": self.service,
                   "x-environment": "prod", "x-correlation-id": f"c-{id(self)}"} | self.extra()
        return self.backend.complete(prompt, headers)


class Sales(Assistant):
    service = "sales"
    cost_center = "cc-sales"


class Trial(Assistant):
    cost_center = "n/a"


def main():
    Sales(OpenAIBackend(), "sales")("hi")
    Sales(ClaudeBackend(), "sales")("hi")
    Trial(OpenAIBackend(), "trial")("hi")
