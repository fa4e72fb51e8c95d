"""Dated exemptions: which findings the exceptions of a policy hide. Takes plain values, as suppression does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial

from msgspec import Struct

from checker.documents.location import Location
from checker.findings.model import Finding, Suppressed


class Exempted(Struct, frozen=True):
    """What stays, what is hidden, and the places of the exemptions that hid something."""

    kept: tuple[Finding, ...]
    hidden: tuple[Suppressed, ...]
    used: frozenset[Location]


class Exemption(Struct, frozen=True):
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
) -> Exempted:
    """Paths are relative to the project; `facts` gives what selectors compare."""
    declared = tuple(exemptions)
    kept: list[Finding] = []
    hidden: list[Suppressed] = []
    used: set[Location] = set()
    for finding in findings:
        paths = [place.path for place in (finding.at, *finding.sites)]
        known = partial(facts, finding)
        hits = [e for e in declared if e.rule in (finding.rule, finding.name) and covers(e, paths, known)]
        if not hits:
            kept.append(finding)
            continue
        used.update(hit.at for hit in hits)
        hidden.append(Suppressed(finding, "exception", f"{hits[0].reason} ({hits[0].owner})", hits[0].at))
    return Exempted(tuple(kept), tuple(hidden), frozenset(used))


def covers(exemption: Exemption, paths: Sequence[str], facts: Callable[[], Mapping[str, str]]) -> bool:
    """Whether an exemption for the rule is about these places. `facts` is asked only where a selector needs it."""
    if exemption.path is None and not exemption.selector:
        return False  # an exception must say where: one for everything is a rule switched off
    if exemption.path is not None:
        pattern = compile_glob(exemption.path)
        if not any(pattern.fullmatch(path) for path in paths):
            return False
    if not exemption.selector:
        return True
    known = facts()
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
