from dataclasses import dataclass, field
from itertools import product

from anthropic import Anthropic
from openai import OpenAI


@dataclass
class EvalCase:
    name: str
    prompt: str
    tags: dict = field(default_factory=dict)


@dataclass
class Harness:
    team: str
    run: str
    results: list = field(default_factory=list)

    def headers(self, case):
        return {
            "x-team-id": self.team,
            "x-cost-center": "cc-eval",
            "x-service": "evals",
            "x-environment": "ci",
            "x-correlation-id": f"{self.run}/{case.name}",
            **case.tags,
        }

    def openai(self, case):
        return OpenAI().responses.create(model="gpt-4.1", input=case.prompt, extra_headers=self.headers(case))

    def anthropic(self, case):
        return Anthropic().messages.create(
            model="claude-sonnet-4-5",
            max_tokens=50,
            messages=[{"role": "user", "content": case.prompt}],
            extra_headers=case.tags,
        )

    def execute(self, cases):
        for case, provider in product(cases, (self.openai, self.anthropic)):
            self.results.append(provider(case))


def main():
    Harness("quality", "run-9").execute([EvalCase("sum", "1+1"), EvalCase("cap", "Capital?", {"x-suite": "geo"})])
