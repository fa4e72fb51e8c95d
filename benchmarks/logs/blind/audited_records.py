"""The fourth set's defects of LiteLLM records, and lookalikes that are none: what an auditor asks before a record is
billed. Did the provider charge for it, do its parts agree, is its owner one that can be looked up, is it there once?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from blind.litellm_records import Change, Made, again, cached, counts, enriched, recost, tag, tags, times, top, usage
from blind.setting import Record, utc

EVIDENCE = {"input_digest": "sha256:" + "0" * 64, "rule_version": "1"}


def _details(record: Record, group: str) -> Record:
    return record["metadata"]["usage_object"][f"{group}_tokens_details"]


def part(group: str, **values: object) -> Change:
    return lambda record: _details(record, group).update(values)


def over(group: str, name: str, of: str) -> Change:
    return lambda record: _details(record, group).update({name: record[of] + 10})


def in_usage(**values: object) -> Change:
    return lambda record: record["metadata"]["usage_object"].update(values)


def outcome(status: str, code: str, kind: str, *, counted: bool = False, cost: float = 0.0) -> Change:
    def change(record: Record) -> None:
        record.update(status=status, error_code=code, error_information={"error_code": code, "error_class": kind})
        if not counted:
            usage(record, prompt_tokens=0, completion_tokens=0, total_tokens=0)
            record.update(response_cost=cost)

    return change


def cache_hit(cost: bool) -> Change:
    """Answered by the gateway's own cache: LiteLLM adds to the id and counts the tokens of the answer."""

    def change(record: Record) -> None:
        record.update(cache_hit=True, cache_key="k" * 64)
        if not cost:
            record.update(response_cost=0.0, saved_cache_cost=record["response_cost"])

    return change


