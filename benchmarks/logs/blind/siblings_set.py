"""The ninth set: siblings of the fixture, as a careful stranger would make them from the list of its findings and the
formats' documentation. Nineteen formats, in each what may be wrong with a record of any of them and what only it can say
wrong; and small logs that are wrong only as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from blind.groups import MORE, Scan, held, lay_group
from blind.scoring import Outcome
from blind.setting import TAGS, Record
from blind.siblings_base import FIRST, Call, Siblings, settle, siblings
from blind.siblings_faults import CALLS, CLEAN, RECORDS, Format
from blind.siblings_formats import FORMATS
from blind.siblings_whole import groups

USUAL = 60
Planned = tuple[Record, str, str, str]  # the record, the kind of fault, its rules and fields


def planned(made: Siblings, form: Format) -> list[Planned]:
    return list(_planned(made, form, FORMATS.index(form)))


def _planned(made: Siblings, form: Format, turn_of: int) -> Iterator[Planned]:
    """What may be wrong anywhere is so in every second format."""
    tagged = form.tags != ()

    def call() -> Call:
        grouped = "litellm" in form.file or "bedrock" in form.file
        return made.call(*form.asked, grouped=grouped, caches="cached" in form.places)

    def shown(needs: str) -> bool:
        return set(needs) <= set(form.shows)

    for _ in range(USUAL):
        yield form.write(call()), "", "", ""
    for number, (kind, rules, fields, needs, turn) in enumerate(CALLS):
        if (number + turn_of) % 2 == 0 and shown(needs) and tagged:
            yield form.write(turn(call())), kind, rules, fields
    for number, (kind, rules, places, needs, spoil) in enumerate(RECORDS):
        if (number + turn_of // 2) % 2 == 0 and shown(needs) and set(places.split()) <= set(form.places):
            record = form.write(call())
            spoil(form, record)
            yield record, kind, rules, ""
    for kind, rules, change in form.faults:
        record = form.write(call())
        change(record)
        yield record, kind, rules, ""
    for kind, needs, turn in CLEAN:
        if shown(needs):
            for _ in range(2 if "correlation" in kind else 1):
                yield form.write(turn(call())), "", "", ""
    for _, change in form.odd:
        record = form.write(call())
        change(record)
        yield record, "", "", ""


def store(form: Format, path: Path, records: list[Record]) -> list[int]:
    """The line of each record; none where a line has several."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if form.store == "result":
        path.write_text(json.dumps({"success": True, "errors": [], "result": records, "result_info": {"page": 1}}))
        return []
    if form.store == "otlp":
        several = [{"resourceSpans": records[n : n + 3]} for n in range(0, len(records), 3)]
        path.write_text("".join(json.dumps(one) + "\n" for one in several))
        return []
    path.write_text("".join(json.dumps(one) + "\n" for one in records))
    return list(range(1, len(records) + 1))


def lay(made: Siblings, folder: Path, form: Format) -> None:
    """Writes a format's log, and down what is wrong with it."""
    made.count = 0
    plan = planned(made, form)
    made.random.shuffle(plan)
    lines = store(form, folder / form.file, [record for record, *_ in plan])
    for number, (record, kind, rules, fields) in enumerate(plan):
        names = [one for one in form.name(record) if one != "None"]
        where: Record = {"source": form.file, "line": lines[number]} if lines else {}
        if rules:
            more = {"fields": fields} if fields else {}
            made.plant(f"{form.file}: {kind}", rules, names[0] if names else "", any_of=names, **where, **more)
        else:
            made.clean.update(names)


def run(folder: Path, seed: int) -> Outcome:
    made = siblings(seed)
    scans: list[Scan] = []
    for form in FORMATS:
        tags = form.tags if form.tags is not None else TAGS
        inside = folder / f"tags-{len(tags)}"
        settle(inside, tags, MORE)
        lay(made, inside, form)
        scans.append((inside, [form.file], "", None))
    for number, group in enumerate(groups(made)):
        inside = folder / f"log-{number:03}"
        scans.append((inside, lay_group(made, inside, group), group.name, group.records))
    (folder / "truth.json").write_text(
        json.dumps({"first": str(FIRST), "planted": made.planted, "clean": sorted(made.clean)}, indent=1)
    )
    return held(made, scans)
