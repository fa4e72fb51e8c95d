"""The third set: what shippers, hands and other versions make of logs of the fixture's kinds.

One log of LiteLLM with a defect each in records and lines, its next part behind a rotation, spans of three
instrumentations, Kong, Envoy, Bedrock, spend logs, and one log in thirty kinds of files. Its truth was written down
before anything was scanned.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from score import scanned

from blind import shipped_defects, shipped_lines
from blind.litellm_records import Made, again, counts, lines, model_like, recost, tag, tags
from blind.scoring import Outcome
from blind.setting import FIXTURE, Record, utc, write_setting
from blind.shipped_files import FILES, write_files
from blind.shipped_gateways import SHAPES, records_of, spend_rows

POLICY = """\
logs:
  latency: {capture: 1h}
price_cards: {files: [cards/*.yaml]}
"""
RENAMED = """\
  team-before: {cost_center: "CC-1020", services: ["renamed/v1/do"], from: 2026-01-01, to: 2026-11-11}
  team-after: {cost_center: "CC-1020", services: ["renamed/v1/do"], from: 2026-11-11}
keys:
  team-before-prod: {team: team-before, service: "renamed/v1/do", environment: prod, to: 2026-11-11}
  team-after-prod: {team: team-after, service: "renamed/v1/do", environment: prod, from: 2026-11-11}
"""
NEW_CARD = datetime(2026, 11, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def write_cards(folder: Path) -> None:
    """The fixture's prices until the twelfth, and then a tenth more."""
    (folder / "cards").mkdir(exist_ok=True)
    old = json.loads((FIXTURE / "price_card.json").read_text())
    meters = {
        "input": "uncached_input",
        "cached_input": "cache_read",
        "cache_write": "cache_write_5m",
        "output": "output",
    }
    for version, since, until, factor in (
        ("pc-2026-10", "2026-10-01T00:00:00Z", NEW_CARD.isoformat(), 100),
        ("pc-2026-11", NEW_CARD.isoformat(), None, 110),
    ):
        prices = [
            {"sku_price_id": f"{model}/{meter}", "provider": "*", "models": [model], "meter": meter, "unit": "token",
             "per": 1_000_000, "price": f"{price * factor / 100:.6f}", "effective_from": since, "effective_to": until}
            for model, named in old["models"].items() for name, meter in meters.items()
            for price in [named[name]]
        ]  # fmt: skip
        card = {"schema_version": 1, "price_card": "set", "version": version, "currency": "USD", "issued": since,
                "prices": prices}  # fmt: skip
        (folder / "cards" / f"{version}.yaml").write_text(json.dumps(card, indent=1))


def with_new_card(record: Record) -> Record:
    tags(record)["price_card_version"] = "pc-2026-11"
    record["response_cost"] *= 1.1
    return record


def boundaries(made: Made) -> Iterator[Record]:
    """Cards and teams at the instant they change."""
    yield made.litellm(at=NEW_CARD - timedelta(microseconds=1))
    yield with_new_card(made.litellm(at=NEW_CARD))
    for kind, record in (
        ("the new card a second early", with_new_card(made.litellm(at=NEW_CARD - SECOND))),
        ("the old card a second late", made.litellm(at=NEW_CARD + SECOND)),
    ):
        made.plant(kind, "CP307 CP308", record["id"])
        yield record
    wrong = made.litellm(at=NEW_CARD + SECOND)
    tags(wrong)["price_card_version"] = "pc-2026-11"
    made.plant("the new card's name and the old one's price", "CP308", wrong["id"])
    yield wrong
    midnight = datetime(2026, 11, 11, tzinfo=UTC)
    for team, at, kind in (
        ("team-before", midnight - SECOND, None),
        ("team-after", midnight, None),
        ("team-after", midnight - SECOND, "the new name a second early"),
        ("team-before", midnight + SECOND, "the old name a second late"),
    ):
        record = made.litellm(team="team-search", at=at)
        tag(team_id=team, cost_center="CC-1020", service_endpoint="renamed/v1/do")(record)
        record["metadata"].update(
            user_api_key_alias=f"{team}-prod", user_api_key_team_id=team, user_api_key_hash=f"{len(team):064x}"
        )
        if kind:
            made.plant(kind, "CP304 CP314", record["id"])
        yield record


def together(made: Made, record: Record) -> Record:
    """Another record of the same request."""
    other = made.litellm(team=tags(record)["team_id"])
    tags(other).update(tags(record))
    model_like(other, record)
    return other


def failed(record: Record, group: str | None = None) -> Record:
    record.update(
        status="failure", prompt_tokens=0, completion_tokens=0, total_tokens=0, response_cost=0.0, error_code="503",
        error_information={"error_code": "503", "error_class": "ServiceUnavailableError"},
    )  # fmt: skip
    record["metadata"]["usage_object"] = None
    if group is not None:
        record.update(model_group=group)
    return record


def of_several(made: Made) -> tuple[list[Record], list[Record]]:
    """What takes two records or more: of the log, and of its next part behind the rotation."""
    first: list[Record] = []
    later: list[Record] = []
    one = made.litellm()
    shipped = again(one, ingested_at=utc(one["endTime"] + 40, "%Y-%m-%dT%H:%M:%SZ"))
    shipped.update({"@timestamp": utc(one["endTime"] + 50), "host": {"name": "gw-2"}, "agent": {"type": "filebeat"}})
    made.plant("twice, by another shipper, in the next file", "CP310", one["id"])
    first.append(one)
    later.append(shipped)
    two = made.litellm()
    other = dict(reversed(again(two).items()))
    made.plant("twice, its members in another order", "CP310", two["id"])
    first += [two, other]
    three = made.litellm()
    team = again(three)
    tags(team)["team_id"] = "team-data" if tags(three)["team_id"] != "team-data" else "team-search"
    made.plant("one id, two teams", "CP310", three["id"])
    first += [three, team]
    four = made.litellm()
    retry = together(made, four)
    retry["metadata"]["requester_custom_headers"] = {"x-stainless-retry-count": "2"}
    made.plant("retried by the client in the next file", "CP311", retry["id"], any_of=[four["id"], retry["id"]])
    made.clean -= {four["id"], retry["id"]}
    first.append(four)
    later.append(retry)
    first += list(chain(made, later))
    first += list(crossings(made))
    return first, later


def chain(made: Made, later: list[Record]) -> Iterator[Record]:
    """Two failed fallbacks and a success, in two files; a success that says of failures which no record shows."""
    last = made.litellm()
    hops = [failed(together(made, last), group) for group in ("gw-a", "gw-b")]
    for hop in hops:
        hop["litellm_call_id"] = last["litellm_call_id"]
    last["hidden_params"]["additional_headers"]["x-litellm-attempted-fallbacks"] = 1
    ids = [record["id"] for record in (*hops, last)]
    made.plant("fallbacks across files", "CP311 CP312", last["id"], any_of=ids)
    made.clean -= set(ids)
    later.append(last)
    yield from hops
    alone = made.litellm()
    alone["hidden_params"]["additional_headers"].update({"x-litellm-attempted-fallbacks": 2})
    made.plant("fallbacks without a failure", "CP311 CP312", alone["id"])
    yield alone
    retried = made.litellm()
    retried["hidden_params"]["additional_headers"].update({"x-litellm-attempted-retries": 3})
    made.plant("gateway retries without a failure", "CP311", retried["id"])
    yield retried
    lost = failed(made.litellm())
    lost.update(error_code="408", error_information={"error_code": "408", "error_class": "Timeout"})
    made.plant("timed out, perhaps billed", "CP311 CP316", lost["id"])
    yield lost


def crossings(made: Made) -> Iterator[Record]:
    """Owners that meet where they should not."""
    one = made.litellm(team="team-search")
    other = together(made, one)
    tags(other)["environment"] = "staging"
    made.plant("one request in two environments", "CP321 CP314", other["id"], any_of=[one["id"], other["id"]])
    made.clean -= {one["id"], other["id"]}
    yield from (one, other)
    borrowed = made.litellm(team="team-search")
    borrowed["metadata"]["user_api_key_alias"] = "team-data-prod"
    made.plant("another team's key, the gateway's own word right", "CP314 CP313 CP304", borrowed["id"])
    yield borrowed
    service = made.litellm(team="team-search")
    tags(service)["service_endpoint"] = "search-api/v1/suggest"
    made.plant("a key used by another service of its team", "CP314 CP313 CP304", service["id"])
    yield service
    same = [made.litellm() for _ in range(8)]
    for record in same:
        tags(record)["request_boundary_id"] = "undefined"
        made.clean.discard(record["id"])
    made.plant("a boundary that all share", "CP309 CP303", same[0]["id"], any_of=[record["id"] for record in same])
    yield from same
    answer = made.litellm()
    twin = together(made, answer)
    twin["hidden_params"]["additional_headers"] = dict(answer["hidden_params"]["additional_headers"])
    counts(**{name: answer[name] for name in ("prompt_tokens", "completion_tokens", "total_tokens")})(twin)
    recost(twin)
    made.plant("one answer of the provider under two ids", "CP310 CP311", twin["id"], any_of=[answer["id"], twin["id"]])
    made.clean -= {answer["id"], twin["id"]}
    yield from (answer, twin)


def main_log(made: Made, folder: Path) -> None:
    jobs: list[Callable[[], tuple[Record, bytes | None, tuple[str, str] | None]]] = []
    for kind, rules, change in shipped_defects.DEFECTS:
        jobs.append(lambda change=change, said=(kind, rules): (_changed(made, change), None, said))
    for _, change in shipped_defects.CLEAN * 2:
        jobs.append(lambda change=change: (_changed(made, change), None, None))
    for kind, rules, write in (*shipped_lines.OF_RECORDS, *shipped_lines.OF_TEXT):
        jobs.append(lambda write=write, said=(kind, rules): (*_written(made, write), said))
    for _, write in shipped_lines.CLEAN:
        jobs.append(lambda write=write: (*_written(made, write), None))
    jobs += [lambda: (made.litellm(), None, None)] * 220
    made.random.shuffle(jobs)
    out = []
    for number, job in enumerate(jobs, 1):
        record, text, said = job()
        if said is not None:
            made.plant(*said, made.last, source="main.jsonl", line=number)
        out.append(text if text is not None else json.dumps(record).encode())
    several, later = of_several(made)
    out += [json.dumps(record).encode() for record in (*several, *boundaries(made))]
    (folder / "main.jsonl").write_bytes(b"\n".join(out) + b"\n")
    (folder / "main.jsonl.1").write_text(lines([*(made.litellm() for _ in range(30)), *later]))


def _changed(made: Made, change: Callable[[Record], object]) -> Record:
    record = made.litellm()
    change(record)
    return record


def _written(made: Made, write: Callable[[str], bytes]) -> tuple[Record, bytes]:
    record = made.litellm()
    return record, write(json.dumps(record))


def gap(made: Made, folder: Path) -> None:
    """A record a minute, and three hours without."""
    begin = datetime(2026, 11, 14, tzinfo=UTC)
    minutes = [minute for minute in range(900) if not 400 <= minute < 580]
    records = [made.litellm(at=begin + timedelta(minutes=minute)) for minute in minutes]
    for record in records:
        tags(record)["price_card_version"] = "pc-2026-11"
        record["response_cost"] *= 1.1
    (folder / "gap.jsonl").write_text(lines(records))
    made.planted.append({"kind": "three empty hours", "rules": ["CP317"], "id": "", "source": "gap.jsonl"})


def generate(folder: Path, seed: int) -> Made:
    made = Made(random=random.Random(seed))
    write_setting(folder, POLICY)
    owners = (folder / "owners.yaml").read_text()
    (folder / "owners.yaml").write_text(owners.replace("keys:\n", RENAMED))
    (folder / "price_card.json").unlink()
    write_cards(folder)
    main_log(made, folder)
    write_files(made, folder)
    for shape in SHAPES:
        (folder / f"{shape}.jsonl").write_text(lines(list(records_of(shape, made))))
    made.count = 0
    (folder / "spend.jsonl").write_text(lines(list(spend_rows(made))))
    gap(made, folder)
    return made


def run(folder: Path, seed: int) -> Outcome:
    made = generate(folder, seed)
    said, notices = [], []
    alone = [*(name for name, _, _ in FILES), *(f"{shape}.jsonl" for shape in SHAPES), "spend.jsonl", "gap.jsonl"]
    for sources in (["main.jsonl", "main.jsonl.1"], *([name] for name in alone)):
        violations, report = scanned(folder, sources, "2026-11-26")
        said += violations
        notices += [notice["path"] for notice in report["notices"]]
    return made.held_against(said, notices=notices)
