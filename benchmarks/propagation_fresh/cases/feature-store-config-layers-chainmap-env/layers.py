import os
from collections import ChainMap

DEFAULTS = {"team_id": "cfg", "cost_center": "cc-1", "service": "cfg", "environment": "prod"}
FULL = {"correlation_id": "boot"}


def settings(**overrides):
    layers = [overrides, DEFAULTS]
    if os.environ.get("LLM_TAGS") == "full":
        layers.insert(1, FULL)
    return ChainMap(*layers)


def headers(settings):
    return {f"x-{k.replace('_', '-')}": settings[k] for k in settings}
