"""Headers as a mapping that fills itself from its parts."""
from collections import ChainMap

from .tenants import Environment

BASE = {"x-service": "translate", "x-environment": Environment.PROD.value}


class HeaderParts:
    def __init__(self, *parts):
        self.parts = parts

    def merged(self):
        return dict(ChainMap(*self.parts))

    def with_part(self, **part):
        named = {f"x-{key.replace('_', '-')}": value for key, value in part.items() if value}
        return HeaderParts(named, *self.parts)


def for_tenant(tenant):
    return HeaderParts(BASE).with_part(team_id=tenant.value, cost_center=f"cc-{tenant.value}")
