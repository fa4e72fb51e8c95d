"""Headers by which the gateway charges a request."""
from ..settings import get_settings
from ..tenancy import current


def ownership():
    """Who pays. Known at start-up."""
    s = get_settings()
    return {
        "x-team-id": s.team_id,
        "x-cost-center": s.cost_center,
        "x-service": s.service,
        "x-environment": s.environment,
    }


def request_headers(tenant=None):
    tenant = tenant or current()
    return {**ownership(), "x-correlation-id": tenant.correlation_id, "x-tenant": tenant.name}
