"""The eleventh set: other editions of the logs that the ten before knew, with faults of tags, counts, money and times that none of
them had; files that nobody can read and formats that nobody knows, which must be told; ids that come again in another guise; odd JSON.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from blind import editions_kinds, heirs_kinds, siblings_faults
from blind.editions_files import groups
from blind.editions_formats import FORMATS
from blind.editions_shapes import Laid
from blind.groups import MORE, Group, Scan, held, lay_group
from blind.scoring import Outcome
from blind.setting import TAGS, Record
from blind.siblings_base import Call, Siblings, Turn, settle, siblings
from blind.siblings_faults import Format, Spoil

USUAL = 40
SETS = (siblings_faults, heirs_kinds)
KNOWN = 2  # an override that did not answer, a list for the usage object
Wrong = tuple[tuple[str, str, str], ...]  # kinds of faults, their rules and fields
NO_REQUEST = "a span of the service"


class Kinds(Protocol):
    """Faults of calls, faults of records, and what looks wrong and is right."""

    @property
    def CALLS(self) -> Sequence[tuple[str, str, str, str, Turn]]: ...  # noqa: N802

    @property
    def RECORDS(self) -> Sequence[tuple[str, str, str, str, Spoil]]: ...  # noqa: N802

    @property
    def CLEAN(self) -> Sequence[tuple[str, str, Turn]]: ...  # noqa: N802


def planned(
    made: Siblings, form: Format, number: int, own: Kinds, before: Sequence[Kinds], usual: int = USUAL
) -> Iterator[tuple[Record, Wrong]]:
    """All kinds of `own`, a third of those of the sets before, and what only this edition can say wrong."""
    shown = {*form.shows, "T"}

    def call() -> Call:
        grouped = "litellm" in form.file or "bedrock" in form.file
        return made.call(*form.asked, grouped=grouped, caches="cached" in form.places)

    for _ in range(usual):
        yield form.write(call()), ()
    old = [one for kinds in before for one in kinds.CALLS if set(one[3]) <= shown]
    for kind, rules, fields, shows, turn in (*own.CALLS, *old[number % 3 :: 3]):
        if set(shows) <= shown and form.tags != ():
            yield form.write(turn(call())), ((kind, rules, fields),)
    spoils = [
        one
        for kinds in before
        for one in kinds.RECORDS
        if set(one[3]) <= shown and set(one[2].split()) <= set(form.places)
    ]
    for kind, rules, places, shows, spoil in (*own.RECORDS, *spoils[number % 3 :: 3]):
        if set(shows) <= shown and set(places.split()) <= set(form.places):
            record = form.write(call())
            spoil(form, record)
            yield record, ((kind, rules, ""),)
    for kind, rules, change in form.faults:
        record = form.write(call())
        change(record)
        yield record, ((kind, rules, ""),)
    for _, shows, turn in (one for kinds in (own, *before) for one in kinds.CLEAN):
        if set(shows) <= shown:
            yield form.write(turn(call())), ()
    for _, change in form.odd:
        record = form.write(call())
        change(record)
        yield record, ()


def lay(made: Siblings, folder: Path, form: Format, laid: Laid, plan: list[tuple[Record, Wrong]]) -> int:
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


def laid_and_held(
    folder: Path,
    seed: int,
    formats: Sequence[tuple[Format, Laid]],
    kinds: tuple[Kinds, Sequence[Kinds]],
    groups: Callable[[Siblings], Iterator[Group]],
    known: int,
) -> Outcome:
    """`kinds`: the set's own, and those of the sets before."""
    made, scans = siblings(seed), list[Scan]()
    for number, (form, laid) in enumerate(formats):
        inside = folder / f"format-{number:02}"
        settle(inside, form.tags if form.tags is not None else TAGS, MORE + form.more)
        made.count = 0
        plan = list(planned(made, form, number, *kinds))
        scans.append((inside, [form.file], "", lay(made, inside, form, laid, plan)))
    for number, group in enumerate(groups(made)):
        inside = folder / f"log-{number:03}"
        scans.append((inside, lay_group(made, inside, group), group.name, group.records))
    (folder / "truth.json").write_text(json.dumps({"planted": made.planted, "clean": sorted(made.clean)}, indent=1))
    return held(made, scans, known)


def run(folder: Path, seed: int) -> Outcome:
    return laid_and_held(folder, seed, FORMATS, (editions_kinds, SETS), groups, KNOWN)
