"""What of the eleventh set's logs must be told or read: files that nobody can read and formats that nobody knows."""

from __future__ import annotations

import bz2
import copy
import gzip
import io
import json
import lzma
import sqlite3
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from blind import siblings_formats as formats
from blind.editions_shapes import lines
from blind.groups import Group
from blind.heirs_files import made_of
from blind.setting import Record
from blind.siblings_base import Call, Siblings
from blind.siblings_faults import count
from blind.siblings_shapes import iso
from blind.siblings_whole import drawn

TOLD = "CP300 CP301"


# -- what cannot be read must be told


def sealed(made: Siblings) -> Iterator[Group]:
    records = made_of(made, formats.SHIPPED)
    plain = lines(records)
    beside = {"beside.jsonl": lines(made_of(made, formats.SHIPPED, 8))}
    files: dict[str, tuple[str, bytes]] = {
        "lz4": ("log.jsonl.lz4", b"\x04\x22\x4d\x18" + plain[:400]),
        "snappy": ("log.jsonl.sz", b"\xff\x06\0\0sNaPpY" + plain[:400]),
        "compress": ("log.jsonl.Z", b"\x1f\x9d\x90" + plain[:400]),
        "Avro": ("log.avro", b"Obj\x01\x04\x14avro.codec\x08null\0" + plain[:400]),
        "ORC": ("log.orc", b"ORC" + plain[:400]),
        "encrypted": ("log.jsonl.gpg", b"\x85\x02\x0c\x03" + bytes(range(256)) * 3),
        "an Excel sheet": ("log.xlsx", sheet()),
        "a database": ("log.sqlite", database(records)),
        "UTF-32": ("log.jsonl", plain.decode().encode("utf-32")),
        "EBCDIC": ("log.jsonl", plain.decode().encode("cp500")),
    }
    for name, (file, content) in files.items():
        yield Group(f"unreadable: {name}", {file: content, **beside}, TOLD, notice=True)
    wrong = copy.deepcopy(records)
    count("output", lambda was: -was)(formats.SHIPPED, wrong[3])
    for name, file, pack in (
        ("bzip2", "log.jsonl.bz2", bz2.compress),
        ("xz", "log.jsonl.xz", lzma.compress),
        ("gzip in gzip", "log.jsonl.gz", lambda data: gzip.compress(gzip.compress(data, mtime=0), mtime=0)),
        ("a tape", "log.tar.gz", taped),
        ("a zip", "log.zip", zipped),
    ):
        yield Group(f"packed by {name}", {file: pack(lines(wrong))}, "CP305 CP300", (wrong[3]["id"],), notice=True)


def sheet() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as whole:
        whole.writestr(zipfile.ZipInfo("[Content_Types].xml"), "<Types/>")
        whole.writestr(zipfile.ZipInfo("xl/worksheets/sheet1.xml"), "<worksheet/>")
    return out.getvalue()


