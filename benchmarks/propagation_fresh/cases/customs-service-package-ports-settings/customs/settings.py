from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    team: str = "customs"
    center: str = "cc-83"
    environment: str = "prod"

    def headers(self, service: str) -> dict[str, str]:
        return {"x-team-id": self.team, "x-cost-center": self.center, "x-service": service,
                "x-environment": self.environment}
