"""The twelfth set's formats: those of the ninth laid on disk in other ways, what only each can say wrong and what is odd and right in it,
and a proxy of the company's own, which the policy maps."""

from __future__ import annotations

import copy
import gzip
import json
from collections.abc import Callable
from dataclasses import replace

from blind import siblings_formats as before
from blind import siblings_spans as spans
from blind.audited_shape import Spoil, add, all_of, put
from blind.editions_shapes import Laid, batches, lines, whole_export
from blind.setting import Record
from blind.siblings_base import Call
from blind.siblings_faults import Format
from blind.siblings_formats import COUNTS, HEAD, IN, OUT, U, enriched, in_text, named, under
from blind.stores import zstd

# -- how they lie on disk


def crlf(records: list[Record]) -> bytes:
    return b"\xef\xbb\xbf" + lines(records).replace(b"\n", b"\r\n")


def members(records: list[Record]) -> bytes:
    """A gzip that was appended to, a few lines at a time."""
    return b"".join(gzip.compress(lines(records[at : at + 7]), mtime=0) for at in range(0, len(records), 7))


def docker(records: list[Record]) -> bytes:
    """The json-file driver of Docker."""
    return lines(
        [
            {"log": json.dumps(one) + "\n", "stream": "stdout", "time": "2026-11-16T06:00:00.000000001Z"}
            for one in records
        ]
    )


def indented(records: list[Record]) -> bytes:
    return json.dumps(records, indent=1, ensure_ascii=False).encode()


def exported(records: list[Record]) -> bytes:
    """Spans as collectors write them, a batch a line."""
    return lines([{"resourceSpans": records[at : at + 6]} for at in range(0, len(records), 6)])


def result_page(records: list[Record]) -> bytes:
    return json.dumps(
        {"success": True, "errors": [], "messages": [], "result": records, "result_info": {"page": 1}}
    ).encode()


def traces_gz(records: list[Record]) -> bytes:
    return gzip.compress(exported(records), mtime=0)


# -- what only one format can say


def twice_encoded(path: str) -> Spoil:
    def spoil(record: Record) -> None:
        *way, name = path.split("/")
        for step in way:
            record = record[step]
        record[name] = json.dumps(json.dumps(record[name]))

    return spoil


def proven(**evidence: object) -> Spoil:
    """Enriched, `evidence` of it otherwise than right."""

    def spoil(record: Record) -> None:
        enriched()(record)
        record["enrichment"]["evidence"] |= evidence

    return spoil


def said_in_list(record: Record) -> None:
    """Tags in the list alone, which is null."""
    record["metadata"].update(spend_logs_metadata=None, requester_metadata={})
    record["request_tags"] = None


def not_counted(record: Record) -> None:
    record["metadata"]["usage_object"] = None
    record.update(prompt_tokens=0, completion_tokens=0, total_tokens=0)


def of_details(part: str, name: str, by: int) -> Spoil:
    """A part of the usage that is above its whole."""

    def spoil(record: Record) -> None:
        usage = record["metadata"]["usage_object"]
        usage[f"{part}_tokens_details"][name] = usage[f"{part}_tokens"] + by

    return spoil


LITELLM_FAULTS = (
    ("metadata a JSON string twice", "CP300 CP301 CP302", twice_encoded("metadata")),
    ("the list of tags null, no tags else", "CP301", said_in_list),
    ("no usage object, all counts nought", "CP301 CP305 CP316", not_counted),
    ("audio above all that was asked", "CP305", of_details("prompt", "audio_tokens", 1)),
    ("audio above all that was answered", "CP305", of_details("completion", "audio_tokens", 3)),
    ("audio below nought", "CP305", put(f"{U}/completion_tokens_details/audio_tokens", -8)),
    (
        "accepted predictions above all that was answered",
        "CP305",
        of_details("completion", "accepted_prediction_tokens", 1),
    ),
    ("what was asked is another count in the usage", "CP305", add(f"{U}/{IN}", -17)),
    ("fallen back twice, in text", "CP311 CP312", put(f"{HEAD}/x-litellm-attempted-fallbacks", "2")),
    ("retried below nought", "CP311 CP302 CP305", put(f"{HEAD}/x-litellm-attempted-retries", -1)),
    ("status in capitals of another kind", "CP302 CP321", put("status", "CANCELLED")),
    ("the cache answered, in text, and was priced", "CP308 CP305 CP316", put("cache_hit", "True")),
)
SHIPPED_FAULTS = (
    ("enriched, its evidence names another cost center", "CP315", proven(cost_center="CC-7777")),
    ("enriched, its evidence refers to nothing", "CP315", proven(ref="")),
    ("enriched, its evidence was seen after", "CP315", proven(observed_at="2026-11-18T00:00:00Z")),
    ("enriched, by whom is not said", "CP315", enriched(by=None)),
    ("enriched at a time without zone", "CP315 CP306", enriched(enriched_at="2026-11-16T20:41:00")),
    ("enriched at no time", "CP315 CP306", enriched(enriched_at="soon")),
    ("enriched in the future", "CP315 CP306", enriched(enriched_at="2027-02-01T00:00:00Z")),
    ("came in before it began", "CP306 CP319 CP315", lambda r: r.update(ingested_at="2026-11-16T00:00:01+00:00")),
    ("came in at no time", "CP306 CP319 CP302", put("ingested_at", "n/a")),
    ("an error's code in a success, a number", "CP321 CP311 CP302 CP305 CP316", put("error_code", 429)),
)  # fmt: skip


