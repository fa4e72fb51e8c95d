"""The sixth set's defects of LiteLLM's records, and lookalikes that are none: what a closing of the month asks. Do the
record's other words (durations, outcomes, parts, providers, headers) bear out what is charged?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from blind.litellm_records import (
    Change,
    Made,
    again,
    cached,
    enriched,
    recost,
    tag,
    tags,
    times,
    top,
    usage,
)  # fmt: skip
from blind.setting import TEAMS, Record, utc

DIGEST = "sha256:" + "3f" * 32
PROOF = {"input_digest": DIGEST, "rule_version": "4"}
OUTCOME = "CP302 CP305 CP311 CP316 CP321"
OTHER = {"team-search": "team-checkout", "team-checkout": "team-data", "team-data": "team-search"}


def detail(group: str, **values: object) -> Change:
    return lambda record: record["metadata"]["usage_object"][f"{group}_tokens_details"].update(values)


def in_usage(**values: object) -> Change:
    return lambda record: record["metadata"]["usage_object"].update(values)


def over(group: str, of: str, *names: str) -> Change:
    """Parts which each stay below their whole, but not together."""

    def change(record: Record) -> None:
        share = record[of] // len(names) + 3
        detail(group, **dict.fromkeys(names, share))(record)

    return change


def header(name: str, value: Callable[[Record], object], place: str = "requester_custom_headers") -> Change:
    def change(record: Record) -> None:
        if place == "requester_custom_headers":
            record["metadata"].setdefault(place, {})[name] = value(record)
        else:
            record["metadata"]["requester_metadata"].setdefault("headers", {})[name] = value(record)

    return change


def breakdown(**over: float) -> Change:
    """Parts of the cost as LiteLLM writes them; `over`: factors of them."""

    def change(record: Record) -> None:
        total = record["response_cost"]
        parts = {"input_cost": total * 0.6, "output_cost": total * 0.4, "total_cost": total, "tool_usage_cost": 0.0}
        record["cost_breakdown"] = {name: value * over.get(name, 1) for name, value in parts.items()}

    return change


def hidden(**values: object) -> Change:
    return lambda record: record["hidden_params"].update(values)


def added(**over: object) -> Change:
    def change(record: Record) -> None:
        enriched(0.1, "same", **{**PROOF, **over})(record)

    return change


def added_without(name: str) -> Change:
    def change(record: Record) -> None:
        added()(record)
        del record["enrichment"][name]

    return change


def added_but_gone(record: Record) -> None:
    added(fields=["cost_center"])(record)
    tags(record).pop("cost_center")


def snapshot(record: Record) -> None:
    """An alias answered by another dated version than the policy lists for it."""
    record.update(model="openai/gpt-4o-2024-11-20", model_group="gw-4o")
    hidden(litellm_model_name=record["model"])(record)
    tags(record)["model_requested"] = "gw-4o"
    recost(record)


def half_price(record: Record) -> None:
    record["model_parameters"] = {"service_tier": "batch"}
    record["response_cost"] /= 2


def deepseek(record: Record) -> None:
    in_usage(prompt_cache_hit_tokens=record["prompt_tokens"], prompt_cache_miss_tokens=9)(record)


def responses_names(record: Record) -> None:
    in_usage(input_tokens=record["prompt_tokens"] + 40, output_tokens=record["completion_tokens"])(record)


def huge_prompt(record: Record) -> None:
    record["messages"] = [{"role": "user", "content": "lorem ipsum " * 400_000}]
    tags(record)["team_id"] = "team-ghost"


DEFECTS: tuple[tuple[str, str, Change], ...] = (
    # parts of counts
    ("rejected predictions above output", "CP305",
     lambda r: detail("completion", rejected_prediction_tokens=r["completion_tokens"] + 10)(r)),
    ("predictions together above output", "CP305",
     over("completion", "completion_tokens", "accepted_prediction_tokens", "rejected_prediction_tokens")),
    ("rejected predictions negative", "CP305", detail("completion", rejected_prediction_tokens=-4)),
    ("text of the input above input", "CP305", lambda r: detail("prompt", text_tokens=r["prompt_tokens"] + 5)(r)),
    ("text and images above input", "CP305", over("prompt", "prompt_tokens", "text_tokens", "image_tokens")),
    ("text of the output above output", "CP305",
     lambda r: detail("completion", text_tokens=r["completion_tokens"] + 5)(r)),
    ("audio and reasoning above output", "CP305",
     over("completion", "completion_tokens", "audio_tokens", "reasoning_tokens")),
    ("images negative", "CP305", detail("prompt", image_tokens=-1)),
    ("what the cache hit and missed is no sum", "CP305", deepseek),
    ("the names of Responses say another count", "CP305", responses_names),
    ("cache written, in two lives, is no sum", "CP305",
     lambda r: (detail("prompt", cache_creation_tokens=40, cache_creation_token_details={
         "ephemeral_5m_input_tokens": 5, "ephemeral_1h_input_tokens": 5})(r), recost(r))),
    ("hidden parameters count otherwise", "CP305",
     lambda r: hidden(usage_object={**r["metadata"]["usage_object"], "prompt_tokens": r["prompt_tokens"] + 1})(r)),
    ("tokens a thousandth", "CP305 CP302", lambda r: usage(r, prompt_tokens=r["prompt_tokens"] / 1000)),
    # money
    ("parts of the cost are no sum", "CP308 CP305", breakdown(input_cost=3)),
    ("a part of the cost is negative", "CP308 CP305", breakdown(output_cost=-1)),
    ("hidden parameters say another cost", "CP308 CP305",
     lambda r: hidden(response_cost=r["response_cost"] * 2)(r)),
    ("the gateway told the caller another cost", "CP308 CP305",
     lambda r: r["hidden_params"]["additional_headers"].update(
         {"x-litellm-response-cost": str(r["response_cost"] * 3)})),
    ("cost null", "CP301 CP308", top(response_cost=None)),
    ("cost left out", "CP301 CP308", lambda r: r.pop("response_cost")),
    ("half the price, for a batch that no card has", "CP308", half_price),
    ("priced at another card's rate for output", "CP308",
     lambda r: r.update(response_cost=r["response_cost"] + r["completion_tokens"] * 1e-7)),
    # outcome
    ("the model failed, the record succeeded", OUTCOME,
     top(status_fields={"llm_api_status": "failure", "guardrail_status": "not_run"})),
    ("an error's class on success", OUTCOME,
     top(error_information={"error_class": "Timeout", "error_code": "", "error_message": "timed out"})),
    ("an error's text on success", OUTCOME, top(error_str="litellm.Timeout: Request timed out.")),
    ("failed, without any error", "CP301 CP302 CP305 CP311 CP316 CP321",
     lambda r: (usage(r, prompt_tokens=0, completion_tokens=0, total_tokens=0),
                r.update(status="failure", response_cost=0.0, error_information={}))),
    ("tried again twice, in text", "CP311",
     lambda r: r["hidden_params"]["additional_headers"].update({"x-litellm-attempted-retries": "2"})),
    ("a fallback whose failure nobody wrote", "CP311 CP312",
     lambda r: r["hidden_params"]["additional_headers"].update({"x-litellm-attempted-fallbacks": 1})),
    ("the client's retry among the body's headers", "CP311",
     header("x-stainless-retry-count", lambda r: "2", place="requester_metadata")),
    # times
    ("first token before the start", "CP306 CP319", lambda r: r.update(completionStartTime=r["startTime"] - 4)),
    ("first token after the end", "CP306 CP319", lambda r: r.update(completionStartTime=r["endTime"] + 600)),
    ("first token in milliseconds", "CP306 CP319",
     lambda r: r.update(completionStartTime=int(r["startTime"] * 1000))),
    ("the duration says otherwise", "CP306 CP319", top(response_time=5400.0)),
    ("a duration below nought", "CP306 CP319", top(response_time=-2.5)),
    ("overhead below nought", "CP306 CP319", hidden(litellm_overhead_time_ms=-40)),
    ("overhead longer than the request", "CP306 CP319", hidden(litellm_overhead_time_ms=86_400_000)),
    ("overhead over the budget", "CP319", hidden(litellm_overhead_time_ms=900.0)),
    ("start with two zones", "CP306", times(lambda s, e: {"startTime": utc(s) + "+00:00Z"})),
    ("start with a comma and Z", "CP306", times(lambda s, e: {"startTime": utc(s, "%Y-%m-%d %H,%M,%SZ")})),
    ("an Excel serial", "CP306", times(lambda s, e: {"startTime": s / 86_400 + 25_569,
                                                    "endTime": e / 86_400 + 25_569})),
    ("seconds since 2001", "CP306", times(lambda s, e: {"startTime": s - 978_307_200, "endTime": e - 978_307_200})),
    ("offset of 25 hours", "CP306", times(lambda s, e: {"startTime": utc(s) + "+25:00"})),
    # who
    ("the client's header says another team", "CP314 CP302",
     header("x-team-id", lambda r: OTHER[tags(r)["team_id"]])),
    ("two entries of the list say two teams", "CP314 CP302",
     lambda r: r["request_tags"].extend(
         f"team_id:{team}" for team in (tags(r)["team_id"], OTHER[tags(r)["team_id"]]))),
    ("the team's other name is another team", "CP314 CP304",
     lambda r: r["metadata"].update(user_api_key_team_alias=OTHER[tags(r)["team_id"]])),
    ("the key's own environment is another", "CP314 CP321",
     lambda r: r["metadata"].update(user_api_key_auth_metadata={"environment": "staging"})),
    ("another provider than the model's", "CP312 CP302 CP314 CP305 CP307",
     top(custom_llm_provider="anthropic")),
    ("team an e-mail address", "CP302 CP304 CP314", tag(team_id="ana@example.com")),
    ("team a path", "CP302 CP304 CP314", lambda r: tag(team_id=f"org/{tags(r)['team_id']}")(r)),
    ("team with its comment", "CP302 CP304 CP314", lambda r: tag(team_id=f"{tags(r)['team_id']} # search")(r)),
    ("team as bytes in Python", "CP302 CP304 CP314", lambda r: tag(team_id=f"b'{tags(r)['team_id']}'")(r)),
    ("team not a number", "CP302 CP303 CP304 CP314", tag(team_id="NaN")),
    ("team a question mark", "CP302 CP303 CP304 CP314", tag(team_id="???")),
    ("cost center with a BOM", "CP302 CP304 CP314", lambda r: tag(cost_center="\ufeff" + tags(r)["cost_center"])(r)),
    ("cost center of its team's name", "CP304 CP314", lambda r: tag(cost_center=tags(r)["team_id"])(r)),
    ("service in capitals", "CP304 CP314", lambda r: tag(service_endpoint=tags(r)["service_endpoint"].upper())(r)),
    ("environment test", "CP302 CP314", tag(environment="test")),
    ("correlation an object", "CP302", tag(correlation_id={"trace": "1"})),
    ("boundary a list", "CP302", tag(request_boundary_id=["a", "b"])),
    ("boundary not yet filled in", "CP303", tag(request_boundary_id="{{uuid}}")),
    ("asked for a model by a placeholder", "CP303 CP312", tag(model_requested="default")),
    ("team in escapes of JSON", "CP304 CP314", tag(team_id="team-\u0067host")),
    ("a prompt of five megabytes, nobody's team", "CP304 CP314", huge_prompt),
    ("another version of the alias's model", "CP312", snapshot),
    # what was added later
    ("added by no rule's version", "CP315", added_without("rule_version")),
    ("added without its input's digest", "CP315", added_without("input_digest")),
    ("added at no time", "CP315 CP306", added_without("enriched_at")),
    ("added with a digest that is none", "CP315", added(input_digest="sha256:tbd")),
    ("added, and yet not there", "CP301 CP315", added_but_gone),
    ("added while it still ran", "CP315",
     lambda r: added(enriched_at=datetime.fromtimestamp(r["startTime"] - 1, UTC).isoformat())(r)),
    ("added by somebody not yet filled in", "CP315 CP303", added(by="TODO")),
)  # fmt: skip


def escaped(record: Record) -> None:
    """Read back from escapes: `made` writes these as they are, so the set writes this record's line itself."""
    record["x_escaped"] = True


