from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any


class Sends(ABC):
    @abstractmethod
    def send(self, text: str, headers: dict[str, str]) -> str: ...


class Owned:
    team = "writing"
    cost_center = "cc-50"
    environment = "prod"

    def headers(self) -> dict[str, str]:
        return {"x-team-id": self.team, "x-cost-center": self.cost_center, "x-environment": self.environment,
                "x-service": type(self).__name__}


@dataclass
class Prompt(Owned, Sends):
    template: str = "{text}"
    values: dict[str, Any] = field(default_factory=dict)
    run_id: str | None = None

    def headers(self):
        own = super().headers()
        if self.run_id:
            own["x-correlation-id"] = self.run_id
        return own

    def run(self, **values):
        return self.send(self.template.format(**{**self.values, **values}), self.headers())
