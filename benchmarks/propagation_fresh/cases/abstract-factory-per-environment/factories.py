from abc import ABC, abstractmethod
from functools import singledispatchmethod

import anthropic
import openai


class Factory(ABC):
    environment: str

    def __init__(self, team, cost_center):
        self.team, self.cost_center = team, cost_center

    def headers(self, service):
        return {"x-team-id": self.team, "x-cost-center": self.cost_center, "x-service": service,
                "x-environment": self.environment}

    @abstractmethod
    def openai(self, service) -> openai.OpenAI: ...

    def anthropic(self, service) -> anthropic.Anthropic:
        return anthropic.Anthropic(default_headers=self.headers(service))

    @singledispatchmethod
    def of(self, kind, service):
        raise TypeError(kind)

    @of.register
    def _(self, kind: str, service):
        return getattr(self, kind)(service)


class Prod(Factory):
    environment = "prod"

    def openai(self, service):
        return openai.OpenAI(default_headers=self.headers(service))


class Sandbox(Factory):
    environment = "sandbox"

    def openai(self, service):
        return openai.OpenAI(default_headers={"x-environment": self.environment})
