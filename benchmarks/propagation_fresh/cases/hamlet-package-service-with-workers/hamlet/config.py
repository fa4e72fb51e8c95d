import os
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Config:
    team: str = field(default_factory=lambda: os.environ["TEAM_ID"])
    cost_center: str = field(default_factory=lambda: os.environ["COST_CENTER"])
    service: str = "hamlet"
    environment: str = os.environ.get("DEPLOY_ENV", "dev")

    def tags(self):
        return {"x-team-id": self.team, "x-cost-center": self.cost_center, "x-service": self.service,
                "x-environment": self.environment}
