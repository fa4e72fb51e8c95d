from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace


@dataclass(slots=True, kw_only=True)
class CallContext:
    tenant: str
    cost_center: str | None = None
    operation: str = "root"
    request_id: str = field(default_factory=lambda: uuid.uuid4().hex)

    def child(self, operation: str) -> CallContext:
        return replace(self, operation=operation)

    def detached(self) -> CallContext:
        return CallContext(tenant=self.tenant, operation=self.operation)

    def as_headers(self) -> dict[str, str]:
        pairs = {
            "x-team-id": self.tenant,
            "x-cost-center": self.cost_center,
            "x-service": self.operation,
            "x-environment": "prod",
            "x-correlation-id": self.request_id,
        }
        return {k: v for k, v in pairs.items() if v}
