import json
from pathlib import Path

from pydantic import BaseModel, TypeAdapter


class Tenant(BaseModel):
    team: str
    cost_center: str
    tier: str


TENANTS = TypeAdapter(dict[str, Tenant]).validate_json(Path(__file__).with_name("tenants.json").read_text())


def headers(tenant: Tenant, correlation: str) -> dict[str, str]:
    return {"x-team-id": tenant.team, "x-cost-center": tenant.cost_center, "x-service": "quotes",
            "x-environment": "prod", "x-correlation-id": correlation}
