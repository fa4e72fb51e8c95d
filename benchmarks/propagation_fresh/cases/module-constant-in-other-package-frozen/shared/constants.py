import enum
from types import MappingProxyType


class Owner(dict, enum.Enum):
    PAY = {"x-team-id": "mc", "x-cost-center": "cc-4013"}
    TAX = {"x-team-id": "tax", "x-cost-center": "cc-4014"}


STAGE = {"x-environment": "prod"}
FULL = MappingProxyType({**Owner.PAY.value, **STAGE, "x-service": "mc", "x-correlation-id": "boot"})
