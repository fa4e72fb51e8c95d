from dataclasses import dataclass


@dataclass(frozen=True)
class Tags:
    team: str
    cost_center: str
    service: str = "core"

    def as_headers(self, cid: str) -> dict[str, str]:
        return {"x-team-id": self.team, "x-cost-center": self.cost_center, "x-service": self.service,
                "x-environment": "prod", "x-correlation-id": cid}