def without_details(record: Record) -> None:
    """Of which nothing was paid less."""
    usage = record["metadata"]["usage_object"]
    if not usage["prompt_tokens_details"]["cached_tokens"]:
        usage.update(prompt_tokens_details=None, completion_tokens_details=None)


LITELLM_ODD: tuple[tuple[str, Spoil], ...] = (
    ("parts of it in text", lambda r: r["metadata"]["usage_object"]["prompt_tokens_details"].update(text_tokens=r["prompt_tokens"])),
    ("details that are null, no stream", without_details),
    ("members that nobody knows", lambda r: r.update(zz_next={"id": None, "team_id": 3}, xx=[{"status": "failure"}])),
    ("other tags in the list", lambda r: r["request_tags"].extend(["batch", "team", "x:y:z", ":", "env:staging"])),
    ("cache not hit, in text", put("cache_hit", "None")),
    ("retried never, absent", lambda r: r["hidden_params"]["additional_headers"].pop("x-litellm-attempted-retries", None)),
)  # fmt: skip


def also_shows(form: Format, faults: tuple[tuple[str, str, Callable[[Record], object]], ...], odd: tuple[tuple[str, Callable[[Record], object]], ...] = (),
               file: str | None = None) -> Format:  # fmt: skip
    return replace(form, file=file or form.file, faults=faults, odd=odd)


M = "metadata"
SPEND = also_shows(before.SPEND, (
    ("metadata a JSON string twice", "CP300 CP301 CP302", lambda r: r.update(metadata=json.dumps(r["metadata"]))),
    ("metadata null", "CP301", put(M, None)),
    ("tags' object a text of text", "CP300 CP301 CP302", in_text(M, lambda m: m.update(spend_logs_metadata=json.dumps(json.dumps(m["spend_logs_metadata"]))))),
    ("audio above all that was asked", "CP305", in_text(M, lambda m: m["usage_object"]["prompt_tokens_details"].update(audio_tokens=m["usage_object"]["prompt_tokens"] + 2))),
    ("another count in its usage", "CP305", in_text(M, add("usage_object/completion_tokens", 31))),
    ("fallen back", "CP311 CP312", in_text(M, put("attempted_fallbacks", 1))),
    ("an end in seconds", "CP306", put("endTime", 1794812400)),
), (("no breakdown", in_text(M, put("cost_breakdown", None))), ("no end user, no session", lambda r: r.update(end_user=None, session_id=None)),
    ("a list of tags that is empty", put("request_tags", "[]"))))  # fmt: skip
