"""The sixth set's wrappers: one log as stores, shippers and hands export it. What they wrap must be read, or said to be
unreadable."""

from __future__ import annotations

import base64
import csv
import gzip
import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path

from blind.litellm_records import Made, lines, tags
from blind.setting import Record


def _each(line: Callable[[Record], str]) -> Callable[[list[Record]], bytes]:
    return lambda found: "".join(line(record) for record in found).encode()


def _in(**wrapping: object) -> Callable[[list[Record]], bytes]:
    """`wrapping` with the record, or with its text, where RECORD or TEXT stand."""

    def filled(value: object, record: Record) -> object:
        if value == "RECORD":
            return record
        if value == "TEXT":
            return json.dumps(record)
        if isinstance(value, dict):
            return {key: filled(one, record) for key, one in value.items()}
        if isinstance(value, list):
            return [filled(one, record) for one in value]
        return value

    return _each(lambda record: json.dumps(filled(wrapping, record)) + "\n")


def _typed(value: object, names: dict[type, str]) -> object:
    """As DynamoDB or MongoDB export it: every value with its type."""
    if isinstance(value, dict):
        inner = {key: _typed(one, names) for key, one in value.items()}
        return {"M": inner} if dict in names else inner
    if isinstance(value, list):
        listed = [_typed(one, names) for one in value]
        return {"L": listed} if dict in names else listed
    name = names.get(type(value))
    return value if name is None else {name: str(value) if name != "BOOL" and name != "NULL" else value or True}


DYNAMO: dict[type, str] = {dict: "M", int: "N", float: "N", str: "S", bool: "BOOL", type(None): "NULL"}
MONGO: dict[type, str] = {int: "$numberInt", float: "$numberDouble"}


def _flat(record: Record, before: str = "") -> Record:
    out: Record = {}
    for key, value in record.items():
        if isinstance(value, dict) and value:
            out |= _flat(value, f"{before}{key}.")
        else:
            out[before + key] = value
    return out


def _loki(found: list[Record]) -> bytes:
    values = [[str(1794290400000000000 + n), json.dumps(record)] for n, record in enumerate(found)]
    streams = [{"stream": {"app": "gw"}, "values": values}]
    return json.dumps({"status": "success", "data": {"resultType": "streams", "result": streams}}).encode()


def _otlp_logs(found: list[Record]) -> bytes:
    logs = [
        {"timeUnixNano": "1794290400000000000", "body": {"stringValue": json.dumps(record)}, "attributes": []}
        for record in found
    ]
    scope = {"scope": {"name": "gw"}, "logRecords": logs}
    return json.dumps({"resourceLogs": [{"resource": {"attributes": []}, "scopeLogs": [scope]}]}).encode() + b"\n"


def _tar(found: list[Record]) -> bytes:
    data = lines(found).encode()
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        member = tarfile.TarInfo("var/log/gateway.jsonl")
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))
    return packed.getvalue()


def _raw_csv(found: list[Record]) -> bytes:
    """Splunk's export: the event is a column."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["_time", "host", "_raw"])
    writer.writerows(["2026-11-10T06:00:00.000+0000", "gw", json.dumps(record)] for record in found)
    return text.getvalue().encode()


def _copied(found: list[Record]) -> bytes:
    """PostgreSQL's COPY of a jsonb column, in which backslashes are doubled."""
    return "".join(f"{n}\t{json.dumps(record)}\t\\N\n" for n, record in enumerate(found)).encode()


def _long(found: list[Record]) -> bytes:
    """An array in one line of three megabytes."""
    return json.dumps([{**record, "messages": "x" * 300_000} for record in found]).encode()


