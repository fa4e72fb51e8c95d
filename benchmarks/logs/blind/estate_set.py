"""The seventh set: the estate. Another author, who was given the fixture and the rules' pages, writes a hidden set: real
records of real software (the fixture's clean ones, as other requests), each wrong in one way; every rule in at least
four ways; logs that are wrong only together; and beside each what looks like it and is right.

What is planted names the field too: a rule that says something else of the record has not found it.
"""

from __future__ import annotations

import json
import random
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

from score import scanned

from blind import estate_kinds as kinds
from blind.estate_base import SPANS, Estate, leaf, spans, text_of
from blind.estate_joins import claims, joins
from blind.estate_logs import Group, groups
from blind.estate_raw import raw
from blind.estate_records import CENTERS, CLEAN, DEFECTS, NEEDS, Change, Defect
from blind.scoring import Outcome
from blind.setting import FIXTURE, START, TAGS, Record

AS_OF = "2026-11-26"
SETTING = "logs:\n  latency: {overhead: 1m, capture: 1d}\n"
# What only the whole payload says (the team beside the key, what a cache saved), an override for the model that answered, and
# a key's digest under its name.
KNOWN = 4


def setting(folder: Path, tags: tuple[str, ...] = TAGS) -> None:
    folder.mkdir(exist_ok=True)
    for name in ("owners.yaml", "price_card.json"):
        (folder / name).write_text((FIXTURE / name).read_text())
    policy = (FIXTURE / "policy.yaml").read_text()
    for name in TAGS:
        more = f"metadata: [{name}], headers: [x-{name.replace('_', '-')}], attributes: [{name}]"
        policy = policy.replace(f"metadata: [{name}]", more)
    if tags != TAGS:
        due = ("model_actual", "input_tokens", "output_tokens")
        policy = "".join(
            line
            for line in policy.splitlines(keepends=True)
            if not line.startswith("  ") or "values:" in line or line.split(":")[0].strip() in (*tags, *due)
        )
    (folder / "policy.yaml").write_text(policy + SETTING)


def litellm(
    made: Estate, folder: Path, kind: str, defects: tuple[Defect, ...], clean: tuple[tuple[str, Change], ...]
) -> None:
    out: list[tuple[Record, Defect | None]] = []
    for defect in defects:
        usual = '_metadata":{"request_boundary_id"' if kind == "standard" else '"acompletion"'
        record = made.record(kind, having=usual if kind != "shipped" else NEEDS.get(defect[0], usual))
        name = record.get("id") or record["request_id"]
        defect[3](record)
        made.clean.discard(name)
        out.append((record, defect))
    for _, change in clean * 3:
        record = made.record(kind, having='"acompletion"')
        change(record)
        out.append((record, None))
    out += [(made.record(kind), None) for _ in range(150)]
    made.random.shuffle(out)
    path = f"{kind}.jsonl"
    for number, (record, found) in enumerate(out, 1):
        if found is not None:
            name = record.get("id", record.get("request_id"))
            where = {"source": path, "line": number}
            made.plant(f"{kind}: {found[0]}", found[1], name if isinstance(name, str) else "", fields=found[2], **where)
    (folder / path).write_text(text_of([record for record, _ in out]), encoding="utf-8")


def traces(made: Estate, folder: Path, kind: str) -> None:
    lines = [made.trace(kind) for _ in range(40)]
    for _, change in kinds.SPAN_CLEAN * 2:
        line = made.trace(kind)
        change(line)
        lines.append(line)
    for what, rules, fields, change in (*kinds.SPAN, *kinds.counted(kind)):
        line = made.trace(kind)
        ids = [one["spanId"] for one in spans(line)]
        made.clean.difference_update(ids)
        change(line)
        lines.append(line)
        made.plant(f"{kind}: {what}", rules, leaf(line)["spanId"], fields=fields, any_of=ids, source=f"{kind}.jsonl",
                   line=len(lines))  # fmt: skip
    (folder / f"{kind}.jsonl").write_text(text_of(lines))


HANDMADE = {
    "kong": ("kong_ai_proxy", "request/id", kinds.KONG),
    "envoy": ("envoy_ai_gateway_access", "x-request-id", kinds.ENVOY),
    "bedrock": ("bedrock_model_invocation_log", "requestId", kinds.BEDROCK),
}


