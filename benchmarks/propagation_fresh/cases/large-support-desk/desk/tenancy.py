"""Which tenant and which request we work for."""
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True)
class Tenant:
    name: str
    correlation_id: str


TENANTS = {"acme": "Acme GmbH", "globex": "Globex"}
_current: ContextVar = ContextVar("tenant", default=None)


def enter(tenant):
    return _current.set(tenant)


def leave(token):
    _current.reset(token)


def current():
    tenant = _current.get()
    if tenant is None:
        raise RuntimeError("no tenant in this context")
    return tenant
