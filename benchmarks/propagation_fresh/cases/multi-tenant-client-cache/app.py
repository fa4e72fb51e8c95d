"""One client per tenant, cached; a tenant that signed up late has no cost center and gets the default one, which is a placeholder."""
from functools import lru_cache

from openai import OpenAI

TENANTS = {"north": {"team": "north", "cost_center": "cc-501"}, "late": {"team": "late"}}


@lru_cache(maxsize=None)
def client_for(tenant):
    row = TENANTS[tenant]
    return OpenAI(default_headers={
        "x-team-id": row["team"],
        "x-cost-center": row.get("cost_center", "unknown"),
        "x-service": "tenants",
        "x-environment": "prod",
    })


def north(text, cid):
    return client_for("north").responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})


def late(text, cid):
    return client_for("late").responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})


def main():
    north("a", "n-1")
    late("b", "l-1")
