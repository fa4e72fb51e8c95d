"""The eleventh set: other editions of the logs that the ten before knew, with faults of tags, counts, money and times that none of
them had; files that nobody can read and formats that nobody knows, which must be told; ids that come again in another guise; odd JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from blind import editions_kinds, heirs_kinds, siblings_faults
from blind.editions_files import groups
from blind.editions_formats import FORMATS
from blind.editions_shapes import Laid
from blind.groups import MORE, Scan, held, lay_group
from blind.scoring import Outcome
from blind.setting import TAGS, Record
from blind.siblings_base import Call, Siblings, settle, siblings
from blind.siblings_faults import Format

USUAL = 40
SETS = (siblings_faults, heirs_kinds)
KNOWN = 3  # counts in characters, an override that did not answer, a list for the usage object
Wrong = tuple[tuple[str, str, str], ...]  # kinds of faults, their rules and fields
NO_REQUEST = "a span of the service"


def planned(made: Siblings, form: Format, number: int) -> Iterator[tuple[Record, Wrong]]:
    """All new kinds, a third of those of the two sets before, and what only this edition can say wrong."""
    shown = {*form.shows, "T"}

    def call() -> Call:
        grouped = "litellm" in form.file or "bedrock" in form.file
        return made.call(*form.asked, grouped=grouped, caches="cached" in form.places)

    for _ in range(USUAL):
        yield form.write(call()), ()
    old = [one for kinds in SETS for one in kinds.CALLS if set(one[3]) <= shown]
    for kind, rules, fields, shows, turn in (*editions_kinds.CALLS, *old[number % 3 :: 3]):
        if set(shows) <= shown:
            yield form.write(turn(call())), ((kind, rules, fields),)
    before = [
        one
        for kinds in SETS
        for one in kinds.RECORDS
        if set(one[3]) <= shown and set(one[2].split()) <= set(form.places)
    ]
    for kind, rules, places, shows, spoil in (*editions_kinds.RECORDS, *before[number % 3 :: 3]):
        if set(shows) <= shown and set(places.split()) <= set(form.places):
            record = form.write(call())
            spoil(form, record)
            yield record, ((kind, rules, ""),)
    for kind, rules, change in form.faults:
        record = form.write(call())
        change(record)
        yield record, ((kind, rules, ""),)
    for _, shows, turn in (*editions_kinds.CLEAN, *siblings_faults.CLEAN, *heirs_kinds.CLEAN):
        if set(shows) <= shown:
            yield form.write(turn(call())), ()
    for _, change in form.odd:
        record = form.write(call())
        change(record)
        yield record, ()


def lay(made: Siblings, folder: Path, form: Format, laid: Laid, number: int) -> int:
    made.count = 0
    plan = list(planned(made, form, number))
    made.random.shuffle(plan)
    path = folder / form.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(laid([record for record, _ in plan]))
    for record, wrong in plan:
        names = [one for one in form.name(record) if one != "None"]
        if not wrong:
            made.clean.update(names)
        for kind, rules, fields in wrong:
            made.plant(f"{form.file}: {kind}", rules, names[0], any_of=names, **({"fields": fields} if fields else {}))
    return len(plan) - sum(name == NO_REQUEST for name, _ in form.odd)


def run(folder: Path, seed: int) -> Outcome:
    made, scans = siblings(seed), list[Scan]()
    for number, (form, laid) in enumerate(FORMATS):
        inside = folder / f"format-{number:02}"
        settle(inside, form.tags if form.tags is not None else TAGS, MORE)
        scans.append((inside, [form.file], "", lay(made, inside, form, laid, number)))
    for number, group in enumerate(groups(made)):
        inside = folder / f"log-{number:03}"
        scans.append((inside, lay_group(made, inside, group), group.name, group.records))
    (folder / "truth.json").write_text(json.dumps({"planted": made.planted, "clean": sorted(made.clean)}, indent=1))
    return held(made, scans, KNOWN)
