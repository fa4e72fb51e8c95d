"""The sixth set: the close of the month. Every record is to be billed, so all that a log says beside its counts is held
against them; the log comes as stores, shippers and spreadsheets export it, changes its format half way, and stands
beside the application's own log and the traces.
"""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

from score import scanned

from blind import closing_records as records
from blind.audited_gateways import KONG as OLD_KONG
from blind.audited_shape import Shape
from blind.closing_files import WRAPPERS, files
from blind.closing_gateways import ACME, GATEWAYS
from blind.closing_providers import PROVIDERS
from blind.closing_spend import sheet, spend
from blind.closing_together import together
from blind.gateway_shapes import Call, kong
from blind.gateways_set import Set
from blind.litellm_records import Made, lines, tags
from blind.scoring import Outcome
from blind.setting import TEAMS, Record, write_setting

AS_OF = "2026-11-26"
# A key's second name, parts that only lists have or that stand in a body, a template as a boundary, a small log's one
# cost that is null.
KNOWN = 5
SETTING = """\
logs:
  latency: {overhead: 500ms, capture: 1d}
  models: {gw-4o: [gpt-4o-2024-08-06], gw-fast: ["gpt-4o-mini*"], gw-41: ["gpt-4.1*"]}
"""
SHAPES = {**GATEWAYS, **PROVIDERS}


def main_log(made: Made, folder: Path) -> None:
    out: list[tuple[Record, tuple[str, str] | None]] = []
    for kind, rules, change in records.DEFECTS:
        record = made.litellm()
        change(record)
        out.append((record, (kind, rules)))
    for _, change in records.CLEAN * 3:
        record = made.litellm(team="team-search")
        change(record)
        out.append((record, None))
    out += [(made.litellm(), None) for _ in range(250)]
    made.random.shuffle(out)
    for number, (record, said) in enumerate(out, 1):
        if said is not None:
            made.plant(*said, record["id"], source="main.jsonl", line=number)
    several = list(records.several(made))
    text = "".join(records.line(record) for record in [record for record, _ in out] + several)
    (folder / "main.jsonl").write_text(text, encoding="utf-8")


def quiet_service(made: Made, folder: Path) -> None:
    (folder / "steady.jsonl").write_text(lines(records.steady(made)))
    made.plant("one service silent for seven hours", "CP317", "", source="steady.jsonl")


def skewed(made: Made, folder: Path) -> None:
    """In staging a digest is sent as the correlation, which nobody else does; and prod lacks no field."""
    out = [made.litellm() for _ in range(40)]
    for record in out[:15]:
        tags(record).update(environment="staging", correlation_id=f"{made.random.getrandbits(256):064x}")
        record["metadata"].update(user_api_key_alias="ci", user_api_key_team_id=None)
        made.clean.discard(record["id"])
    made.plant("another form of the correlation in staging", "CP320", "", source="skewed.jsonl")
    (folder / "skewed.jsonl").write_text(lines(out))


def vendor(made: Made, name: str, shape: Shape, folder: Path) -> None:
    calls = Set(made.random)
    out: list[tuple[Record, str, str]] = [(plain(calls.call(), name), "", "") for _ in range(15)]
    for kind, rules, spoil in (*shape.defects, *((odd, "", change) for odd, change in shape.clean * 2)):
        record = plain(calls.call(), name)
        spoil(record)
        out.append((record, kind, rules))
    path = folder / f"{name}.jsonl"
    found = [record for record, _, _ in out]
    path.write_text(lines(found) if shape.page is None else json.dumps({"success": True, shape.page: found}))
    for number, (record, kind, rules) in enumerate(out, 1):
        named = str(record.get("id") or record.get("request_id") or "") if shape.page is not None else ""
        where = {} if named else {"source": path.name, "line": number}
        if rules:
            made.plant(f"{name}: {kind}", rules, named, **where)
        else:
            made.clean.add(named or f"{path.name}:{number}")


def plain(call: Call, name: str) -> Record:
    """The policy says what may answer for `gw-fast`: what does not is asked for by another name."""
    if name in ("vertex", "anthropic", "bedrock"):
        alias = f"gw-{name}"
        call = replace(call, requested=alias, tags={**call.tags, "model_requested": alias})
    return SHAPES[name].write(call)


def changed_halfway(made: Made, folder: Path) -> None:
    """One file, first of one gateway or version and then of the next; the defects stand in the second half."""
    calls = Set(made.random)
    for name, first, second in (
        ("upgrade.jsonl", kong, OLD_KONG.write),
        ("migration.jsonl", kong, GATEWAYS["envoy"].write),
        ("to-litellm.jsonl", GATEWAYS["envoy"].write, None),
    ):
        found = [first(calls.call()) for _ in range(700)]
        for number in range(300):
            record = second(calls.call()) if second is not None else made.litellm()
            made.clean.discard(made.last)
            if number == 200:
                text = json.dumps(record)
                for team in TEAMS:
                    text = text.replace(f'"{team}"', '"team-ghost"')
                record = json.loads(text)
            found.append(record)
        (folder / name).write_text(lines(found))
        made.plant(f"{name}: a team of nobody", "CP304 CP314", "", source=name, line=901)
        made.clean |= {f"{name}:{number}" for number in range(1, 1001) if number != 901}


def generate(folder: Path, seed: int) -> tuple[Made, list[list[str]]]:
    made = Made(random=random.Random(seed))
    write_setting(folder, SETTING + ACME)
    card = json.loads((folder / "price_card.json").read_text())
    card["models"]["gemini-2.5-flash"] = {"input": 0.3, "cached_input": 0.075, "cache_write": 0, "output": 2.5}
    (folder / "price_card.json").write_text(json.dumps(card))
    main_log(made, folder)
    (folder / "spend.jsonl").write_text(lines(list(spend(made))))
    sheet(made, folder)
    quiet_service(made, folder)
    skewed(made, folder)
    for name, shape in SHAPES.items():
        vendor(made, name, shape, folder)
    changed_halfway(made, folder)
    files(made, folder)
    sources = ["main.jsonl", "spend.jsonl", "sheet.csv", "steady.jsonl", "skewed.jsonl", "upgrade.jsonl",
               "migration.jsonl", "to-litellm.jsonl", *(f"{name}.jsonl" for name in SHAPES), *WRAPPERS]  # fmt: skip
    return made, [[source] for source in sources] + together(made, folder)


def run(folder: Path, seed: int) -> Outcome:
    made, groups = generate(folder, seed)
    said, notices = [], []
    for group in groups:
        violations, report = scanned(folder, group, AS_OF)
        said += violations
        notices += [notice["path"] for notice in report["notices"]]
    return made.held_against(said, notices=notices, known=KNOWN)
