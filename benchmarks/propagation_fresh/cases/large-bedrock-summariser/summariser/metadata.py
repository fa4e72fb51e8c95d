import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Metadata:
    team_id: str
    cost_center: str
    service: str
    environment: str

    @classmethod
    def from_env(cls):
        return cls(
            os.environ["TEAM_ID"], os.environ["COST_CENTER"], "bedrock-summariser", os.environ["DEPLOY_ENV"]
        )

    def for_call(self, correlation_id):
        return {
            "team_id": self.team_id,
            "cost_center": self.cost_center,
            "service": self.service,
            "environment": self.environment,
            "correlation_id": correlation_id,
        }
