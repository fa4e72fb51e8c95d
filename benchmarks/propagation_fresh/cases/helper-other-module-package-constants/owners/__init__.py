from . import registry
from .registry import OWNERS as _OWNERS


def headers(service: str, cid: str) -> dict[str, str]:
    found = _OWNERS.get(service, registry.DEFAULT)
    return {**found, "x-service": service, "x-environment": registry.ENVIRONMENT, "x-correlation-id": cid}