def tier(record: Record) -> None:
    record["model_parameters"] = {"service_tier": "default", "stream": False}


CLEAN: tuple[tuple[str, Change], ...] = (
    ("durations that agree", lambda r: r.update(response_time=r["endTime"] - r["startTime"],
                                               completionStartTime=r["endTime"])),
    ("first token in between", lambda r: r.update(completionStartTime=(r["startTime"] + r["endTime"]) / 2)),
    ("a duration by another clock", lambda r: r.update(response_time=r["endTime"] - r["startTime"] + 0.004)),
    ("outcomes that agree", top(status_fields={"llm_api_status": "success", "guardrail_status": "not_run"},
                                error_str=None, error_information={"error_code": "", "error_class": "",
                                                                  "error_message": ""})),
    ("hidden parameters that agree", lambda r: hidden(response_cost=r["response_cost"], litellm_overhead_time_ms=12.5,
                                                     usage_object=dict(r["metadata"]["usage_object"]))(r)),
    ("predictions within the output", lambda r: detail("completion", accepted_prediction_tokens=1,
                                                      rejected_prediction_tokens=2)(r)),
    ("text and reasoning make the output", lambda r: detail("completion", reasoning_tokens=2,
                                                            text_tokens=r["completion_tokens"] - 2)(r)),
    ("text and what is cached overlap", lambda r: (cached(r["prompt_tokens"])(r), detail(
        "prompt", text_tokens=r["prompt_tokens"], image_tokens=0)(r), recost(r))),
    ("details all null", lambda r: (cached(0)(r), recost(r), detail("prompt", audio_tokens=None, text_tokens=None,
                                                                   image_tokens=None, cached_tokens=None)(r))),
    ("what the cache hit and missed is the input", lambda r: (cached(5)(r), recost(r), in_usage(
        prompt_cache_hit_tokens=5, prompt_cache_miss_tokens=r["prompt_tokens"] - 5)(r))),
    ("parts of the cost", breakdown()),
    ("retries nought in text", lambda r: r["hidden_params"]["additional_headers"].update(
        {"x-litellm-attempted-retries": "0", "x-litellm-attempted-fallbacks": "0"})),
    ("the team's name for people", lambda r: r["metadata"].update(user_api_key_team_alias="Search & Answers")),
    ("its own environment agrees", lambda r: r["metadata"].update(user_api_key_auth_metadata={"environment": "prod"})),
    ("headers that agree", lambda r: (header("x-team-id", lambda x: tags(x)["team_id"])(r), header(
        "x-stainless-retry-count", lambda _: "0", place="requester_metadata")(r))),
    ("the list agrees, twice", lambda r: r["request_tags"].extend([f"team_id:{tags(r)['team_id']}"] * 2)),
    ("a list of tools", lambda r: r.update(model_parameters={"tools": [{"type": "function"}], "n": 1})),
    ("the tier that is usual", tier),
    ("added with all that is asked", added()),
    ("keys and values in escapes", escaped),
    ("a prompt of two megabytes", lambda r: r.update(messages=[{"role": "user", "content": "\\\"{}[]\n" * 250_000}])),
    ("a prompt that looks like a record", lambda r: r.update(messages=json.dumps(
        {"id": "x", "metadata": {"spend_logs_metadata": {"team_id": "TODO"}}, "prompt_tokens": -1}))),
    ("no start of the answer", top(completionStartTime=None, response_time=None)),
    ("a client that counts in numbers", header("x-stainless-retry-count", lambda _: 0)),
)  # fmt: skip


