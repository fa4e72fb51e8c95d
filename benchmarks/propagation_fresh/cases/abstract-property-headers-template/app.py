from abc import ABC, abstractmethod

import anthropic


class Step(ABC):
    client = anthropic.Anthropic()

    @property
    @abstractmethod
    def tags(self) -> dict: ...

    def run(self, text):
        return self.client.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=self.tags,
                                           messages=[{"role": "user", "content": text}])


class Clean(Step):
    @property
    def tags(self):
        return {"x-team-id": "st", "x-cost-center": "cc-51", "x-service": "clean", "x-environment": "prod", "x-correlation-id": "c"}


class Label(Clean):
    @property
    def tags(self):
        base = super().tags
        return {k: base[k] for k in base if k != "x-service"}


def main():
    for step in (Clean(), Label()):
        step.run("a")