def uncosted_cache(record: Record) -> None:
    cached(record["prompt_tokens"] // 2)(record)
    recost(record)
    record["response_cost"] *= 0.5


def two_places(record: Record) -> None:
    other = "openai/gpt-4o-2024-08-06" if "4o-mini" in record["model"] else "openai/gpt-4o-mini-2024-07-18"
    record["hidden_params"]["litellm_model_name"] = other


def breakdown(factor: float) -> Change:
    def change(record: Record) -> None:
        total = record["response_cost"] * factor
        record["cost_breakdown"] = {
            "input_cost": total * 0.75, "output_cost": total * 0.25, "total_cost": total, "tool_usage_cost": 0.0,
        }  # fmt: skip

    return change


def huge(record: Record) -> None:
    count = 2**31 - 1
    usage(record, prompt_tokens=count, total_tokens=count + record["completion_tokens"])
    cached(0)(record)
    recost(record)


def unknown_output(record: Record) -> None:
    usage(record, completion_tokens=-1, total_tokens=record["prompt_tokens"] - 1)


def embedding(output: int) -> Change:
    def change(record: Record) -> None:
        record.update(call_type="aembedding", model="openai/text-embedding-3-small", model_group="gw-embed")
        record["hidden_params"]["litellm_model_name"] = record["model"]
        tags(record)["model_requested"] = "gw-embed"
        usage(record, completion_tokens=output, total_tokens=record["prompt_tokens"] + output)
        record["metadata"]["usage_object"].update(prompt_tokens_details=None, completion_tokens_details=None)
        record["response_cost"] = record["prompt_tokens"] * 0.02 / 1e6

    return change


def passed_through(record: Record) -> None:
    record.update(call_type="pass_through_endpoint", model="unknown", model_group="")
    record["hidden_params"]["litellm_model_name"] = "unknown"
    usage(record, prompt_tokens=0, completion_tokens=0, total_tokens=0)
    record["response_cost"] = 0.0


def pairs(record: Record) -> None:
    record["metadata"]["spend_logs_metadata"] = [{"key": key, "value": value} for key, value in tags(record).items()]


def usage_text(record: Record) -> None:
    cached(record["prompt_tokens"] // 2)(record)
    recost(record)
    record["metadata"]["usage_object"] = json.dumps(record["metadata"]["usage_object"])


def contradicted_center(record: Record) -> None:
    enriched(0.1, "same", fields=["cost_center"], **EVIDENCE)(record)
    record["enrichment"]["evidence"]["cost_center"] = "CC-7777"


def evidence(value: object) -> Change:
    def change(record: Record) -> None:
        enriched(0.1, "same", **EVIDENCE)(record)
        record["enrichment"]["evidence"] = value

    return change


def shipped(of: float, form: str = "%Y-%m-%dT%H:%M:%SZ") -> Change:
    return lambda record: record.update(ingested_at=utc(record["endTime"] + of, form))


DEFECTS: tuple[tuple[str, str, Change], ...] = (
    # was it charged?
    ("failed, and yet counted and priced", "CP305 CP308 CP311 CP316 CP321",
     outcome("failure", "500", "InternalServerError", counted=True)),
    ("refused, and yet priced", "CP305 CP308 CP311 CP316 CP321",
     outcome("failure", "429", "RateLimitError", cost=0.004)),
    ("a success with an error's code", "CP305 CP302 CP311 CP321 CP316",
     outcome("success", "500", "InternalServerError", counted=True)),
    ("answered by the gateway's cache, and priced", "CP308 CP305 CP316", cache_hit(True)),
    ("nothing counted, and priced", "CP305 CP308 CP316", counts(prompt_tokens=0, completion_tokens=0, total_tokens=0)),
    ("passed through without a count", "CP305 CP316 CP301 CP303", passed_through),
    # do the counts agree?
    ("audio above input", "CP305", over("prompt", "audio_tokens", "prompt_tokens")),
    ("audio above output", "CP305", over("completion", "audio_tokens", "completion_tokens")),
    ("audio negative", "CP305", part("prompt", audio_tokens=-2)),
    ("accepted predictions above output", "CP305",
     over("completion", "accepted_prediction_tokens", "completion_tokens")),
    ("Anthropic's name of cached tokens says another count", "CP305",
     lambda r: in_usage(cache_read_input_tokens=_details(r, "prompt")["cached_tokens"] + 1)(r)),
    ("cache written negative", "CP305", part("prompt", cache_creation_tokens=-5)),
    ("cache written in text", "CP305 CP302", part("prompt", cache_creation_tokens="12")),
    ("the usage object's total is another", "CP305", lambda r: in_usage(total_tokens=r["total_tokens"] + 1)(r)),
    ("the largest number of 32 bits", "CP305", huge),
    ("minus one for unknown", "CP305", unknown_output),
    ("an embedding with output", "CP305 CP316", embedding(40)),
    ("usage object in JSON text", "CP302 CP305 CP308 CP316", usage_text),
    # and the money?
    ("cost breakdown says another total", "CP308 CP305", breakdown(1.5)),
    ("cached tokens priced at nothing", "CP308", uncosted_cache),
    ("cost rounded to cents", "CP308", lambda r: r.update(response_cost=round(r["response_cost"] + 0.005, 2))),
    ("a discount that no card has", "CP308", lambda r: r.update(response_cost=r["response_cost"] * 0.9)),
    ("half a percent too much", "CP308", lambda r: r.update(response_cost=r["response_cost"] * 1.005)),
    ("cost true", "CP308 CP302 CP305", top(response_cost=True)),
    ("two places name two models", "CP312 CP308 CP305 CP302 CP314 CP307", two_places),
    ("a model that no card has", "CP307 CP308",
     lambda r: (r.update(model="openai/gpt-9"), r["hidden_params"].update(litellm_model_name="openai/gpt-9"))),
    # who owns it?
    ("two teams in one tag", "CP304 CP302 CP314", tag(team_id="team-search,team-data")),
    ("template not filled in", "CP303 CP304 CP302 CP314", tag(team_id="${TEAM_ID}")),
    ("cost center's template not filled in", "CP303 CP304 CP302", tag(cost_center="{{ .Values.costCenter }}")),
    ("team with a line end", "CP304 CP302 CP314", lambda r: tag(team_id=tags(r)["team_id"] + "\n")(r)),
    ("cost center with a hard space", "CP304 CP302", lambda r: tag(cost_center=tags(r)["cost_center"] + "\u00a0")(r)),
    ("team in percent encoding", "CP304 CP302 CP314", tag(team_id="team%2Dsearch")),
    ("team in quotes", "CP304 CP302 CP314", lambda r: tag(team_id=f'"{tags(r)["team_id"]}"')(r)),
    ("service with a slash more", "CP304 CP302 CP314",
     lambda r: tag(service_endpoint=tags(r)["service_endpoint"] + "/")(r)),
    ("service of another version", "CP304 CP302 CP314",
     lambda r: tag(service_endpoint=tags(r)["service_endpoint"].replace("v", "v9"))(r)),
    ("team true", "CP302", tag(team_id=True)),
    ("team an object", "CP302 CP301", tag(team_id={"id": "team-search"})),
    ("environment in capitals", "CP302 CP314", tag(environment="PROD")),
    ("environment a list", "CP302", tag(environment=["prod"])),
    ("correlation null", "CP301 CP302", tag(correlation_id=None)),
    ("boundary empty", "CP301 CP303 CP302", tag(request_boundary_id="")),
    ("boundary a number", "CP302", tag(request_boundary_id=17)),
    ("card in a list", "CP307 CP302", tag(price_card_version=["pc-2026-10"])),
    ("tags in pairs", "CP301 CP302", pairs),
    ("metadata a list", "CP301 CP302", top(metadata=[])),
    # when?
    ("days since 1900", "CP306", times(lambda s, e: {"startTime": s / 86_400 + 25_569, "endTime": e})),
    ("a year of two digits", "CP306", times(lambda s, e: {"startTime": utc(s, "%y-%m-%dT%H:%M:%SZ")})),
    ("a week's date", "CP306", times(lambda s, e: {"startTime": utc(s, "%G-W%V-%uT%H:%M:%SZ")})),
    ("ten years ago", "CP306 CP304 CP307",
     times(lambda s, e: {"startTime": s - 315_532_800, "endTime": e - 315_532_800})),
    ("end without a zone, start in seconds", "CP306", times(lambda s, e: {"endTime": utc(e)})),
    ("shipped at a time without a zone", "CP306 CP319 CP315", shipped(30, "%Y-%m-%d %H:%M:%S")),
    ("shipped in the future", "CP306 CP319 CP315", shipped(40 * 86_400)),
    ("shipped at no time", "CP306 CP319 CP302", top(ingested_at="n/a")),
    # what was added later?
    ("evidence is empty", "CP315", evidence({})),
    ("evidence contradicts the cost center", "CP315", contradicted_center),
    ("added at a time without a zone", "CP315 CP306",
     lambda r: enriched(0.1, "same", enriched_at=utc(r["startTime"] + 9000), **EVIDENCE)(r)),
    ("added in the future", "CP315 CP306", enriched(90, "same", **EVIDENCE)),
)  # fmt: skip


def claude(record: Record) -> None:
    """Anthropic through LiteLLM: input has what was read from and written to the cache."""
    record.update(
        model="anthropic/claude-sonnet-4-5-20250929", model_group="gw-claude", custom_llm_provider="anthropic"
    )
    record["hidden_params"]["litellm_model_name"] = record["model"]
    tags(record)["model_requested"] = "gw-claude"
    read, written, new, out = 5000, 700, 12, record["completion_tokens"]
    usage(record, prompt_tokens=read + written + new, total_tokens=read + written + new + out)
    part("prompt", cached_tokens=read, cache_creation_tokens=written)(record)
    in_usage(cache_read_input_tokens=read, cache_creation_input_tokens=written)(record)
    record["response_cost"] = (new * 3 + read * 0.3 + written * 3.75 + out * 15) / 1e6


def azure(record: Record) -> None:
    record.update(model="azure/gpt-4o-2024-08-06", model_group="gw-4o", custom_llm_provider="azure")
    record["hidden_params"]["litellm_model_name"] = record["model"]
    tags(record)["model_requested"] = "gw-4o"
    recost(record)


def by_list(record: Record) -> None:
    record["request_tags"] += [f"{key}:{value}" for key, value in tags(record).items()]
    record["metadata"]["spend_logs_metadata"] = None


def by_body(record: Record) -> None:
    record["metadata"].update(requester_metadata=tags(record), spend_logs_metadata=None)


def tokenless(call_type: str, model: str, cost: float) -> Change:
    def change(record: Record) -> None:
        record.update(call_type=call_type, model=model, model_group="gw-other", response_cost=cost)
        record["hidden_params"]["litellm_model_name"] = model
        tags(record)["model_requested"] = "gw-other"
        usage(record, prompt_tokens=0, completion_tokens=0, total_tokens=0)
        record["metadata"]["usage_object"] = None

    return change


def without_usage_object(record: Record) -> None:
    cached(0)(record)
    recost(record)
    del record["metadata"]["usage_object"]


def without_details(record: Record) -> None:
    cached(0)(record)
    recost(record)
    in_usage(prompt_tokens_details=None, completion_tokens_details=None)(record)


def hit(record: Record) -> None:
    cache_hit(False)(record)
    record["hidden_params"]["additional_headers"] = {}


CLEAN: tuple[tuple[str, Change], ...] = (
    ("answered by the gateway's cache, at no cost", hit),
    ("Claude with a cache read and written", claude),
    ("another provider's name for the model", azure),
    ("tags by the list", by_list),
    ("tags by the body", by_body),
    ("an embedding", embedding(0)),
    ("no usage object, as older versions", without_usage_object),
    ("usage without details, no stream", without_details),
    ("no headers of the provider", lambda r: r["hidden_params"].update(additional_headers=None)),
    ("the key rotated", lambda r: r["metadata"].update(user_api_key_hash="abc" + "0" * 61)),
    ("the gateway knows no team of the key", lambda r: r["metadata"].update(user_api_key_team_id=None)),
    ("no tags of the gateway's own", top(request_tags=None)),
    ("one token each", lambda r: (usage(r, prompt_tokens=1, completion_tokens=1, total_tokens=2), cached(0)(r),
                                  recost(r))),
    ("nearly all reasoning", lambda r: part("completion", reasoning_tokens=r["completion_tokens"])(r)),
    ("the breakdown agrees", breakdown(1.0)),
    ("a session that all share", top(session_id="chat-1")),
    ("the client's headers say the same", lambda r: r["metadata"].update(
        requester_custom_headers={"x-team-id": tags(r)["team_id"], "x-stainless-retry-count": "0"})),
    ("all of a stream", lambda r: (r.update(stream=True), part("completion", audio_tokens=0)(r))),
    ("no error's code in text", lambda r: r.update(error_code="", error_information={"error_code": ""})),
)  # fmt: skip
# No price card can have them: no tokens are what they are billed by.
TOKENLESS: tuple[tuple[str, Change], ...] = (
    ("an image", tokenless("aimage_generation", "openai/dall-e-3", 0.04)),
    ("a transcription", tokenless("atranscription", "openai/whisper-1", 0.006)),
    ("a ranking", tokenless("arerank", "cohere/rerank-v3.5", 0.002)),
    ("a moderation", tokenless("amoderation", "openai/omni-moderation-latest", 0.0)),
)


def of_several(made: Made) -> Iterator[Record]:
    """What takes two records or more."""

    def planted(kind: str, rules: str, *records: Record) -> Iterator[Record]:
        ids = [record["id"] for record in records]
        made.plant(kind, rules, ids[-1], any_of=ids)
        made.clean.difference_update(ids)
        yield from records

    one, other = made.litellm(), made.litellm()
    other["litellm_call_id"] = one["litellm_call_id"]
    yield from planted("one call of the gateway, two successes", "CP310 CP311", one, other)
    one = made.litellm()
    failed = again(one)
    outcome("failure", "503", "ServiceUnavailableError")(failed)
    yield from planted("one id, failed and succeeded", "CP310 CP311 CP321", failed, one)
    one, other = made.litellm(team="team-search"), made.litellm(team="team-data")
    tags(other)["request_boundary_id"] = tags(one)["request_boundary_id"]
    yield from planted("one boundary, two teams", "CP309 CP311 CP314 CP321", one, other)
    run = [made.litellm(team="team-data") for _ in range(6)]
    for record in run:
        record["trace_id"] = tags(record)["request_boundary_id"] = run[0]["trace_id"]
    yield from planted("the trace as the boundary", "CP309", *run)
    none = [made.litellm() for _ in range(4)]
    for record in none:
        tags(record)["request_boundary_id"] = "00000000-0000-0000-0000-000000000000"
    yield from planted("the empty UUID as the boundary", "CP303 CP309 CP311 CP302", *none)
    one = made.litellm()
    late = again(one, startTime=round(one["startTime"], 2), endTime=round(one["endTime"], 2))
    yield from planted("twice, its times rounded", "CP310", one, late)
    one = made.litellm()
    texts = again(one, prompt_tokens=str(one["prompt_tokens"]))
    yield from planted("twice, once with counts in text", "CP310 CP305", one, texts)
    one = made.litellm()
    replayed = again(one, id=f"chatcmpl-{made.hexes(28)}", litellm_call_id=made.hexes(32), trace_id=made.hexes(32))
    yield from planted("played again under new ids", "CP310 CP311", one, replayed)


def agents(made: Made) -> Iterator[Record]:
    """Clean: three steps of an agent on one correlation id; the cache's answer to a question asked before."""
    steps = [made.litellm(team="team-data") for _ in range(3)]
    for record in steps:
        tags(record)["correlation_id"] = tags(steps[0])["correlation_id"]
    yield from steps
    asked = made.litellm()
    answered = again(asked)
    made.clean.add(f"{asked['id']}_cache_hit1794290401.5")
    at = asked["startTime"] + 600
    answered.update(
        id=f"{asked['id']}_cache_hit1794290401.5", litellm_call_id=made.hexes(32), trace_id=made.hexes(32),
        startTime=at, endTime=at + 0.01,
    )  # fmt: skip
    tags(answered).update(request_boundary_id=f"rb-{made.hexes(32)}", correlation_id=f"corr-{made.hexes(16)}")
    hit(answered)
    yield from (asked, answered)


def at_midnight(made: Made) -> Record:
    return made.litellm(at=datetime(2026, 11, 13, tzinfo=UTC) - timedelta(milliseconds=400))
