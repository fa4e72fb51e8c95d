"""The seventh set's sources that should meet, and what is said of a service's code: the gateway's log beside its table,
the application's log and traces; a proof beside what the records show."""

from __future__ import annotations

import json
from collections.abc import Callable

from blind.estate_base import Estate, leaf, spans, tagged, text_of
from blind.estate_kinds import attribute
from blind.estate_logs import Group, steady
from blind.estate_records import BODY, HEADER, LIST, said
from blind.setting import Record, utc


def spend_of(record: Record) -> Record:
    """The row of the table for a record of the callback's log."""
    kept = record["metadata"]
    return {
        "request_id": record["id"], "call_type": record["call_type"], "api_key": kept["user_api_key_hash"],
        "cache_hit": "None", "startTime": utc(record["startTime"]) + "+00:00", "endTime": utc(record["endTime"]) + "+00:00",
        "model": record["model"], "user": "", "team_id": kept["user_api_key_team_id"], "organization_id": "org-acme",
        "metadata": json.dumps({"user_api_key": kept["user_api_key_hash"], "user_api_key_alias": kept["user_api_key_alias"],
                                "user_api_key_team_id": kept["user_api_key_team_id"], "status": None,
                                "spend_logs_metadata": kept["spend_logs_metadata"], "usage_object": kept["usage_object"]}),
        "spend": record["response_cost"], "total_tokens": record["total_tokens"], "prompt_tokens": record["prompt_tokens"],
        "completion_tokens": record["completion_tokens"], "request_tags": json.dumps(record["request_tags"]),
        "model_group": record["model_group"], "custom_llm_provider": record["custom_llm_provider"],
        "status": record["status"], "litellm_call_id": record["litellm_call_id"],
    }  # fmt: skip


def answer_of(record: Record) -> Record:
    """The application's own log of the answer that it got."""
    return {
        "ts": utc(record["startTime"]) + "Z", "request": {"model": record["model_group"], "metadata": dict(tagged(record))},
        "response": {"id": record["id"], "object": "chat.completion", "created": int(record["startTime"]),
                     "model": record["model_group"], "choices": [{"index": 0, "finish_reason": "stop"}],
                     "usage": {n: record[n] for n in ("prompt_tokens", "completion_tokens", "total_tokens")}},
    }  # fmt: skip


def traced(made: Estate, records: list[Record]) -> list[Record]:
    """Spans of the records' calls, tagged as they are."""
    out = []
    for record in records:
        line = made.trace("openllmetry")
        sent = dict(tagged(record))
        process = line["resourceSpans"][0]["resource"]["attributes"]
        for one in process:
            if one["key"] == "deployment.environment.name":
                one["value"] = {"stringValue": str(sent["environment"])}
        for name in sent:
            if isinstance(sent[name], str):
                attribute(name, every=True, stringValue=sent[name])(line)
        attribute("gen_ai.response.id", stringValue=record["id"])(line)
        attribute("gen_ai.request.model", stringValue=record["model_group"])(line)
        attribute("gen_ai.response.model", stringValue=record["model_group"])(line)
        for name, count in (("input", "prompt_tokens"), ("output", "completion_tokens"), ("total", "total_tokens")):
            attribute(f"gen_ai.usage.{name}_tokens", intValue=str(record[count]))(line)
        attribute("gen_ai.usage.cache_read.input_tokens", intValue="0")(line)
        attribute("gen_ai.usage.reasoning_tokens", intValue="0")(line)
        for one in spans(line):
            more = 0.02 if one is leaf(line) else 0.05
            one["startTimeUnixNano"] = str(int((record["startTime"] - more) * 1e9))
            one["endTimeUnixNano"] = str(int((record["endTime"] + more) * 1e9))
        out.append(line)
    return out


CHAT_HEADER = '"spend_logs_metadata":{"request_boundary_id"'
CHAT_BODY = '"requester_metadata":{"request_boundary_id"'


