import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    team: str
    center: str
    env: str = "unknown"

    @classmethod
    def load(cls, **overrides):
        values = {"team": os.environ["TEAM_ID"], "center": os.environ["COST_CENTER"], **overrides}
        return cls(**values)

    def headers(self, service, cid):
        return {"x-team-id": self.team, "x-cost-center": self.center, "x-environment": self.env,
                "x-service": service, "x-correlation-id": cid}