FORMS: dict[str, Callable[[list[Record]], bytes]] = {
    "splunk.jsonl": _in(preview=False, offset=1, result={"_raw": "TEXT", "host": "gw"}),
    "splunk-hec.jsonl": _in(time=1794290400.1, host="gw", sourcetype="_json", event="RECORD"),
    "splunk.csv": _raw_csv,
    "datadog.jsonl": _in(id="A1", type="log", attributes={"service": "gw", "attributes": "RECORD"}),
    "gcp.jsonl": _in(insertId="1", jsonPayload="RECORD", timestamp="2026-11-10T06:00:00Z", logName="projects/p/logs/g"),
    "gcp-text.jsonl": _in(insertId="1", textPayload="TEXT", timestamp="2026-11-10T06:00:00Z"),
    "logcli.jsonl": _in(labels={"app": "gw"}, line="TEXT", timestamp="2026-11-10T06:00:00Z"),
    "loki.json": _loki,
    "cloudevents.jsonl": _in(specversion="1.0", type="llm", source="/gw", id="1", data="RECORD"),
    "kafka.jsonl": _in(topic="llm", partition=0, offset=1, key="k", value="RECORD"),
    "kafka-text.jsonl": _in(topic="llm", partition=0, offset=1, key="k", value="TEXT"),
    "journal.jsonl": _in(MESSAGE="TEXT", PRIORITY="6", __REALTIME_TIMESTAMP="1794290400000000"),
    "vector.jsonl": _in(message="TEXT", host="gw", source_type="file", timestamp="2026-11-10T06:00:00Z"),
    "azure.json": lambda found: json.dumps({"records": [
        {"time": "2026-11-10T06:00:00Z", "category": "Llm", "properties": record} for record in found]}).encode(),
    "eventhub.jsonl": _in(records=[{"time": "2026-11-10T06:00:00Z", "properties": "RECORD"}]),
    "otlp-logs.jsonl": _otlp_logs,
    "firehose.json": lambda found: json.dumps({"requestId": "1", "records": [
        {"data": base64.b64encode(json.dumps(record).encode()).decode()} for record in found]}).encode(),
    "syslog.log": _each(lambda record: f"<134>1 2026-11-10T06:00:00Z gw llm 7 - - {json.dumps(record)}\n"),
    "journal.log": _each(lambda record: f"Nov 10 06:00:00 gw litellm[7]: {json.dumps(record)}\n"),
    "python.log": _each(lambda record: f"INFO:litellm:{record!r}\n"),
    "repr.jsonl": _each(lambda record: f"{record!r}\n"),
    "prefixed.log": _each(lambda record: f"2026-11-10 06:00:00,123 INFO usage={json.dumps(record)}\n"),
    "comma.jsonl": _each(lambda record: json.dumps(record) + ",\n"),
    "pretty.jsonl": _each(lambda record: json.dumps(record, indent=2) + "\n"),
    "arrays.jsonl": lambda found: b"".join(json.dumps(found[n : n + 3]).encode() + b"\n" for n in (0, 3, 6)),
    "flat.jsonl": _each(lambda record: json.dumps(_flat(record)) + "\n"),
    "dynamo.jsonl": _each(lambda record: json.dumps({"Item": _typed(record, DYNAMO)["M"]}) + "\n"),
    "mongo.jsonl": _each(lambda record: json.dumps({"_id": {"$oid": "6" * 24}, **_typed(record, MONGO)}) + "\n"),
    "copy.tsv": _copied,
    "dump.sql": _each(lambda record: f"INSERT INTO logs VALUES ('{json.dumps(record)}');\n"),
    "long.json": _long,
    "utf32.jsonl": lambda found: lines(found).encode("utf-32"),
    "utf16-no-mark.jsonl": lambda found: lines(found).encode("utf-16-le"),
    "latin.jsonl": lambda found: "".join(
        json.dumps({**r, "end_user": "J\u00f6rg"}, ensure_ascii=False) + "\n" for r in found).encode("latin-1"),
    "logs.tar.gz": _tar,
    "thrice.gz": lambda found: gzip.compress(gzip.compress(gzip.compress(lines(found).encode()))),
    "renamed.gz": lambda found: lines(found).encode(),
    "renamed.jsonl": lambda found: gzip.compress(lines(found).encode()),
    "denied.json": lambda _: b'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code></Error>',
    "login.jsonl": lambda _: b"<!DOCTYPE html>\n<html><body>Sign in</body></html>\n",
    "pointer.jsonl": lambda _: b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"a" * 64 + b"\nsize 9\n",
    "zeros.jsonl": lambda found: lines(found[:4]).encode() + b"\0" * 4096 + lines(found[4:]).encode(),
    "error.json": lambda _: json.dumps({"error": {"message": "rate limited", "code": 429}}).encode(),
}  # fmt: skip
WRAPPERS = tuple(FORMS)


def files(made: Made, folder: Path) -> None:
    """Nine records each, the fifth of nobody's team; of those without records, that it is none."""
    for name, write in FORMS.items():
        found = [made.litellm() for _ in range(9)]
        tags(found[4])["team_id"] = "team-ghost"
        rules = "CP304 CP314 CP300" + " CP305" * (name == "mongo.jsonl")  # that typed counts are none is as good
        made.plant(f"{name}: a team of nobody", rules, found[4]["id"], source=name, notice=name)
        (folder / name).write_bytes(write(found))
        if name == "mongo.jsonl":
            made.clean -= {record["id"] for record in found}
