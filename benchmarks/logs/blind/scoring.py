"""What was planted where, and how what a scan says is held against it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from blind.setting import Record


@dataclass(frozen=True)
class Outcome:
    """`planted` defects, `clean` records; those `missed`, and what was said of clean records. `known`: how many are
    known to be missed."""

    planted: int
    clean: int
    missed: tuple[str, ...]
    alarms: tuple[str, ...]
    known: int = 0

    @property
    def holds(self) -> bool:
        return len(self.missed) <= self.known and not self.alarms


@dataclass(kw_only=True)
class Truth:
    """What is wrong with which record of a set, by the id that the log's format gives it or by its file and line."""

    random: random.Random
    planted: list[Record] = field(default_factory=list)
    clean: set[str] = field(default_factory=set)

    def hexes(self, digits: int) -> str:
        return f"{self.random.getrandbits(4 * digits):0{digits}x}"

    def plant(self, kind: str, rules: str, name: str, **where: object) -> None:
        """`rules`: any of them may say it. `where` may have `source` with its `line`, `lines` or any, `any_of` (ids of
        which any will do), `fields` (of which one must be named), `group` (sources that were scanned together, in which
        it is said of one of `any_of` or of the whole), or `notice` (a source: that it cannot be read is as good)."""
        self.planted.append({"kind": kind, "rules": rules.split(), "id": name, **where})
        self.clean.discard(name)

    def held_against(self, said: list[Record], *, notices: Sequence[str] = (), known: int = 0) -> Outcome:
        """`notices`: paths of sources that could not be read whole."""
        missed = []
        for defect in self.planted:
            if defect.get("notice") in notices:
                continue
            seen = {violation["rule"] for violation in said if _about(violation, defect)}
            if not seen & set(defect["rules"]):
                where = defect["id"] or defect.get("group") or f"{defect['source']}:{defect.get('line', '')}"
                missed.append(f"{defect['kind']} ({where}): {', '.join(sorted(seen)) or 'nothing'}")
        alarms = [
            f"{v['path']}:{v['line']} {v['rule']} {v['field']}: {v['message']}"
            for v in said
            if not {v["record_id"], f"{v['path']}:{v['line']}", f"group:{v.get('group')}"}.isdisjoint(self.clean)
        ]
        return Outcome(len(self.planted), len(self.clean), tuple(missed), tuple(alarms), known)


def _about(violation: Record, defect: Record) -> bool:
    names = set(defect.get("any_of", [defect["id"]])) - {""}
    if violation.get("group", "") != defect.get("group", ""):
        return False
    if defect.get("fields") and violation["field"] not in defect["fields"].split():
        return False
    if "group" in defect:
        return not names or violation["record_id"] in names
    if violation["record_id"] in names:
        return True
    if "source" not in defect or violation["path"] != defect["source"]:
        return False
    return violation["line"] in defect.get("lines", [defect.get("line", violation["line"])])
