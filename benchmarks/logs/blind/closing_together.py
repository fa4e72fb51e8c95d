"""The sixth set's logs that only say it together: the gateway's log, its spend rows, the application's log, traces."""

from __future__ import annotations

import copy
import json
from datetime import UTC, datetime
from pathlib import Path

from blind.gateway_shapes import NEW, Call, otlp_line, span
from blind.litellm_records import Made, lines, tags
from blind.litellm_set import spend_row
from blind.setting import Record, utc


def together(made: Made, folder: Path) -> list[list[str]]:
    return [_two_sinks(made, folder), _application(made, folder), _traces(made, folder)]


def _two_sinks(made: Made, folder: Path) -> list[str]:
    """The callback's log and the table of one gateway: the same requests, counted once. Both hold every record."""
    found = [made.litellm() for _ in range(60)]
    rows = [spend_row(record) for record in found]
    for number, (kind, rules, change) in enumerate((
        ("the table has other tokens", "CP318 CP310 CP305 CP308", _tokens),
        ("the table has another spend", "CP318 CP310 CP308", lambda row: row.update(spend=row["spend"] * 2)),
        ("the table has another team", "CP318 CP310 CP314", lambda row: row.update(team_id="team-old")),
    )):  # fmt: skip
        change(rows[10 + number])
        made.plant(f"two sinks: {kind}", rules, found[10 + number]["id"])
    missing = rows.pop(30)
    made.plant("two sinks: the table lacks one", "CP318 CP317", missing["request_id"])
    (folder / "sink-log.jsonl").write_text(lines(found))
    (folder / "sink-table.jsonl").write_text(lines(rows))
    return ["sink-log.jsonl", "sink-table.jsonl"]


def _tokens(row: Record) -> None:
    row.update(completion_tokens=row["completion_tokens"] + 9, total_tokens=row["total_tokens"] + 9)


def _answer(record: Record) -> Record:
    """The application's own log of the answer that it got."""
    return {
        "ts": utc(record["startTime"]) + "Z",
        "request": {"model": record["model_group"], "metadata": dict(tags(record))},
        "response": {
            "id": record["id"], "object": "chat.completion", "created": int(record["startTime"]),
            "model": record["model"].partition("/")[2],
            "choices": [{"index": 0, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": record["prompt_tokens"], "completion_tokens": record["completion_tokens"],
                      "total_tokens": record["total_tokens"],
                      "prompt_tokens_details": record["metadata"]["usage_object"]["prompt_tokens_details"]},
        },
    }  # fmt: skip


def _application(made: Made, folder: Path) -> list[str]:
    found = [made.litellm() for _ in range(60)]
    answers = [_answer(record) for record in found]
    made.plant("application: another count than the gateway", "CP318 CP310 CP305 CP316", found[5]["id"])
    answers[5]["response"]["usage"].update(completion_tokens=1, total_tokens=found[5]["prompt_tokens"] + 1)
    made.plant("application: another model than the gateway", "CP318 CP310 CP312", found[6]["id"])
    answers[6]["response"]["model"] = "gpt-4.1-mini-2025-04-14"
    past = made.litellm(at=datetime.fromtimestamp(found[30]["startTime"] + 20, UTC))
    answers.append(_answer(past))
    made.plant("application: a request past the gateway", "CP318", past["id"])
    (folder / "gateway.jsonl").write_text(lines(found))
    (folder / "application.jsonl").write_text(lines(answers))
    return ["gateway.jsonl", "application.jsonl"]


def _traces(made: Made, folder: Path) -> list[str]:
    """Spans of the same requests by their correlation; one of a request that the gateway does not know."""
    found = [made.litellm() for _ in range(60)]
    spans = []
    for record in found:
        call = Call(made.hexes(16), dict(tags(record)), record["startTime"] - 0.01, record["endTime"] + 0.01,
                    record["prompt_tokens"], record["completion_tokens"], requested=record["model_group"],
                    actual=record["model_group"])  # fmt: skip
        spans.append((record, span(call, NEW)))
    _attribute(spans[7][1], "team_id", "team-old")
    made.plant("traces: another team than the gateway", "CP314 CP318 CP304", found[7]["id"],
               any_of=[found[7]["id"], spans[7][1]["spanId"]])  # fmt: skip
    _attribute(spans[8][1], "environment", "staging")
    made.plant("traces: another environment than the gateway", "CP314 CP318 CP321", found[8]["id"],
               any_of=[found[8]["id"], spans[8][1]["spanId"]])  # fmt: skip
    past = copy.deepcopy(spans[9][1])
    past["spanId"], past["traceId"] = made.hexes(16), made.hexes(32)
    _attribute(past, "correlation_id", f"corr-{made.hexes(16)}")
    _attribute(past, "request_boundary_id", f"rb-{made.hexes(32)}")
    _attribute(past, "gen_ai.response.id", f"chatcmpl-{made.hexes(28)}")
    made.plant("traces: a request past the gateway", "CP318", past["spanId"])
    text = "".join(json.dumps(otlp_line([one])) + "\n" for one in [*(one for _, one in spans), past])
    (folder / "traced.jsonl").write_text(lines(found))
    (folder / "spans.otlp.jsonl").write_text(text)
    return ["traced.jsonl", "spans.otlp.jsonl"]


def _attribute(span: Record, key: str, value: str) -> None:
    for one in span["attributes"]:
        if one["key"] == key:
            one["value"] = {"stringValue": value}
