"""Settings of the ski school's assistants."""
import os
from types import MappingProxyType

SERVICE = "ski-school"
ATTRIBUTION = MappingProxyType({
    "x-team-id": "alpine",
    "x-cost-center": os.environ.get("ALPINE_COST_CENTER") or "cc-alpine",
    "x-service": SERVICE,
    "x-environment": os.environ.get("DEPLOY_ENV", "dev"),
})