A = "ai/proxy/usage/"
KONG = also_shows(before.KONG, (
    ("audio above all that was asked", "CP305", lambda r: r["ai"]["proxy"]["usage"]["prompt_tokens_details"].update(audio_tokens=r["ai"]["proxy"]["usage"][IN] + 2)),
    ("a code of text", "CP302 CP321 CP311", put("response/status", "OK")),
    ("usage a text", "CP300 CP301 CP302 CP305 CP316", put("ai/proxy/usage", "{}")),
    ("no answer at all", "CP300 CP301 CP302 CP321 CP305 CP316", put("response", None)),
), (("a header of tracing", put("request/headers/traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")),))  # fmt: skip
ENVOY = also_shows(before.ENVOY, (
    ("started a dash", "CP306 CP301 CP303", put("start_time", "-")),
    ("the answer's model a dash", "CP301 CP302 CP303 CP312", put("gen_ai.response.model", "-")),
    ("a code of text", "CP302 CP321 CP311", put("response_code", "none")),
    ("a boundary's header a dash", "CP301 CP303 CP302", put("x-request-boundary-id", "-")),
    ("duration a text", "CP306 CP302 CP319", put("duration", "fast")),
), (("flags a dash", put("response_flags", "-")),))  # fmt: skip
BEDROCK = also_shows(before.BEDROCK, (
    ("metadata a JSON string twice", "CP300 CP301 CP302", twice_encoded("requestMetadata")),
    ("metadata a list of pairs", "CP300 CP301 CP302", lambda r: r.update(requestMetadata=[[k, v] for k, v in r["requestMetadata"].items()])),
    ("refused, and counted", "CP302 CP305 CP311 CP316 CP321", put("errorCode", "AccessDeniedException")),
    ("an input that is null", "CP300 CP301 CP302 CP305 CP316", put("input", None)),
), (("no inference region", put("inferenceRegion", None)),))  # fmt: skip
CLOUDFLARE = also_shows(before.CLOUDFLARE, (
    ("metadata a JSON string twice", "CP300 CP301 CP302", lambda r: r.update(metadata=json.dumps(r["metadata"]))),
    ("metadata a JSON list", "CP300 CP301 CP302", put("metadata", '["team-search"]')),
    ("success in words", "CP302 CP321", put("success", "maybe")),
    ("a code below nought", "CP302 CP321 CP311", put("status_code", -1)),
    ("step a text", "CP302 CP305 CP311", put("step", "second")),
), (("no duration", put("duration", None)),))  # fmt: skip
PORTKEY = also_shows(before.PORTKEY, (
    ("a value too many", "CP300 CP301 CP302 CP303 CP304", lambda r: r["metadata"]["value"].insert(0, "extra")),
    ("metadata a JSON string twice", "CP300 CP301 CP302", twice_encoded("metadata")),
    ("retried below nought", "CP311 CP302 CP305", put("retry_success_count", -1)),
    ("hit in the cache, and priced", "CP308 CP305 CP316", put("cache_status", "HIT")),
    ("a currency of no kind", "CP308 CP302", put("cost_currency", "??")),
), (("no virtual key", put("virtual_key", None)),))  # fmt: skip
HELICONE = also_shows(before.HELICONE, (
    ("properties a JSON string twice", "CP300 CP301 CP302", twice_encoded("request_properties")),
    ("an override that did not answer", "CP312 CP302", put("model_override", "gpt-5")),
    ("answered before it was asked for", "CP306", put("response_created_at", "2026-11-15T00:00:00Z")),
    ("a code of no class", "CP302 CP321 CP311", put("response_status", 99_000)),
), (("no user", lambda r: r.update(request_user_id=None, helicone_user=None)),))  # fmt: skip
LANGFUSE = also_shows(before.LANGFUSE, (
    ("metadata a JSON string twice", "CP300 CP301 CP302", twice_encoded("metadata")),
    ("an error, and counted", "CP302 CP305 CP311 CP316 CP321", put("level", "ERROR")),
    ("usage a text", "CP300 CP301 CP302 CP305 CP316", put("usage_details", "{}")),
    ("costs that do not add up", "CP308", lambda r: r.update(cost_details={"input": r["total_cost"], "output": r["total_cost"], "total": r["total_cost"]})),
    ("audio above all that was asked", "CP305", lambda r: r["usage_details"].update(input_audio_tokens=r["usage_details"]["input"] * 3 + 9000)),
), (("costs by part", lambda r: r.update(cost_details={"input": r["total_cost"], "output": 0, "total": r["total_cost"]})),))  # fmt: skip


def undated(call: Call) -> Record:
    """The answer says no time of its own."""
    record = before.CHAT.write(call)
    del record["response"]["created"]
    return record


