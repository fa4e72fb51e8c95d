"""Datadog's sampling rules: the first one that fits a trace decides, so a later one may mean nothing for a service.

Source: Datadog's documentation of DD_TRACE_SAMPLING_RULES.
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Final

from checker.configs.invariants.breaches import around
from checker.configs.invariants.invariant import Breach, breach_at
from checker.configs.invariants.stated import constant
from checker.configs.loading.configfile import ConfigFile
from checker.configs.loading.items import Item
from checker.configs.values.units import bare
from checker.documents.tree import Scalar

_RULES: Final = "DD_TRACE_SAMPLING_RULES"
_SERVICE: Final = ("DD_SERVICE", "OTEL_SERVICE_NAME")
_NARROWER: Final = ("name", "resource", "tags")


def traces_thinned(config: ConfigFile) -> Iterator[Breach]:
    for single in config.single():
        named = tuple(single.variables())
        for name, rules in named:
            if name == _RULES:
                beside = {other: constant(item) for other, item in named if around(item) == around(rules)}
                yield from _thinned(rules, next((beside[key] for key in _SERVICE if beside.get(key)), ""))


def _thinned(rules: Item, service: str) -> Iterator[Breach]:
    """`service`: the one that the file is for, empty if it does not say."""
    kept = False
    for rule in rules.items():
        glob = _text(rule, "service") or "*"
        whole = not any(rule.get(key) for key in _NARROWER)
        if service and not fnmatchcase(service.lower(), glob.lower()):
            continue
        rate = bare(_text(rule, "sample_rate") or "1")
        if rate is not None and rate < 1:
            yield breach_at(
                rule.get("sample_rate") or rule,
                f"is {_text(rule, 'sample_rate')}",
                setting=f"{_RULES}.{rule.name}.sample_rate",
                level="warning" if kept or not whole else "error",
                why="Datadog keeps only this share of the traces that the rule fits",
                fix="set 1 for the services that call models",
            )
        kept = kept or rate is None or rate >= 1
        if whole and (service or glob == "*"):
            return  # it fits every trace


def _text(rule: Item, key: str) -> str:
    found = rule.get(key)
    return str(found.value).strip() if found is not None and isinstance(found.node, Scalar) else ""
