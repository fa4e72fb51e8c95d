from dataclasses import dataclass


@dataclass
class Config:
    team: str
    center: str
    service: str = "sl"
    environment: str = "prod"

    def tags(self):
        return {"x-team-id": self.team, "x-cost-center": self.center, "x-service": self.service, "x-environment": self.environment}
