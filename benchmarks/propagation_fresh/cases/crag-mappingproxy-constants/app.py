from types import MappingProxyType
from typing import Final

import anthropic

TEAM: Final = "crag"
_COMMON: Final = {"x-team-id": TEAM, "x-cost-center": "cc-820", "x-environment": "prod"}
ROUTES: Final = MappingProxyType({**_COMMON, "x-service": "routes"})
RESCUE: Final = MappingProxyType({**_COMMON, "x-service": "rescue", "x-correlation-id": "rescue-standing"})
_COMMON["x-correlation-id"] = "late"

claude = anthropic.Anthropic()


def grade(route):
    return claude.messages.create(model="claude-haiku-4-5", max_tokens=8, extra_headers=dict(ROUTES),
                                  messages=[{"role": "user", "content": route}])


def alarm(message):
    return claude.messages.create(model="claude-haiku-4-5", max_tokens=8, extra_headers=ROUTES | _COMMON | RESCUE,
                                  messages=[{"role": "user", "content": message}])


def main():
    grade("north face")
    alarm("rope stuck")
