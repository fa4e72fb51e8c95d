from dataclasses import dataclass


@dataclass(frozen=True)
class OwnerTags:
    team: str
    cost_center: str
    service: str
    environment: str = "prod"

    def static(self) -> dict[str, str]:
        return {
            "x-team-id": self.team,
            "x-cost-center": self.cost_center,
            "x-service": self.service,
            "x-environment": self.environment,
        }

    def for_request(self, request_id: str) -> dict[str, str]:
        return {**self.static(), "x-correlation-id": request_id}
