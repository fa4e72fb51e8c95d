from dataclasses import dataclass


@dataclass
class Owner:
    team: str
    cost_center: str
    service: str
    environment: str

    def as_headers(self, correlation_id):
        return {
            "X-Team-Id": self.team,
            "X-Cost-Center": self.cost_center,
            "X-Service": self.service,
            "X-Environment": self.environment,
            "X-Correlation-Id": correlation_id,
        }

    def as_metadata(self, correlation_id):
        return {
            "team_id": self.team,
            "cost_center": self.cost_center,
            "service": self.service,
            "environment": self.environment,
            "correlation_id": correlation_id,
        }
