"""What is unsafe in one configuration for itself. Knowledge is data: `invariants.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

from checker.configs.configfile import ConfigFile, Item
from checker.configs.units import measure
from checker.documents.tree import Scalar, plain

_FILE: Final = Path(__file__).with_name("invariants.yaml")


@dataclass(frozen=True, slots=True)
class Breach:
    """A setting with an unsafe value. `setting`: as its user knows it (`exporters.otlp.sending_queue.enabled`)."""

    item: Item
    setting: str
    level: str
    why: str
    fix: str


def breaches(config: ConfigFile, rule: str) -> Iterator[Breach]:
    """What of `config` breaks the invariants of that rule. A value that a variable hides is not judged."""
    for entry in _entries():
        if entry["rule"] == rule:
            for item, setting in _candidates(config, entry):
                if _unsafe(item, entry["unsafe"]):
                    yield Breach(item, setting, entry.get("level", "error"), entry["why"], entry["fix"])


@cache
def _entries() -> tuple[Mapping[str, Any], ...]:
    from checker.documents.yaml import read_yaml_file

    return tuple(plain(read_yaml_file(_FILE.read_bytes(), _FILE.name))["invariants"])


def _candidates(config: ConfigFile, entry: Mapping[str, Any]) -> Iterator[tuple[Item, str]]:
    if variable := entry.get("variable"):
        named = tuple(config.variables())
        for name, found in named:
            if name == variable and ("where" not in entry or _holds(entry["where"], found, named)):
                yield found, name
        return
    kind = entry["kind"]
    if not config.has(kind):
        return
    safe = {found.path[:2] for found in config.find(kind, entry["unless"])} if "unless" in entry else set()
    used = _named(config, kind, _several(entry["used_in"])) if "used_in" in entry else None
    for pattern in _several(entry["each"]):
        for owner in config.find(kind, pattern):
            if owner.path[:2] not in safe and (used is None or owner.path[1] in used):
                item = owner.get(*entry["setting"].split("/"))
                if item is not None:
                    yield item, ".".join(item.path)


def _holds(where: Mapping[str, Any], item: Item, named: tuple[tuple[str, Item], ...]) -> bool:
    """Whether the variable that decides what this one means is set beside it to one of the values."""
    beside = (other for name, other in named if name == where["variable"] and other.path[:-1] == item.path[:-1])
    return any(str(other.value).strip() in where["is"] for other in beside)


def _named(config: ConfigFile, kind: str, patterns: list[str]) -> frozenset[str]:
    return frozenset(
        str(named.value) for pattern in patterns for found in config.find(kind, pattern) for named in found.items()
    )


def _several(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def _unsafe(item: Item, unsafe: Mapping[str, Any]) -> bool:
    if not isinstance(item.node, Scalar):
        return False
    text = str(item.value).strip()
    if "is" in unsafe:
        return text.lower() in {str(bad).lower() for bad in unsafe["is"]}
    number = measure(text, text, unsafe.get("unit", "number"))
    if number is None or number == unsafe.get("except"):
        return False
    low, high = unsafe.get("below"), unsafe.get("above")
    return (low is not None and number < Fraction(str(low))) or (high is not None and number > Fraction(str(high)))
