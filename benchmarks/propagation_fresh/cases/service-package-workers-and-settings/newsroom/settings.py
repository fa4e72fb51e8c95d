from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    service: str
    team: str = "news"
    cost_center: str = "cc-1084"
    environment: str = "prod"

    @property
    def headers(self) -> dict[str, str]:
        return {"x-team-id": self.team, "x-cost-center": self.cost_center, "x-service": self.service, "x-environment": self.environment}
