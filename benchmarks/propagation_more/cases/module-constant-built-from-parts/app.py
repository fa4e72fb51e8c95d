"""Constants built from constants at import time, one frozen; a later statement of the module deletes a key."""
from types import MappingProxyType

from anthropic import Anthropic

TEAM, CENTER = "mail", "cc-318"
_BASE = (("x-team-id", TEAM), ("x-cost-center", CENTER), ("x-service", "spam"))
FROZEN = MappingProxyType({**dict(_BASE), "x-environment": "prod", "x-correlation-id": "sweep"})
LOOSE = dict(FROZEN)
del LOOSE["x-service"]
LOOSE["x-environment"] = "stage"

client = Anthropic()


def sweep(mail):
    return client.messages.create(model="claude-3-5-haiku-latest", max_tokens=1, extra_headers=FROZEN,
                                  messages=[{"role": "user", "content": mail}])


def sweep_stage(mail):
    return client.messages.create(model="claude-3-5-haiku-latest", max_tokens=1, extra_headers=LOOSE,
                                  messages=[{"role": "user", "content": mail}])


def main():
    sweep("a")
    sweep_stage("a")
