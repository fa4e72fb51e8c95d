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


Apart = tuple[str, str, Callable[[list[Record]], object]]  # what it is, the rules that may say it, the change


def joins(made: Estate) -> list[Group]:
    return [
        *(_table(made, *one) for one in TABLES),
        *(_application(made, *one) for one in APPLICATION),
        *(_spans(made, *one) for one in SPANS),
    ]


def _table(made: Estate, kind: str, rules: str, change: Callable[[list[Record]], object]) -> Group:
    found = steady(made, 40, having=CHAT_HEADER)
    rows = [spend_of(one) for one in found]
    change(rows)
    files = {"gateway.jsonl": text_of(found), "table.jsonl": text_of(rows)}
    return Group(kind, files, rules, (found[9]["id"],) if rules else ())


def _application(made: Estate, kind: str, rules: str, change: Callable[[list[Record]], object]) -> Group:
    found = steady(made, 40, having=CHAT_BODY)
    found = [one for one in found if one["id"].startswith("chatcmpl-") and one["call_type"] == "acompletion"]
    answers = [answer_of(one) for one in found]
    change(answers)
    files = {"gateway.jsonl": text_of(found), "app.jsonl": text_of(answers)}
    return Group(kind, files, rules, (found[9]["id"],) if rules else ())


def _spans(made: Estate, kind: str, rules: str, change: Callable[[list[Record]], object]) -> Group:
    chats = [one for one in steady(made, 80, having=CHAT_BODY) if one["call_type"] == "acompletion"]
    found = [one for one in chats if said(one, "environment") == "prod"][:40]
    lines = traced(made, found)
    named = (found[9]["id"], *(one["spanId"] for one in spans(lines[9])))
    change(lines)
    files = {"gateway.jsonl": text_of(found), "spans.jsonl": text_of(lines)}
    return Group(kind, files, rules, named if rules else ())


def more_input(rows: list[Record]) -> None:
    for name in ("prompt_tokens", "total_tokens"):
        rows[9][name] += 8


def later(rows: list[Record]) -> None:
    for name in ("startTime", "endTime"):
        rows[9][name] = rows[9][name].replace("T0", "T1")


TABLES: tuple[Apart, ...] = (
    ("clean: log and table", "", lambda rows: None),
    ("the table lacks one", "CP318", lambda rows: rows.pop(9)),
    ("the table has other tokens", "CP318 CP310 CP305", more_input),
    ("the table has another spend", "CP318 CP310 CP308", lambda rows: rows[9].update(spend=rows[9]["spend"] + 1)),
    ("the table has another model", "CP318 CP310 CP312 CP307 CP308", lambda rows: rows[9].update(model="openai/gpt-4.1-mini")),
    ("the table has another status", "CP318 CP310 CP305 CP321 CP302", lambda rows: rows[9].update(status="failure")),
    ("the table has another key", "CP318 CP310 CP314 CP313", lambda rows: rows[9].update(api_key="9" * 64)),
    ("the table has it twice", "CP310", lambda rows: rows.append(dict(rows[9]))),
    ("the table has it an hour later", "CP318 CP310 CP306", later),
)  # fmt: skip


def one_output(answers: list[Record]) -> None:
    usage = answers[9]["response"]["usage"]
    usage.update(completion_tokens=1, total_tokens=usage["prompt_tokens"] + 1)


APPLICATION: tuple[Apart, ...] = (
    ("clean: log and application", "", lambda answers: None),
    ("the application saw other tokens", "CP318 CP310 CP305", one_output),
    ("the application says another team", "CP318 CP310 CP314 CP304",
     lambda answers: answers[9]["request"]["metadata"].update(team_id="team-data", cost_center="CC-1004")),
)  # fmt: skip


def tenth(name: str, *, every: bool = True, **value: str) -> Callable[[list[Record]], object]:
    return lambda lines: attribute(name, every=every, **value)(lines[9])


def otherwise(lines: list[Record]) -> None:
    for name, count in (("output", "7777"), ("total", "1")):
        tenth(f"gen_ai.usage.{name}_tokens", every=False, intValue=count)(lines)


def past(lines: list[Record]) -> None:
    tenth("correlation_id", stringValue="corr-0123456789abcdef")(lines)
    tenth("request_boundary_id", stringValue="rb-0123456789abcdef")(lines)
    tenth("gen_ai.response.id", every=False, stringValue="chatcmpl-0123456789abcdef0123456789ab")(lines)


SPANS: tuple[Apart, ...] = (
    ("clean: log and traces", "", lambda lines: None),
    ("clean: log, and traces of some", "", lambda lines: lines.__delitem__(slice(20, None))),
    ("the span says another team", "CP314 CP318 CP304", tenth("team_id", stringValue="team-data")),
    ("the span says another environment", "CP314 CP318 CP321", tenth("environment", stringValue="staging")),
    ("the span counted otherwise", "CP318 CP305 CP310 CP316", otherwise),
    ("the span says another service", "CP314 CP318 CP304", tenth("service_endpoint", stringValue="etl-nightly/v1/tagger")),
    ("a traced call past the gateway", "CP318", past),
)  # fmt: skip


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
