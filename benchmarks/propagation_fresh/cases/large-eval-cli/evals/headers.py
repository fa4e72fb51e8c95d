"""Two ways to the same headers; the older one is going away."""


def from_config(config):
    headers = {f"x-{key.replace('_', '-')}": value for key, value in config.owner.items()}
    headers["x-correlation-id"] = config.correlation_id
    return headers


def legacy(team, service):
    return {
        "x-team-id": team,
        "x-cost-center": "cc-900",
        "x-service-name": service,
        "x-environment": "ci",
        "x-correlation-id": "legacy",
    }