def joins(made: Estate) -> list[Group]:
    out = []

    def tables(kind: str, rules: str, change: Callable[[list[Record]], object], at: int = 9) -> None:
        found = steady(made, 40, having=CHAT_HEADER)
        rows = [spend_of(one) for one in found]
        change(rows)
        files = {"gateway.jsonl": text_of(found), "table.jsonl": text_of(rows)}
        out.append(Group(kind, files, rules, (found[at]["id"],) if rules else ()))

    tables("clean: log and table", "", lambda rows: None)
    tables("the table lacks one", "CP318", lambda rows: rows.pop(9))
    tables(
        "the table has other tokens",
        "CP318 CP310 CP305",
        lambda rows: rows[9].update(
            prompt_tokens=rows[9]["prompt_tokens"] + 8, total_tokens=rows[9]["total_tokens"] + 8
        ),
    )
    tables("the table has another spend", "CP318 CP310 CP308", lambda rows: rows[9].update(spend=rows[9]["spend"] + 1))
    tables(
        "the table has another model",
        "CP318 CP310 CP312 CP307 CP308",
        lambda rows: rows[9].update(model="openai/gpt-4.1-mini"),
    )
    tables(
        "the table has another status", "CP318 CP310 CP305 CP321 CP302", lambda rows: rows[9].update(status="failure")
    )
    tables("the table has another key", "CP318 CP310 CP314 CP313", lambda rows: rows[9].update(api_key="9" * 64))
    tables("the table has it twice", "CP310", lambda rows: rows.append(dict(rows[9])))
    tables(
        "the table has it an hour later",
        "CP318 CP310 CP306",
        lambda rows: rows[9].update(
            startTime=rows[9]["startTime"].replace("T0", "T1"), endTime=rows[9]["endTime"].replace("T0", "T1")
        ),
    )

    def spoken(kind: str, rules: str, change: Callable[[list[Record]], object]) -> None:
        found = steady(made, 40, having=CHAT_BODY)
        found = [one for one in found if one["id"].startswith("chatcmpl-") and one["call_type"] == "acompletion"]
        answers = [answer_of(one) for one in found]
        change(answers)
        files = {"gateway.jsonl": text_of(found), "app.jsonl": text_of(answers)}
        out.append(Group(kind, files, rules, (found[9]["id"],) if rules else ()))

    spoken("clean: log and application", "", lambda answers: None)
    spoken(
        "the application saw other tokens",
        "CP318 CP310 CP305",
        lambda a: a[9]["response"]["usage"].update(
            completion_tokens=1, total_tokens=a[9]["response"]["usage"]["prompt_tokens"] + 1
        ),
    )
    spoken(
        "the application says another team",
        "CP318 CP310 CP314 CP304",
        lambda a: a[9]["request"]["metadata"].update(team_id="team-data", cost_center="CC-1004"),
    )

    def spanned(kind: str, rules: str, change: Callable[[list[Record]], object]) -> None:
        found = [
            one
            for one in steady(made, 80, having=CHAT_BODY)
            if one["call_type"] == "acompletion" and said(one, "environment") == "prod"
        ][:40]
        lines = traced(made, found)
        named = (found[9]["id"], *(one["spanId"] for one in spans(lines[9])))
        change(lines)
        out.append(
            Group(kind, {"gateway.jsonl": text_of(found), "spans.jsonl": text_of(lines)}, rules, named if rules else ())
        )

    spanned("clean: log and traces", "", lambda lines: None)
    spanned("clean: log, and traces of some", "", lambda lines: lines.__delitem__(slice(20, None)))
    spanned(
        "the span says another team",
        "CP314 CP318 CP304",
        lambda lines: attribute("team_id", every=True, stringValue="team-data")(lines[9]),
    )
    spanned(
        "the span says another environment",
        "CP314 CP318 CP321",
        lambda lines: attribute("environment", every=True, stringValue="staging")(lines[9]),
    )
    spanned(
        "the span counted otherwise",
        "CP318 CP305 CP310 CP316",
        lambda lines: (
            attribute("gen_ai.usage.output_tokens", intValue="7777")(lines[9]),
            attribute("gen_ai.usage.total_tokens", intValue="1")(lines[9]),
        ),
    )
    spanned(
        "the span says another service",
        "CP314 CP318 CP304",
        lambda lines: attribute("service_endpoint", every=True, stringValue="etl-nightly/v1/tagger")(lines[9]),
    )

    def past(lines: list[Record]) -> None:
        for name, value in (
            ("correlation_id", "corr-0123456789abcdef"),
            ("request_boundary_id", "rb-0123456789abcdef"),
        ):
            attribute(name, every=True, stringValue=value)(lines[9])
        attribute("gen_ai.response.id", stringValue="chatcmpl-0123456789abcdef0123456789ab")(lines[9])

    spanned("a traced call past the gateway", "CP318", past)
    return out


# -- claims about code


def inventory(verdict: dict[str, str], verdicts: str = "pass") -> str:
    site = {
        "path": "services/search/client.py", "line": 12, "column": 12, "end_line": 12, "scope": "product",
        "sdk": "openai", "api": "chat.completions.create",
        "target": "openai.chat.completions.create", "kind": "chat", "async": False, "stream": False,
        "verdict": verdicts, "missing": [name for name, status in verdict.items() if status == "missing"],
        "fields": {name: {"status": status, "carrier": "metadata", "evidence": []} for name, status in verdict.items()},
        "blame": [], "callers": [],
    }  # fmt: skip
    return json.dumps({"schema_version": 1, "call_sites": [site]})


PROVEN = dict.fromkeys(
    ("request_id", "team_id", "cost_center", "service_endpoint", "correlation_id", "environment", "model_requested", "price_card_version"), "present"
)  # fmt: skip


def claims(made: Estate) -> list[Group]:
    found = steady(made, 30, having=BODY)
    more = ("--inventory", "search-api=inventory.json")
    whole = inventory(PROVEN)
    lacking = steady(made, 30, having=BODY)
    for one in lacking[10:14]:
        tagged(one).pop("cost_center")
    both = found + steady(made, 30, having=HEADER)
    out = inventory({**PROVEN, "cost_center": "missing"}, "fail")
    return [
        Group("clean: proven and seen", {"log.jsonl": text_of(found), "inventory.json": whole}, more=more),
        Group("proven, and lost on the way", {"log.jsonl": text_of(lacking), "inventory.json": whole}, "CP322", more=more),
        Group("a service whose code nobody checked", {"log.jsonl": text_of(both), "inventory.json": whole}, "CP322", more=more),
        Group("code that no record is of", {"log.jsonl": text_of(steady(made, 30, having=LIST)), "inventory.json": whole}, "CP322", more=more),
        Group("code that leaves out what records have", {"log.jsonl": text_of(found), "inventory.json": out}, "CP322", more=more),
    ]  # fmt: skip
