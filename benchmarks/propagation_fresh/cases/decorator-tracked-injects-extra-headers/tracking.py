import functools
import uuid


def tracked(team, *, cost_center, service):
    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            headers = kwargs.pop("headers", {})
            headers = {"x-team-id": team, "x-cost-center": cost_center, "x-service": service,
                       "x-environment": "prod", "x-correlation-id": uuid.uuid4().hex, **headers}
            return fn(*args, headers=headers, **kwargs)
        return wrapper
    return decorate
