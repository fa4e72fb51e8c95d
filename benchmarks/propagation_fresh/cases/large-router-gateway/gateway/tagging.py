SERVICE = "router-gateway"
ENVIRONMENT = "staging"

_NAMES = {
    "team_id": "x-team-id",
    "cost_center": "x-cost-center",
    "service": "x-service",
    "environment": "x-environment",
    "correlation_id": "x-correlation-id",
}


def tags_of(team, correlation_id):
    return {
        "team_id": team.name,
        "cost_center": team.cost_center,
        "service": SERVICE,
        "environment": ENVIRONMENT,
        "correlation_id": correlation_id,
    }


def as_headers(tags):
    return {_NAMES[name]: value for name, value in tags.items() if value}
