from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    team: str
    cost_center: str
    environment: str

    def headers(self, service: str) -> dict[str, str]:
        return {"x-team-id": self.team, "x-cost-center": self.cost_center, "x-service": service,
                "x-environment": self.environment}
