"""Chargeback headers: who pays for a request, and which request it was."""

import os
import uuid

COST_CENTERS = {"team-search": "CC-1001", "team-support": "CC-1003"}


def owner_headers(team: str, endpoint: str) -> dict[str, str]:
    """What is known once per service."""
    return {
        "x-team-id": team,
        "x-cost-center": COST_CENTERS[team],
        "x-service-endpoint": endpoint,
        "x-environment": os.environ["DEPLOY_ENV"],
    }


def request_headers(correlation_id: str) -> dict[str, str]:
    """What is new with every request."""
    return {"x-request-id": str(uuid.uuid4()), "x-correlation-id": correlation_id}
