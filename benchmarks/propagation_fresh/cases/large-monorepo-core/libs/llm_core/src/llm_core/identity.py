import contextlib
import contextvars
import dataclasses
import uuid

_correlation = contextvars.ContextVar("correlation")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Identity:
    team_id: str
    cost_center: str
    service: str
    environment: str = "staging"

    def headers(self):
        headers = {"x-" + f.name.replace("_", "-"): getattr(self, f.name) for f in dataclasses.fields(self)}
        correlation = _correlation.get(None)
        if correlation:
            headers["x-correlation-id"] = correlation
        return headers


@contextlib.contextmanager
def scope(correlation_id=None):
    """Everything within is one unit of work."""
    token = _correlation.set(correlation_id or uuid.uuid4().hex)
    try:
        yield
    finally:
        _correlation.reset(token)