def gateway(made: Estate, folder: Path, kind: str) -> None:
    """Kong's, Envoy's and Bedrock's records of the fixture whose owner is whole, under new ids."""
    name, place, defects = HANDMADE[kind]
    real = []
    for line in (FIXTURE / f"handmade/{name}.jsonl").read_text().splitlines():
        record = json.loads(line)
        if (kind == "bedrock" and record.get("requestMetadata")) or '"team-' in line:
            owned = any(f'"{team}"' in line and f'"{center}"' in line for team, center in CENTERS.items())
            if owned and '"corr-' in line and '"shared-default"' not in line and "staging" not in line:
                real.append(record)
    plan: list[Defect | None] = [*defects]
    plan += [("", "", "", change) for _, change in kinds.GATEWAY_CLEAN[kind] * 2]
    plan += [None] * 30
    made.random.shuffle(plan)
    records = []
    for number, defect in enumerate(plan, 1):
        usual = [one for one in real if "gpt-4o-mini" in json.dumps(one)]
        chosen = usual if defect is not None and "CP312" in defect[1] else real
        record = json.loads(json.dumps(made.random.choice(chosen)))
        for old in kinds_ids(record, place):
            record = json.loads(json.dumps(record).replace(old, old[:5] + made.hexes(len(old) - 5)))
        at = START + timedelta(minutes=5 * number)
        if kind == "kong":
            record["started_at"] = int(at.timestamp() * 1000)
        else:
            record["start_time" if kind == "envoy" else "timestamp"] = at.strftime("%Y-%m-%dT%H:%M:%SZ")
        if defect is not None:
            defect[3](record)
        records.append(record)
        where = {"source": f"{kind}.jsonl", "line": number}
        if defect is not None and defect[1]:
            made.plant(f"{kind}: {defect[0]}", defect[1], "", fields=defect[2], **where)
        else:
            made.clean.add(f"{kind}.jsonl:{number}")
    (folder / f"{kind}.jsonl").write_text(text_of(records))


def kinds_ids(record: Record, place: str) -> list[str]:
    """The record's id and its correlation."""
    at = record
    for step in place.split("/"):
        at = at[step]
    corr = json.dumps(record).partition('"corr-')[2][:16]
    return [str(at), f"corr-{corr}"]


def write_group(folder: Path, group: Group) -> None:
    setting(folder)
    for name, content in group.files.items():
        (folder / name).write_text(content, encoding="utf-8")


def run(folder: Path, seed: int) -> Outcome:
    made = Estate(random=random.Random(seed))
    setting(folder)
    litellm(made, folder, "shipped", DEFECTS, CLEAN)
    litellm(made, folder, "standard", kinds.STANDARD, kinds.STANDARD_CLEAN)
    litellm(made, folder, "spend", kinds.SPEND, kinds.SPEND_CLEAN)
    for kind in SPANS:
        traces(made, folder, kind)
    alone = ["shipped.jsonl", "standard.jsonl", "spend.jsonl", *(f"{kind}.jsonl" for kind in SPANS), *raw(made, folder)]
    scans: list[tuple[Path, list[str], str]] = [(folder, [source], "") for source in alone]
    three = folder / "gateways"
    setting(three, ("team_id", "cost_center", "correlation_id"))
    for kind in HANDMADE:
        gateway(made, three, kind)
        scans.append((three, [f"{kind}.jsonl"], ""))
    base = set(made.clean)
    whole = Estate(random=made.random, count=made.count)
    for number, group in enumerate([*groups(whole), *joins(whole), *claims(whole)]):
        at = folder / f"group-{number:02}"
        write_group(at, group)
        logs = [name for name in group.files if name != "inventory.json"]
        scans.append((at, [*logs, *group.more], group.name))
        if group.rules:
            made.plant(group.name, group.rules, "", group=group.name, any_of=list(group.ids), fields=group.fields)
        else:
            base.add(f"group:{group.name}")
    made.clean = base
    said, notices = [], []
    with ThreadPoolExecutor(2) as pool:
        for (_, _, name), (found, report) in zip(
            scans, pool.map(lambda one: scanned(one[0], one[1], AS_OF), scans), strict=True
        ):
            notices += [notice["path"] for notice in report["notices"]]
            said += [{**one, "group": name, "line": 0 if name else one["line"]} for one in found]
    return made.held_against(said, notices=notices, known=KNOWN)