def line(record: Record) -> str:
    """Its line; one that is marked has every letter of its keys' first characters escaped."""
    text = json.dumps(record, ensure_ascii=False)
    if record.pop("x_escaped", False):
        text = json.dumps(record)
        for name in ("team_id", "prompt_tokens", "spend_logs_metadata", "startTime"):
            text = text.replace(f'"{name}"', f'"\\u{ord(name[0]):04x}{name[1:]}"')
    return text + "\n"


def several(made: Made) -> Iterator[Record]:
    """What takes two records or more."""

    def planted(kind: str, rules: str, *records: Record) -> Iterator[Record]:
        ids = [record["id"] for record in records]
        made.plant(kind, rules, ids[-1], any_of=ids)
        made.clean.difference_update(ids)
        yield from records

    one, two = made.litellm(team="team-search"), made.litellm(team="team-data")
    two["metadata"]["user_api_key_hash"] = one["metadata"]["user_api_key_hash"]
    yield from planted("one key under two names", "CP313 CP314 CP304", one, two)
    failed, good = made.litellm(team="team-search"), made.litellm(team="team-checkout")
    usage(failed, prompt_tokens=0, completion_tokens=0, total_tokens=0)
    failed.update(status="failure", response_cost=0.0, litellm_call_id=good["litellm_call_id"],
                  error_information={"error_code": "500", "error_class": "InternalServerError"})  # fmt: skip
    yield from planted("failed for one team, succeeded for another", "CP311 CP314 CP321", failed, good)
    one = made.litellm()
    spelled = again(one, prompt_tokens=float(one["prompt_tokens"]), request_tags=list(reversed(one["request_tags"])))
    yield from planted("twice, a count spelled otherwise", "CP310", one, spelled)
    one = made.litellm()
    yield from planted("five times", "CP310", one, *(again(one) for _ in range(4)))
    one = made.litellm()
    elsewhere = again(one, api_base="https://other.example/v1")
    tags(elsewhere)["environment"] = "staging"
    yield from planted("one id in two environments", "CP310 CP314 CP321", one, elsewhere)
    one = made.litellm()
    retold = again(one, response_cost=one["response_cost"] * 2)
    yield from planted("one id, two costs", "CP310 CP308", one, retold)
    one = made.litellm()
    later = made.litellm(team=tags(one)["team_id"])
    tags(later)["request_boundary_id"] = tags(one)["request_boundary_id"]
    later.update(startTime=one["startTime"] + 4 * 86_400, endTime=one["endTime"] + 4 * 86_400)
    yield from planted("a boundary used again after days", "CP309 CP310 CP311", one, later)
    users = [made.litellm(team=name) for name in TEAMS for _ in range(5)]
    for record in users:
        tags(record)["request_boundary_id"] = record["metadata"]["user_api_key_hash"]
    yield from planted("the key's digest as the boundary", "CP309 CP311 CP302", *users)


def steady(made: Made, service: str = "team-data") -> list[Record]:
    """One service's traffic every other minute, another beside it; the first is silent for seven hours."""
    out = []
    for number in range(900):
        at = datetime.fromtimestamp(1_794_700_000 + 120 * number, UTC)
        if not 400 <= number < 610:
            out.append(made.litellm(team=service, at=at))
        out.append(made.litellm(team="team-search", at=at))
    return out
