from abc import ABC, abstractmethod

from openai import OpenAI


class LlmTask(ABC):
    model = "gpt-4o"
    team = "platform"

    def __init__(self):
        self.client = OpenAI()

    @abstractmethod
    def prompt(self, subject): ...

    def cost_center(self):
        return None

    def tags(self, run_id):
        tags = {"team_id": self.team, "service": type(self).__name__.lower(), "environment": "prod", "correlation_id": run_id}
        if (center := self.cost_center()) is not None:
            tags["cost_center"] = center
        return tags

    def run(self, subject, run_id):
        return self.client.responses.create(model=self.model, input=self.prompt(subject), metadata=self.tags(run_id))
