from dataclasses import dataclass, field, asdict

from .config import config


@dataclass
class RequestContext:
    correlation_id: str
    team_id: str = config.team_id
    cost_center: str = config.cost_center
    service: str = config.service
    environment: str = field(default_factory=lambda: config.environment.value)

    @classmethod
    def create(cls, correlation_id):
        return cls(correlation_id=correlation_id)

    def tags(self):
        return asdict(self)

    def headers(self):
        return {"x-" + name.replace("_", "-"): value for name, value in self.tags().items()}