CHAT = also_shows(replace(before.CHAT, write=undated), (
    ("audio above all that was answered", "CP305", lambda r: r["response"]["usage"]["completion_tokens_details"].update(audio_tokens=r["response"]["usage"][OUT] + 1)),
    ("an error in place of an answer's choices", "CP302 CP305 CP311 CP316 CP321", put("status_code", 429)),
    ("usage a list", "CP300 CP301 CP302 CP305 CP316", lambda r: r["response"].update(usage=[r["response"]["usage"]])),
    ("usage a JSON string twice", "CP300 CP301 CP302 CP305 CP316", twice_encoded("response/usage")),
    ("created a year before it was asked for", "CP306", put("response/created", 1_763_253_600)),
), (("tools called", put("response/choices/0/finish_reason", "tool_calls")), ("a fingerprint", put("response/system_fingerprint", None))))  # fmt: skip
RESPONSES = also_shows(before.RESPONSES, (
    ("cancelled", "CP311 CP321 CP305 CP316", all_of(put("status", "cancelled"), put("usage", None))),
    ("a status of no kind", "CP302 CP321", put("status", "finished?")),
    ("an error beside completed", "CP302 CP305 CP311 CP316 CP321", put("error", {"code": "server_error", "message": "x"})),
    ("metadata a text", "CP300 CP301 CP302", put("metadata", "team_id=team-search")),
), (("a conversation", put("conversation", {"id": "conv_1"})),))  # fmt: skip
ANTHROPIC = also_shows(before.ANTHROPIC, (
    ("written parts that do not add up", "CP305", lambda r: r["response"]["usage"].update(cache_creation={"ephemeral_5m_input_tokens": 900, "ephemeral_1h_input_tokens": 300})),
    ("usage null", "CP301 CP305 CP316", put("response/usage", None)),
    ("cached null and text", "CP305 CP302", put("response/usage/cache_read_input_tokens", "some")),
), (("tools of the server", put("response/usage/server_tool_use", {"web_search_requests": 0})), ("a pause", put("response/stop_reason", "pause_turn")),
    ("written for an hour", lambda r: r["response"]["usage"].update(cache_creation={"ephemeral_5m_input_tokens": 0, "ephemeral_1h_input_tokens": r["response"]["usage"]["cache_creation_input_tokens"]}))))  # fmt: skip
V = "full_response/usageMetadata"
VERTEX = also_shows(before.VERTEX, (
    ("usage a text", "CP300 CP301 CP302 CP305 CP316", put(V, "{}")),
    ("tools' prompt left out of the total", "CP305", put(f"{V}/toolUsePromptTokenCount", 77)),
    ("labels a text", "CP300 CP301 CP302", put("full_request/labels", "team_id=team-search")),
), (("tools' prompt in the total", all_of(put(f"{V}/toolUsePromptTokenCount", 77), add(f"{V}/totalTokenCount", 77))),))  # fmt: skip
APIM = also_shows(before.APIM, (
    ("model null", "CP301 CP302 CP303", put("ModelName", None)),
    ("a total of text", "CP302 CP305", put("TotalTokens", "many")),
), (("no region", put("Region", None)),))  # fmt: skip


def _spanned(form: Format) -> Format:
    tokens = form.places["output"][0][1:]
    faults = (
        ("counted as text", "CP305 CP302", lambda r: spans.say(r, tokens, {"stringValue": str(spans.said(r, tokens))})),
        ("counted in a list", "CP305 CP302 CP301", lambda r: spans.say(r, tokens, [1, 2])),
        ("counted with a fraction", "CP305 CP302", lambda r: spans.say(r, tokens, {"doubleValue": 12.5})),
        ("an error, and counted", "CP302 CP305 CP311 CP316 CP321", lambda r: (spans.leaf_of(r).update(status={"code": 2, "message": "timeout"}), spans.say(r, "error.type", "timeout"))),
        ("began before its process could", "CP306", lambda r: spans.leaf_of(r).update(startTimeUnixNano="1")),
        ("a start with a sign", "CP306 CP301", lambda r: spans.leaf_of(r).update(startTimeUnixNano="-17")),
        ("team in a list", "CP302", lambda r: spans.say(r, "team_id", ["team-search", "team-data"])),
        ("a team twice, two values", "CP302 CP314 CP304", lambda r: spans.leaf_of(r)["attributes"].append({"key": "team_id", "value": {"stringValue": "team-nobody"}})),
    )  # fmt: skip
    odd = (
        ("status said to be good", lambda r: spans.leaf_of(r).update(status={"code": 1})),
        ("times as numbers", lambda r: spans.leaf_of(r).update({n: int(spans.leaf_of(r)[n]) for n in ("startTimeUnixNano", "endTimeUnixNano")})),
        ("counts as numbers", lambda r: spans.say(r, tokens, {"intValue": spans.said(r, tokens)})),
        ("events and links", lambda r: spans.leaf_of(r).update(events=[{"name": "gen_ai.choice", "timeUnixNano": "1794812400000000000", "attributes": []}], links=[])),
        ("a service's span that repeats the counts", _repeated(tokens)),
    )  # fmt: skip
    return replace(form, faults=faults, odd=odd)


