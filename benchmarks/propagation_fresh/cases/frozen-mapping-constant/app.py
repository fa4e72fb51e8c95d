from types import MappingProxyType
from typing import Final

from openai import OpenAI

TEAM: Final = "atlas"
_PAIRS = (("team-id", TEAM), ("cost-center", "cc-911"), ("service", "tiles"), ("environment", "prod"))
FROZEN = MappingProxyType({f"x-{key}": value for key, value in _PAIRS})

client = OpenAI()


def name_tile(tile):
    return client.responses.create(model="gpt-4o-mini", input=tile, extra_headers=dict(FROZEN, **{"x-correlation-id": tile}))


def rename_tile(tile):
    return client.responses.create(model="gpt-4o-mini", input=tile, extra_headers=dict(FROZEN))


def main():
    name_tile("8/41")
    rename_tile("8/41")
