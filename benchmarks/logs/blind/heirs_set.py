"""The tenth set: heirs of the fixture, other seeds and other kinds of defects than any set before. Records that LiteLLM wrote, wrong
mostly in their top alone; the ninth set's nineteen formats with faults that none had, one or two in a record, in fourteen kinds of files
and folders; small logs that are torn, odd or mixed; statements of providers. And does a scan state as many records as there are?
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from blind import heirs_real as real
from blind.estate_base import Estate
from blind.estate_set import setting
from blind.groups import MORE, Scan, held, lay_group
from blind.heirs_bills import judged
from blind.heirs_files import groups
from blind.heirs_kinds import CALLS, CLEAN, ODD, RECORDS
from blind.heirs_stores import STORES, keeps_types
from blind.scoring import Outcome
from blind.setting import TAGS, Record
from blind.siblings_base import Call, Siblings, settle, siblings
from blind.siblings_faults import Format
from blind.siblings_formats import FORMATS

USUAL = 45
KNOWN = 1  # a tier that no price card has is told as unpriced, and not as a discrepancy
Wrong = tuple[tuple[str, str, str], ...]  # kinds of faults, their rules and fields
Planned = tuple[Record, Wrong]
LIES_IN = ("gzip", "pretty", "csv", "zstd", "bom", "hourly", "lines", "array", "tsv", "csv.gz", "csv", "lines", "zipped array", "zstd", "members",
           "gzip", "lines", "spaced", "hourly")  # fmt: skip


def planned(made: Siblings, form: Format, typed: bool, number: int) -> Iterator[Planned]:
    """Every second kind for a format, the other half for the next; then two faults in one record."""
    shown = set(form.shows) | ({"T"} if typed else set())
    calls = [one for one in CALLS if set(one[3]) <= shown and form.tags != ()]
    records = [one for one in RECORDS if set(one[3]) <= shown and set(one[2].split()) <= set(form.places)]

    def call() -> Call:
        grouped = "litellm" in form.file or "bedrock" in form.file
        return made.call(*form.asked, grouped=grouped, caches="cached" in form.places)

    for _ in range(USUAL):
        yield form.write(call()), ()
    for kind, rules, fields, _, turn in calls[number % 2 :: 2]:
        yield form.write(turn(call())), ((kind, rules, fields),)
    for kind, rules, _, _, spoil in records[number // 2 % 2 :: 2]:
        record = form.write(call())
        spoil(form, record)
        yield record, ((kind, rules, ""),)
    named = [one for one in calls if one[2] and " " not in one[2]]
    for at in range(min(5, len(named), len(records))):
        first, second = named[(7 * at + number) % len(named)], records[(5 * at + number) % len(records)]
        if "null where all" in second[0]:
            continue
        record = form.write(first[4](call()))
        second[4](form, record)
        both = f"{first[0]}, and {second[0]}"
        yield record, ((f"{both} (1)", first[1], first[2]), (f"{both} (2)", second[1], ""))
    for _, needs, turn in CLEAN:
        if set(needs) <= shown:
            yield form.write(turn(call())), ()
    for _, needs, spoil in ODD:
        if set(needs) <= shown:
            record = form.write(call())
            spoil(form, record)
            yield record, ()


def lay(made: Siblings, folder: Path, form: Format, store: str, number: int) -> tuple[str, int]:
    made.count = 0
    ending, write = STORES[store]
    plan = list(planned(made, form, keeps_types(store), number))
    made.random.shuffle(plan)
    records = [{"resourceSpans": [one]} if form.store == "otlp" else one for one, _ in plan]
    source = form.file.rpartition(".")[0].removesuffix(".otlp") + ending
    (folder / source).parent.mkdir(parents=True, exist_ok=True)
    write(folder / source, records)
    for record, wrong in plan:
        names = [one for one in form.name(record) if one != "None"]
        if not wrong:
            made.clean.update(names)
        for kind, rules, fields in wrong:
            made.plant(f"{source}: {kind}", rules, names[0], any_of=names, **({"fields": fields} if fields else {}))
    return source, len(records)


def litellm(made: Estate, folder: Path, kind: str) -> int:
    """Each fault on two real records; a row of LiteLLM's table has its tags in its text."""
    out: list[tuple[Record, real.Defect | None]] = []
    for defect in real.SHIPPED if kind == "shipped" else real.SPEND:
        for _ in range(2 if kind == "shipped" else 1):
            record = made.record(kind, having=defect[3])
            name = record.get("id") or record["request_id"]
            defect[4](record)
            made.clean.discard(name)
            out.append((record, defect))
    for _, having, change in real.CLEAN * 3 if kind == "shipped" else ():
        record = made.record(kind, having=having)
        change(record)
        out.append((record, None))
    out += [(made.record(kind), None) for _ in range(120 if kind == "shipped" else 60)]
    made.random.shuffle(out)
    for number, (record, found) in enumerate(out, 1):
        if found is not None:
            name = record.get("id", record.get("request_id"))
            more = {"fields": found[2]} if found[2] else {}
            made.plant(
                f"{kind}: {found[0]}",
                found[1],
                name if isinstance(name, str) else "",
                source=f"{kind}.jsonl",
                line=number,
                **more,
            )
    (folder / f"{kind}.jsonl").write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record, _ in out))
    return len(out)


def run(folder: Path, seed: int) -> Outcome:
    made, scans = siblings(seed), list[Scan]()
    estate = Estate(random=random.Random(seed))
    setting(folder / "real")
    for kind in ("shipped", "spend"):
        scans.append((folder / "real", [f"{kind}.jsonl"], "", litellm(estate, folder / "real", kind)))
    for number, (form, store) in enumerate(zip(FORMATS, LIES_IN, strict=True)):
        tags = form.tags if form.tags is not None else TAGS
        inside = folder / f"format-{number:02}"
        settle(inside, tags, MORE)
        source, count = lay(made, inside, form, store, number)
        scans.append((inside, [source], "", count))
    for number, group in enumerate(groups(made)):
        inside = folder / f"log-{number:03}"
        scans.append((inside, lay_group(made, inside, group), group.name, group.records))
    made.planted += estate.planted
    made.clean |= estate.clean
    (folder / "truth.json").write_text(json.dumps({"planted": made.planted, "clean": sorted(made.clean)}, indent=1))
    outcome = held(made, scans, KNOWN)
    wrong, right, missed, alarms = judged(folder)
    return replace(
        outcome, planted=outcome.planted + wrong, clean=outcome.clean + right,
        missed=(*outcome.missed, *missed), alarms=(*outcome.alarms, *alarms),
    )  # fmt: skip
