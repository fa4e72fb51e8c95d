"""Dated exemptions: which findings the exceptions of a policy hide. Takes plain values, as suppression does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from checker.documents.location import Location
from checker.findings.model import Finding, Suppressed


@dataclass(frozen=True, slots=True)
class Exemption:
    """An exception in force. `path` is a glob over paths relative to the project, `selector` compares facts."""

    rule: str
    owner: str
    reason: str
    path: str | None
    selector: Mapping[str, str]
    at: Location


def apply_exemptions(
    findings: Iterable[Finding],
    exemptions: Iterable[Exemption],
    *,
    facts: Callable[[Finding], Mapping[str, str]],
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """What stays and what is hidden. Paths are relative to the project; `facts` gives what selectors compare."""
    declared = tuple(exemptions)
    kept: list[Finding] = []
    hidden: list[Suppressed] = []
    for finding in findings:
        hit = next((e for e in declared if _matches(e, finding, facts)), None)
        if hit is None:
            kept.append(finding)
        else:
            hidden.append(Suppressed(finding, "exception", f"{hit.reason} ({hit.owner})", hit.at))
    return tuple(kept), tuple(hidden)


def _matches(
    exemption: Exemption,
    finding: Finding,
    facts: Callable[[Finding], Mapping[str, str]],
) -> bool:
    if exemption.rule not in (finding.rule, finding.name):
        return False
    if exemption.path is None and not exemption.selector:
        return False  # an exception must say where: one for everything is a rule switched off
    if exemption.path is not None:
        pattern = compile_glob(exemption.path)
        if not any(pattern.fullmatch(place.path) for place in (finding.at, *finding.sites)):
            return False
    if not exemption.selector:
        return True
    known = facts(finding)
    return all(known.get(key) == value for key, value in exemption.selector.items())


@lru_cache(maxsize=512)
def compile_glob(glob: str) -> re.Pattern[str]:
    """`*` and `?` stay within a folder, `**` crosses folders, a folder stands for all below it."""
    text = glob.replace("\\", "/").removeprefix("./")
    folder = text.endswith("/")
    parts: list[str] = []
    position = 0
    text = text.rstrip("/")
    while position < len(text):
        if text.startswith("**/", position):
            parts.append("(?:[^/]+/)*")
            position += 3
        elif text.startswith("**", position):
            parts.append(".*")
            position += 2
        elif text[position] == "*":
            parts.append("[^/]*")
            position += 1
        elif text[position] == "?":
            parts.append("[^/]")
            position += 1
        else:
            parts.append(re.escape(text[position]))
            position += 1
    below = "/.*" if folder else "(?:/.*)?"
    return re.compile("".join(parts) + below)
