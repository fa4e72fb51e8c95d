"""The seventh set's ground: what real software wrote (the fixture's clean records), each time as another request. Ids
and times are new, everything else is as it was."""

from __future__ import annotations

import functools
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from blind.scoring import Truth
from blind.setting import FIXTURE, START, Record

LOGS = {
    "shipped": "litellm/shipped.jsonl",
    "standard": "litellm/standard_logging.jsonl",
    "spend": "litellm/spend_logs.jsonl",
}
SPANS = ("openai_v2", "openinference", "openllmetry")
NUMBERED = ("startTime", "endTime", "completionStartTime")
ID = re.compile(r"(?<![0-9a-z.])(?:chatcmpl-|resp_|rb-|corr-|req_|msg_)?[0-9a-f]{8}[0-9a-f-]{4,}(?![0-9a-z])")


@functools.cache
def real(kind: str) -> tuple[str, ...]:
    """Records of requests of which nothing is wrong, as text."""
    truth = json.loads((FIXTURE / "truth.json").read_text())
    spoiled = {defect.get("id") for defect in truth["shipped_log_defects"]}
    clean = {
        one["id"] for request in truth["requests"] if not request["findings"] for one in request["gateway_records"]
    } - spoiled
    out = []
    for line in (FIXTURE / LOGS[kind]).read_text().splitlines():
        if line.startswith("{") and line.endswith("}"):
            record = json.loads(line)
            if record.get("id", record.get("request_id")) in clean and (kind != "spend" or "rb-" in line):
                out.append(line)
    return tuple(out)


@functools.cache
def real_spans(kind: str) -> tuple[str, ...]:
    """An OTLP line per trace: what the service did, and its call of the model."""
    truth = json.loads((FIXTURE / "truth.json").read_text())
    clean = {request["otel_trace_id"] for request in truth["requests"] if not request["findings"]}
    traces: dict[str, Record] = {}
    for line in (FIXTURE / f"otel/{kind}.otlp.jsonl").read_text().splitlines():
        for group in json.loads(line)["resourceSpans"]:
            for scope in group["scopeSpans"]:
                for span in scope["spans"]:
                    if span["traceId"] in clean:
                        trace = traces.setdefault(span["traceId"], {"resource": group["resource"], "scopeSpans": []})
                        trace["scopeSpans"].append({"scope": scope["scope"], "spans": [span]})
    return tuple(
        json.dumps({"resourceSpans": [trace]})
        for trace in traces.values()
        if len(trace["scopeSpans"]) == 2 and _counts(trace)
    )


@dataclass(kw_only=True)
class Estate(Truth):
    """Records of it, two minutes apart."""

    count: int = 0

    def renewed(self, text: str, names: list[str]) -> str:
        for name in names:
            prefix = re.match(r"(?:chatcmpl-|resp_|rb-|corr-|req_|msg_)?", name)
            start = prefix.end() if prefix else 0
            other = "".join(f"{self.random.getrandbits(4):x}" if letter != "-" else "-" for letter in name[start:])
            text = text.replace(name[start:], other)
        return text

    def next_time(self, at: datetime | None) -> datetime:
        self.count += 1
        return at or START + timedelta(minutes=2 * self.count, seconds=self.random.random() * 50)

    def record(self, kind: str = "shipped", at: datetime | None = None, having: str = "") -> Record:
        """`having`: text that the real record has."""
        text = self.random.choice([line for line in real(kind) if having in line])
        record = json.loads(text)
        ids = sorted({name for name in _ids(text) if not _kept(record, name)}, key=_longest)
        record = json.loads(self.renewed(text, ids))
        moved = self.next_time(at)
        if kind == "spend":
            shift = moved - datetime.fromisoformat(record["startTime"])
            for name in NUMBERED:
                record[name] = (datetime.fromisoformat(record[name]) + shift).isoformat()
        else:
            seconds = moved.timestamp() - record["startTime"]
            for name in NUMBERED:
                if record.get(name) is not None:
                    record[name] = round(record[name] + seconds, 6)
        named = "id" if kind != "spend" else "request_id"
        if record[named].startswith("resp_"):  # LiteLLM's own form of an answer's id, in which others are encoded
            record[named] = f"resp_{self.hexes(32)}"
        if record.get("ingested_at"):
            record["ingested_at"] = (
                datetime.fromisoformat(record["ingested_at"]) + timedelta(seconds=seconds)
            ).isoformat()
        self.clean.add(record.get("id", record.get("request_id")))
        return record

    def trace(self, kind: str, at: datetime | None = None) -> Record:
        """A line of OTLP; `leaf` is the call in it."""
        text = self.random.choice(real_spans(kind))
        line = json.loads(text)
        instance = attribute(line["resourceSpans"][0]["resource"], "service.instance.id")
        ids = sorted(_ids(text) - {instance}, key=_longest)
        line = json.loads(self.renewed(text, ids))
        moved = self.next_time(at).timestamp()
        shift = int(moved * 1e9) - int(leaf(line)["startTimeUnixNano"])
        for one in spans(line):
            for name in ("startTimeUnixNano", "endTimeUnixNano"):
                one[name] = str(int(one[name]) + shift)
            self.clean.add(one["spanId"])
        return line


def _longest(name: str) -> tuple[int, str]:
    """First what another may be a part of; the same in every run."""
    return -len(name), name


def _counts(trace: Record) -> bool:
    """Streams without `include_usage` are not counted by a client's instrumentation."""
    return "usage.input_tokens" in json.dumps(trace) or "token_count.prompt" in json.dumps(trace)


def _ids(text: str) -> set[str]:
    return {name for name in ID.findall(text) if not (name.isdigit() and len(name) == 19)}


def _kept(record: Record, name: str) -> bool:
    """A key and a deployment are the same in all of its requests."""
    metadata = record["metadata"]
    if isinstance(metadata, str):
        metadata = json.loads(metadata)
    return name in (metadata.get("user_api_key_hash"), metadata.get("user_api_key"), record.get("model_id"))


def spans(line: Record) -> list[Record]:
    return [one for scope in line["resourceSpans"][0]["scopeSpans"] for one in scope["spans"]]


def leaf(line: Record) -> Record:
    return next(one for one in spans(line) if one.get("parentSpanId"))


def attribute(holder: Record, key: str) -> str | None:
    for one in holder["attributes"]:
        if one["key"] == key:
            return str(next(iter(one["value"].values())))
    return None


def tagged(record: Record) -> Record:
    """The object that holds the tags (body or header)."""
    sent = record["metadata"].get("spend_logs_metadata")
    return sent if sent else record["metadata"]["requester_metadata"]


def started(record: Record) -> datetime:
    return datetime.fromtimestamp(record["startTime"], UTC)


def text_of(records: list[Record]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
