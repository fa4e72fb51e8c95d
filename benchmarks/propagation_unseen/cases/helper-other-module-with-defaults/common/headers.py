from . import settings


def build(team=settings.TEAM, *, correlation_id, service=None, **extra):
    out = {"x-team-id": team, "x-correlation-id": correlation_id, "x-environment": settings.env()}
    if service is not None:
        out.setdefault("x-service", service)
    out.update((f"x-{k.replace('_', '-')}", v) for k, v in extra.items())
    return out


minimal = build(correlation_id="static")
