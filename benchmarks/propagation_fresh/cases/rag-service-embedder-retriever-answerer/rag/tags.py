from dataclasses import dataclass


@dataclass(frozen=True)
class Attribution:
    team: str
    cost_center: str
    service: str
    environment: str = "prod"

    def headers(self, correlation_id):
        return {"x-team-id": self.team, "x-cost-center": self.cost_center, "x-service": self.service,
                "x-environment": self.environment, "x-correlation-id": correlation_id}
