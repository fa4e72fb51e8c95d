from types import MappingProxyType
from typing import Final, Mapping

from anthropic import Anthropic

_TEAM: Final = "library"
_PAIRS: Final[tuple[tuple[str, str], ...]] = (
    ("x-team-id", _TEAM), ("x-cost-center", "cc-1016"), ("x-service", _TEAM + "-search"), ("x-environment", "prod"))
TAGS: Final[Mapping[str, str]] = MappingProxyType(dict(_PAIRS) | {"x-correlation-id": f"{_TEAM}-cron"})
SHORT_TAGS: Final = {k: TAGS[k] for k in list(TAGS)[:3]}
api = Anthropic()


def find(book):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=5, messages=[{"role": "user", "content": book}],
                               extra_headers=TAGS)


def find_fast(book):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=5, messages=[{"role": "user", "content": book}],
                               extra_headers=SHORT_TAGS)


def main():
    find("Momo")
    find_fast("Momo")
