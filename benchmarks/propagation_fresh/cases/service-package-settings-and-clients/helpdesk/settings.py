from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    team: str = "helpdesk"
    cost_center: str = "cc-80"
    environment: str = "prod"

    def headers(self, service: str) -> dict[str, str]:
        return {"x-team-id": self.team, "x-cost-center": self.cost_center, "x-service": service,
                "x-environment": self.environment}
