from agents import ModelSettings

OWNER = {
    "x-team-id": "travel",
    "x-cost-center": "cc-12",
    "x-service": "trip-planner",
    "x-environment": "beta",
}


def model_settings(correlation_id=None, **more):
    headers = OWNER.copy()
    if correlation_id:
        headers["x-correlation-id"] = correlation_id
    return ModelSettings(extra_headers=headers, **more)