def _repeated(tokens: str) -> Callable[[Record], object]:
    """An agent's span above says what its only child used."""

    def change(record: Record) -> None:
        root = record["scopeSpans"][0]["spans"][0]
        root["name"] = "invoke_agent answer"
        kinds = {"gen_ai.operation.name": "invoke_agent", "openinference.span.kind": "AGENT"}
        root["attributes"] += [{"key": key, "value": {"stringValue": kind}} for key, kind in kinds.items()]
        root["attributes"] += [
            copy.deepcopy(one) for one in spans.leaf_of(record)["attributes"] if "token" in one["key"]
        ]

    return change


def proxied(call: Call) -> Record:
    """The company's own proxy."""
    return {
        "v": 3, "call": {"ref": call.name, "from": int(call.start * 1000), "till": int(call.end * 1000), "ok": call.good, "code": call.status},
        "model": {"want": call.asked, "got": call.model}, "use": {"prompt_tokens": call.input, "completion_tokens": call.output, "total_tokens": call.whole,
        "hit": call.cached}, "cents": round(call.paid * 100, 10), "who": {"key": call.key}, "labels": dict(call.tags),
    }  # fmt: skip


MAPPING = """\
logs:
  formats:
    acme-relay:
      role: billing
      recognise: {all: [call.ref, use]}
      fields:
        record_id: {paths: [call.ref]}
        started_at: {paths: [call.from], time: epoch_milliseconds}
        ended_at: {paths: [call.till], time: epoch_milliseconds}
        status: {paths: [call.code]}
        model_requested: {paths: [model.want]}
        model_actual: {paths: [model.got]}
        input_tokens: {paths: [use.prompt_tokens]}
        cached_input_tokens: {paths: [use.hit]}
        output_tokens: {paths: [use.completion_tokens]}
        total_tokens: {paths: [use.total_tokens]}
        cost: {paths: [cents], scale: "0.01"}
        api_key_id: {paths: [who.key]}
      input_includes_cached: true
      carriers: {metadata: [labels]}
"""
RELAY = Format(
    "acme/relay.jsonl", proxied, named("call/ref"),
    {**under("use/", parts={**COUNTS, "cached": "hit"}), "cost": ("cents",), "model": ("model/got",), "start": ("call/from",), "end": ("call/till",)},
    "millis", "sjyhmkwzux",
    faults=(
        ("labels a JSON string twice", "CP300 CP301 CP302", twice_encoded("labels")),
        ("labels a list", "CP300 CP301 CP302", lambda r: r.update(labels=list(r["labels"].items()))),
        ("use a text", "CP300 CP301 CP302 CP305 CP316", put("use", "none")),
        ("a code of text", "CP302 CP321 CP311", put("call/code", "fine")),
    ),
    odd=(("members that nobody maps", lambda r: r.update(team_id="team-nobody", status="failure", cost=-1)), ("another order", lambda r: r.update(use=dict(reversed(r["use"].items()))))),
    more=MAPPING,
)  # fmt: skip
NEWEST, OLDEST, INFERENCE, TRACELOOP = map(_spanned, before.TRACES)
FORMATS: tuple[tuple[Format, Laid], ...] = (
    (also_shows(before.SHIPPED, (*LITELLM_FAULTS, *SHIPPED_FAULTS), (*LITELLM_ODD, ("its evidence without a time", proven(observed_at=None))), "litellm/shipped.jsonl.gz"), members),
    (also_shows(before.STANDARD, LITELLM_FAULTS, LITELLM_ODD, "litellm/standard.json"), indented),
    (SPEND, crlf), (replace(KONG, file="kong/ai_proxy.log"), docker), (replace(ENVOY, file="envoy/access.jsonl.zst"), lambda records: zstd(lines(records))),
    (replace(BEDROCK, file="bedrock/invocations.json.gz"), members), (CLOUDFLARE, result_page), (PORTKEY, crlf), (replace(HELICONE, file="helicone/requests.json"), indented),
    (LANGFUSE, lines), (APIM, lines), (VERTEX, lines), (CHAT, batches), (RESPONSES, lines), (ANTHROPIC, crlf), (RELAY, lines),
    (replace(NEWEST, file="otel/newest.jsonl"), exported), (replace(OLDEST, file="otel/oldest.json"), whole_export), (INFERENCE, exported),
    (replace(TRACELOOP, file="otel/traceloop.jsonl.gz"), traces_gz),
)  # fmt: skip