def zipped(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as whole:
        whole.writestr(zipfile.ZipInfo("log.jsonl"), data)
    return out.getvalue()


def taped(data: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as whole:
        member = tarfile.TarInfo("log.jsonl")
        member.size = len(data)
        whole.addfile(member, io.BytesIO(data))
    return gzip.compress(out.getvalue(), mtime=0)


def database(records: list[Record]) -> bytes:
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / "log.sqlite"
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE spend (row TEXT)")
            connection.executemany("INSERT INTO spend VALUES (?)", [(json.dumps(one),) for one in records])
        connection.close()
        return path.read_bytes()


# -- formats that may be known to nobody: told, or read


def strange(call: Call) -> dict[str, Record]:
    """A call as other tools write it; nothing of it has the tags that are asked for."""
    start, end = iso(call.start), iso(call.end)
    attributes = {"gen_ai.request.model": call.asked, "gen_ai.response.model": call.model, "gen_ai.usage.input_tokens": call.input,
                  "gen_ai.usage.output_tokens": call.output}  # fmt: skip
    texts = {name: str(value) for name, value in attributes.items()}
    return {
        "Jaeger": {"traceID": call.name, "spanID": call.name[:16], "operationName": "chat", "startTime": int(call.start * 1e6), "duration": 900_000,
                   "tags": [{"key": name, "type": "string", "value": value} for name, value in texts.items()], "processID": "p1"},
        "Zipkin": {"traceId": call.name, "id": call.name[:16], "name": "chat", "timestamp": int(call.start * 1e6), "duration": 900_000, "kind": "CLIENT",
                   "localEndpoint": {"serviceName": "search"}, "tags": texts},
        "ClickHouse's spans": {"Timestamp": start.replace("T", " "), "TraceId": call.name, "SpanId": call.name[:16], "ParentSpanId": "", "SpanName": "chat", "SpanKind": "Client",
                               "ServiceName": "search", "ResourceAttributes": {"service.name": "search"}, "SpanAttributes": texts, "Duration": "900000000", "StatusCode": "Ok"},
        "the SDK's console": {"name": "chat", "context": {"trace_id": f"0x{call.name}", "span_id": f"0x{call.name[:16]}", "trace_state": "[]"}, "kind": "SpanKind.CLIENT",
                              "parent_id": None, "start_time": start, "end_time": end, "status": {"status_code": "UNSET"}, "attributes": attributes, "events": [],
                              "links": [], "resource": {"attributes": {"service.name": "search"}, "schema_url": ""}},
        "OpenRouter": {"id": f"gen-{call.name[:20]}", "created_at": start, "model": f"openai/{call.asked}", "provider_name": "OpenAI", "tokens_prompt": call.input,
                       "tokens_completion": call.output, "native_tokens_prompt": call.input, "total_cost": call.paid, "streamed": True, "app_id": 7},
        "LangSmith": {"id": call.name, "run_type": "llm", "name": "ChatOpenAI", "start_time": start, "end_time": end, "prompt_tokens": call.input,
                      "completion_tokens": call.output, "total_tokens": call.whole, "extra": {"metadata": {"ls_model_name": call.model}}, "trace_id": call.name},
        "Gemini's answers": {"request": {"model": "gemini-2.5-flash"}, "response": {"responseId": call.name[:22], "modelVersion": "gemini-2.5-flash", "createTime": start,
                             "usageMetadata": {"promptTokenCount": call.input, "candidatesTokenCount": call.output, "totalTokenCount": call.whole}}},
        "Cohere's answers": {"id": call.name, "finish_reason": "COMPLETE", "message": {"role": "assistant"},
                             "usage": {"billed_units": {"input_tokens": call.input, "output_tokens": call.output}, "tokens": {"input_tokens": call.input, "output_tokens": call.output}}},
        "Ollama's answers": {"model": "llama3.2", "created_at": start, "done": True, "prompt_eval_count": call.input, "eval_count": call.output, "total_duration": 900_000_000},
        "Anthropic's batches": {"custom_id": call.name[:8], "result": {"type": "succeeded", "message": {"id": f"msg_{call.name[:20]}", "type": "message", "model": "claude-sonnet-4-5",
                                "usage": {"input_tokens": call.input, "output_tokens": call.output}}}},
        "Logpush of Cloudflare": {"Cached": False, "Endpoint": "https://api.openai.com/v1/chat/completions", "Gateway": "gw", "Metadata": dict(call.tags), "Model": call.model,
                                  "Provider": "openai", "RateLimited": False, "StatusCode": 200, "Timestamp": start},
        "Azure's diagnostics": {"time": start, "resourceId": "/SUBSCRIPTIONS/1/APIM", "category": "GatewayLlmLogs", "correlationId": call.name, "level": 4,
                                "properties": {"deploymentName": call.asked, "modelName": call.model, "promptTokens": call.input, "completionTokens": call.output, "totalTokens": call.whole}},
        "metrics of OTLP": {"resourceMetrics": [{"resource": {}, "scopeMetrics": [{"metrics": [{"name": "gen_ai.client.token.usage", "histogram": {"dataPoints": [{"sum": call.input, "count": "1"}]}}]}]}]},
        "a stream's pieces": {"id": f"chatcmpl-{call.name[:28]}", "object": "chat.completion.chunk", "created": int(call.start), "model": call.model,
                              "choices": [{"index": 0, "delta": {"content": "x"}, "finish_reason": None}], "usage": None},
    }  # fmt: skip


def unknown(made: Siblings) -> Iterator[Group]:
    calls = drawn(made, formats.CHAT)
    beside = {"beside.jsonl": lines(made_of(made, formats.SHIPPED, 8))}
    for name in strange(calls[0]):
        content = lines([strange(call)[name] for call in calls])
        yield Group(f"another tool's: {name}", {"log.jsonl": content, **beside}, TOLD, notice=True, also=(), ids=())
    pieces = (
        "".join(f"data: {json.dumps(strange(call)['a stream' + chr(39) + 's pieces'])}\n\n" for call in calls)
        + "data: [DONE]\n"
    )
    yield Group("another tool's: events of a stream", {"log.jsonl": pieces.encode(), **beside}, TOLD, notice=True)
    page = '# HELP litellm_total_tokens x\n# TYPE litellm_total_tokens counter\nlitellm_total_tokens{team="team-search"} 9120\n'
    yield Group("another tool's: Prometheus", {"metrics.prom": page.encode(), **beside}, TOLD, notice=True)
    fields = "\n".join(
        f"level=info ts={iso(call.start)} model={call.model} prompt_tokens={call.input} completion_tokens={call.output}"
        for call in calls
    )
    yield Group("another tool's: names and values", {"log.log": fields.encode(), **beside}, TOLD, notice=True)
