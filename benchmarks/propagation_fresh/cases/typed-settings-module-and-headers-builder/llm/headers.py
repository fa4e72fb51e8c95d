from conf import settings


def build_headers(correlation_id: str, *, include_cost_center: bool = True) -> dict:
    headers = {
        "x-team-id": settings.team_id,
        "x-service": settings.service,
        "x-environment": settings.environment,
        "x-correlation-id": correlation_id,
    }
    if include_cost_center:
        headers["x-cost-center"] = settings.cost_center
    return headers
