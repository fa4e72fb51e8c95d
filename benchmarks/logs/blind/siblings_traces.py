"""The ninth set's traces as formats: where each instrumentation has what, and what only a span can say wrong."""

from __future__ import annotations

from collections.abc import Callable

from blind import siblings_spans as spans
from blind.setting import TAGS, Record
from blind.siblings_base import Call
from blind.siblings_faults import Format


def traced(kind: str, attributes: dict[str, str], *faults: tuple[str, str, Callable[[Record], object]]) -> Format:
    places = {name: (f"@{attribute}",) for name, attribute in attributes.items()}
    places |= {"start": ("#startTimeUnixNano",), "end": ("#endTimeUnixNano",)}
    more = (
        ("tags gone, the process has its name", "CP301", lambda r: [spans.say(r, one, None) for one in _tag_names(r)]),
        ("ended at nought", "CP306 CP321 CP301", lambda r: spans.leaf_of(r).update(endTimeUnixNano="0")),
        ("process of staging", "CP314 CP321 CP302 CP320", lambda r: r["resource"]["attributes"].__setitem__(3, {"key": "deployment.environment.name", "value": {"stringValue": "staging"}})),
    )  # fmt: skip

    def name(record: Record) -> list[str]:
        said = spans.said(record, "gen_ai.response.id")
        return [spans.leaf_of(record)["spanId"], *([said] if said else [])]

    def write(call: Call) -> Record:
        return spans.trace(kind, call)

    return Format(
        f"otel/{kind}.otlp.jsonl",
        write,
        name,
        places,
        "nanos",
        "sxku" if "cached" in places else "sxu",
        store="otlp",
        faults=(*more, *faults),
    )


def _tag_names(record: Record) -> list[str]:
    return [*TAGS, *(f"traceloop.association.properties.{name}" for name in TAGS)]


NEW = {"input": "gen_ai.usage.input_tokens", "output": "gen_ai.usage.output_tokens", "model": "gen_ai.response.model"}
TRACES = (
    traced("newest", {**NEW, "cached": "gen_ai.usage.cache_read.input_tokens", "reasoning": "gen_ai.usage.reasoning.output_tokens"},
           ("another model answered", "CP312", lambda r: spans.say(r, "gen_ai.response.model", "gpt-3.5-turbo-0125")),
           ("old and new names of a count differ", "CP305", lambda r: spans.say(r, "gen_ai.usage.prompt_tokens", 7))),
    traced("oldest", {"input": "gen_ai.usage.prompt_tokens", "output": "gen_ai.usage.completion_tokens", "model": "gen_ai.response.model"},
           ("another model answered", "CP312", lambda r: spans.say(r, "gen_ai.response.model", "gpt-3.5-turbo-0125"))),
    traced("inference", {"input": "llm.token_count.prompt", "output": "llm.token_count.completion", "total": "llm.token_count.total",
                         "cached": "llm.token_count.prompt_details.cache_read", "reasoning": "llm.token_count.completion_details.reasoning",
                         "model": "llm.model_name"}),
    traced("traceloop", {**NEW, "total": "gen_ai.usage.total_tokens", "cached": "gen_ai.usage.cache_read.input_tokens", "reasoning": "gen_ai.usage.reasoning_tokens"},
           ("its properties say another team", "CP314", lambda r: spans.say(r, "traceloop.association.properties.team_id", "team-nobody"))),
)  # fmt: skip
