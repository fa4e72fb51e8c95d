"""Findings of the invariants that data states."""

from __future__ import annotations

from collections.abc import Iterator

from checker.configs.configfile import ConfigFile
from checker.configs.invariants import breaches
from checker.configs.secrets import shown
from checker.findings.model import Finding, Level


def findings(config: ConfigFile, rule: str) -> Iterator[Finding]:
    for breach in breaches(config, rule):
        value = shown(breach.item.node, breach.item.path)
        text = str(value).lower() if isinstance(value, bool) else str(value)
        yield Finding.fail(
            f"{breach.setting} is {text}: {breach.why}",
            at=breach.item.at,
            fix=breach.fix,
            level=Level(breach.level),
            anchor=breach.item.pointer,
            private=True,
        )
