"""The thirteenth set: the end of a quarter at another company. Seventeen logs of what providers and gateways write in 2026, with tags and a
price card of its own, and small logs that are wrong only as a whole."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from blind import quarter_files, quarter_gateways, quarter_providers, quarter_spans, quarter_whole
from blind.groups import Scan, held
from blind.quarter_base import AS_OF, Ask, Quarter, settle
from blind.quarter_kinds import CLEAN, WRONG, Case
from blind.quarter_providers import Log, gzipped, plain, zstandard
from blind.quarter_whole import Small
from blind.scoring import Outcome
from blind.setting import Record

USUAL = 36
KNOWN = 1  # five hours of nothing, in which 24 requests were due
LOGS: tuple[Log, ...] = (*quarter_providers.LOGS, *quarter_gateways.LOGS, *quarter_spans.LOGS)


def planned(made: Quarter, log: Log, number: int) -> Iterator[tuple[Record, Case]]:
    """Two thirds of what may be wrong anywhere, and what only this log can say wrong."""

    def ask() -> Ask:
        found = made.ask(*log.asked)
        return found if "c" in log.shows else replace(found, cached=0, written=0, hourly=0)

    usual = Case("", "")
    for _ in range(USUAL):
        yield log.write(ask()), usual
    for place, case in enumerate(WRONG):
        shown = set(case.needs) <= set(log.shows) and (log.kept is None or not case.fields or case.fields in log.kept)
        if shown and (place + number) % 3:
            yield made_of(log, case, ask()), case
    for case in (*CLEAN, *log.cases):
        if set(case.needs) <= set(log.shows):
            yield made_of(log, case, ask()), case


def made_of(log: Log, case: Case, ask: Ask) -> Record:
    record = log.write(case.turn(ask) if case.turn else ask)
    if case.change:
        case.change(record)
    return record


def lay(made: Quarter, folder: Path, log: Log, number: int) -> int:
    settle(folder, log.kept, log.more)
    made.count = 0
    plan = list(planned(made, log, number))
    made.random.shuffle(plan)
    path = folder / log.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(log.laid([record for record, _ in plan]))
    lined = log.laid in (gzipped, zstandard, plain)
    for line, (record, case) in enumerate(plan, 1):
        names = names_of(log, record)
        if case.rules:
            where: Record = {"fields": case.fields} if case.fields else {}
            where |= {"source": log.file, "line": line} if lined else {}
            made.plant(f"{log.file}: {case.kind}", case.rules, names[0] if names else "", any_of=names, **where)
        else:
            made.clean.update([*names, *([f"{log.file}:{line}"] if lined else [])])
    return len(plan)


def names_of(log: Log, record: Record) -> list[str]:
    """None of a record whose answer is gone: its line is known."""
    try:
        return [one for one in log.name(record) if one not in ("None", "")]
    except KeyError:
        return []


def lay_small(made: Quarter, folder: Path, small: Small) -> list[str]:
    settle(folder, small.kept, small.more)
    for name, content in small.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    if small.rules:
        notice = {"notice": small.name} if small.notice else {}
        made.plant(small.name, small.rules, "", group=small.name, any_of=list(small.ids), **notice)
    elif not small.notice:
        made.clean.add(f"group:{small.name}")
    return list(small.files)


def generate(folder: Path, seed: int) -> tuple[Quarter, list[Scan]]:
    made, scans = Quarter(random=random.Random(seed)), list[Scan]()
    for number, log in enumerate(LOGS):
        inside = folder / f"log-{number:02}"
        scans.append((inside, [log.file], "", lay(made, inside, log, number)))
    for number, small in enumerate(one for part in (*quarter_whole.PARTS, *quarter_files.PARTS) for one in part(made)):
        inside = folder / f"small-{number:03}"
        scans.append((inside, lay_small(made, inside, small), small.name, small.records))
    (folder / "truth.json").write_text(json.dumps({"planted": made.planted, "clean": sorted(made.clean)}, indent=1))
    return made, scans


def run(folder: Path, seed: int) -> Outcome:
    made, scans = generate(folder, seed)
    return held(made, scans, KNOWN, AS_OF)
