"""The eighth set: a company's logs as they lie on disk. Seventeen sources of as many shapes, in JSON lines, arrays, pages,
tables, Parquet, gzip and zstd; what happens is made once (events) and written down by each shape, so that a fault stands
where that vendor would put it. Beside each fault what looks like one.
"""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from score import scanned

from blind.audited_shape import at
from blind.company_base import NAMES, Company, Event, company, settle
from blind.company_faults import FAULTS, LOOKALIKES
from blind.company_groups import Group, groups
from blind.company_shapes import PROXY
from blind.company_sources import SOURCES, Source, array, objects
from blind.scoring import Outcome
from blind.setting import Record

AS_OF = "2026-11-26"
Planned = tuple[Record, str, str, str]  # the record, kind of fault, its rules and fields


def planned(made: Company, source: Source) -> list[Planned]:
    def event() -> Event:
        found = made.event(*source.asked)
        return found if "k" in source.shows else replace(found, cached=0, written=0)

    def shown(needs: str) -> bool:
        return set(needs) <= set(source.shows)

    out: list[Planned] = [(source.write(event()), "", "", "") for _ in range(45)]
    for kind, rules, fields, needs, change in FAULTS:
        if shown(needs):
            out.append((source.write(change(event())), kind, rules, fields))
    for kind, rules, spoil in source.faults:
        record = source.write(event())
        spoil(record)
        out.append((record, kind, rules, ""))
    for _ in range(2):
        for _, needs, change in LOOKALIKES:
            if shown(needs):
                out.append((source.write(change(event())), "", "", ""))
        for _, spoil in source.odd:
            record = source.write(event())
            spoil(record)
            out.append((record, "", "", ""))
    made.random.shuffle(out)
    return out


def named(record: Record, source: Source) -> str:
    if not source.named:
        return ""
    holder, name = at(record, source.named)
    return str(holder[name])


def lay(made: Company, folder: Path, source: Source) -> None:
    """Writes the source, and down what is wrong with it."""
    made.count = 0
    plan = planned(made, source)
    at_lines = not (source.store in (array, objects) or source.file.endswith(("logs.json", "requests.json")))
    first = 2 if source.file.endswith((".csv", ".tsv")) else 1
    for number, (record, kind, rules, fields) in enumerate(plan, first):
        name = named(record, source)
        where = {"source": source.file, "line": number} if at_lines else {}
        if rules:
            made.plant(f"{source.file}: {kind}", rules, name, **where, **({"fields": fields} if fields else {}))
        else:
            made.clean.add(name or f"{source.file}:{number}")
    path = folder / source.file
    path.parent.mkdir(parents=True, exist_ok=True)
    source.store(path, [record for record, *_ in plan])


def lay_group(made: Company, folder: Path, group: Group) -> list[str]:
    settle(folder, PROXY)
    for name, content in group.files.items():
        (folder / name).write_bytes(content)
    if group.rules:
        notice = {"notice": group.name} if group.notice else {}
        made.plant(group.name, group.rules, "", group=group.name, any_of=list(group.ids), **notice)
    else:
        made.clean.add(f"group:{group.name}")
    return [*(name for name in group.files if name != "inventory.json"), *group.more]


def run(folder: Path, seed: int) -> Outcome:
    made = company(seed)
    scans: list[tuple[Path, list[str], str]] = []
    for fields in sorted({source.fields or tuple(NAMES) for source in SOURCES}):
        settle(folder / str(len(fields)), PROXY, fields)
    settle(folder / "none", PROXY, ())
    for source in SOURCES:
        inside = folder / ("none" if source.file.startswith("apim") else str(len(source.fields or NAMES)))
        lay(made, inside, source)
        scans.append((inside, [source.file], ""))
    for number, group in enumerate(groups(made)):
        inside = folder / f"group-{number:02}"
        scans.append((inside, lay_group(made, inside, group), group.name))
    (folder / "truth.json").write_text(json.dumps({"planted": made.planted, "clean": sorted(made.clean)}, indent=1))
    said, notices = [], []
    with ThreadPoolExecutor(2) as pool:
        for (_, _, name), (found, report) in zip(
            scans, pool.map(lambda one: scanned(one[0], one[1], AS_OF), scans), strict=True
        ):
            notices += [name or notice["path"] for notice in report["notices"]]
            said += [{**one, "group": name, "line": 0 if name else one["line"]} for one in found]
    return made.held_against(said, notices=notices)
