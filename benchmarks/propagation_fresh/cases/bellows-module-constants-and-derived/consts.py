from types import MappingProxyType

TEAM = "bellows"
_BASE = {"x-team-id": TEAM, "x-cost-center": "cc-348", "x-environment": "prod"}
ASK = MappingProxyType({**_BASE, "x-service": "ask"})
EMBED = MappingProxyType(_BASE)
ALL = {name: value for name, value in globals().items() if name in ("ASK", "EMBED")}
del _BASE
