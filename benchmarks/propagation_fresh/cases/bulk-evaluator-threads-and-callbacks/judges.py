from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from functools import cached_property

import anthropic
import openai


@dataclass
class Judge(ABC):
    headers: dict[str, str] = field(default_factory=dict)

    @abstractmethod
    def score(self, case: str) -> float: ...

    def __call__(self, case):
        return case, self.score(case)


class GptJudge(Judge):
    @cached_property
    def client(self):
        return openai.OpenAI()

    def score(self, case):
        self.client.responses.create(model="gpt-5", input=case, extra_headers=self.headers | {"x-correlation-id": case})
        return 1.0


class ClaudeJudge(Judge):
    client = property(lambda self: anthropic.Anthropic(default_headers=self.headers))

    def score(self, case):
        self.client.messages.create(model="claude-haiku-4-5", max_tokens=1, messages=[{"role": "user", "content": case}])
        return 0.5
