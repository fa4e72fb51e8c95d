"""Clean records of LiteLLM, and changes of them by place: tags, counts, costs, times."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from blind.scoring import Truth
from blind.setting import MODELS, SERVICES, START, TEAMS, Record, utc

Change = Callable[[Record], None]


@dataclass(kw_only=True)
class Made(Truth):
    """A set of which LiteLLM's records are the source."""

    count: int = 0
    last: str = ""  # the id of the newest record

    def litellm(self, team: str | None = None, at: datetime | None = None) -> Record:
        """One clean record; records are three minutes apart."""
        source = self.random
        team = team or source.choice(list(TEAMS))
        alias = source.choice(list(MODELS))
        model, per_input, per_cached, per_output = MODELS[alias]
        tokens, out = source.randrange(50, 9000), source.randrange(5, 900)
        cached = tokens // 3 if source.random() < 0.4 else 0
        started = (at or START + timedelta(minutes=3 * self.count, seconds=source.random() * 60)).timestamp()
        self.count += 1
        name = f"chatcmpl-{self.hexes(28)}"
        cost = ((tokens - cached) * per_input + cached * per_cached + out * per_output) / 1e6
        usage = {
            "completion_tokens": out,
            "prompt_tokens": tokens,
            "total_tokens": tokens + out,
            "completion_tokens_details": {"reasoning_tokens": 0},
            "prompt_tokens_details": {"audio_tokens": 0, "cached_tokens": cached},
        }
        tags = {
            "request_boundary_id": f"rb-{self.hexes(32)}",
            "team_id": team,
            "cost_center": TEAMS.get(team, "CC-1009"),
            "service_endpoint": SERVICES[team],
            "correlation_id": f"corr-{self.hexes(16)}",
            "environment": "prod",
            "model_requested": alias,
            "price_card_version": "pc-2026-10",
        }
        self.clean.add(name)
        self.last = name
        return {
            "id": name, "trace_id": self.hexes(32), "litellm_call_id": self.hexes(32), "call_type": "acompletion",
            "status": "success", "stream": None, "model": model, "model_group": alias, "custom_llm_provider": "openai",
            "prompt_tokens": tokens, "completion_tokens": out, "total_tokens": tokens + out, "response_cost": cost,
            "startTime": round(started, 6), "endTime": round(started + 1 + source.random(), 6),
            "api_base": "http://127.0.0.1/v1", "request_tags": ["User-Agent: OpenAI"], "cache_hit": None,
            "end_user": None,
            "metadata": {
                "user_api_key_hash": f"{sorted(SERVICES).index(team):064x}", "user_api_key_alias": f"{team}-prod",
                "user_api_key_team_id": team, "spend_logs_metadata": tags, "usage_object": usage,
                "requester_metadata": {},
            },
            "hidden_params": {
                "litellm_model_name": model,
                "additional_headers": {
                    "llm_provider-x-request-id": f"req_{self.hexes(24)}",
                    "x-litellm-attempted-retries": 0, "x-litellm-attempted-fallbacks": 0,
                },
            },
            "error_code": None,
        }  # fmt: skip


def tags(record: Record) -> Record:
    return record["metadata"]["spend_logs_metadata"]


def usage(record: Record, **counts: object) -> None:
    """Both places of a count, so that only the value is wrong."""
    record.update(counts)
    record["metadata"]["usage_object"].update(counts)


def tag(**values: object) -> Change:
    return lambda record: tags(record).update(values)


def top(**values: object) -> Change:
    return lambda record: record.update(values)


def counts(**values: object) -> Change:
    return lambda record: usage(record, **values)


def cached(count: object) -> Change:
    return lambda record: record["metadata"]["usage_object"]["prompt_tokens_details"].update(cached_tokens=count)


def reasoning_over(record: Record) -> None:
    record["metadata"]["usage_object"]["completion_tokens_details"]["reasoning_tokens"] = (
        record["completion_tokens"] + 1
    )


def drop(*names: str) -> Change:
    def change(record: Record) -> None:
        for name in names:
            tags(record).pop(name)

    return change


def enriched(days: float, evidence: str | None, **over: object) -> Change:
    def change(record: Record) -> None:
        at = datetime.fromtimestamp(record["startTime"], UTC)
        team = tags(record)["team_id"] if evidence == "same" else evidence
        proof = None
        if evidence is not None:
            proof = {"type": "trace", "ref": "trace:1", "team_id": team, "observed_at": at.isoformat()}
        record["enrichment"] = {
            "enriched_at": (at + timedelta(days=days)).isoformat(), "by": "backfill",
            "fields": ["team_id"], "evidence": proof, **over,
        }  # fmt: skip

    return change


def shared(with_tags: bool) -> Change:
    def change(record: Record) -> None:
        record["metadata"].update(
            user_api_key_alias="shared-default", user_api_key_team_id=None, user_api_key_hash="f" * 64
        )
        if not with_tags:
            tags(record).clear()

    return change


def times(of: Callable[[float, float], Record]) -> Change:
    return lambda record: record.update(of(record["startTime"], record["endTime"]))


def iso(at: float, zone: str = "Z") -> str:
    return utc(at) + zone


def text_metadata(record: Record) -> None:
    record["metadata"] = json.dumps(record["metadata"], ensure_ascii=False)


def full(record: Record) -> float:
    _, per_input, _, per_output = MODELS[record["model_group"]]
    return (record["prompt_tokens"] * per_input + record["completion_tokens"] * per_output) / 1e6


def estimated(record: Record) -> None:
    for name in ("completion_tokens_details", "prompt_tokens_details"):
        record["metadata"]["usage_object"][name] = None
    record["response_cost"] = full(record)


def reordered(record: Record) -> None:
    for name in reversed(list(record)):
        record[name] = record.pop(name)


def boundary(text: str) -> Change:
    return lambda record: tags(record).update(request_boundary_id=tags(record)["request_boundary_id"] + text)


def recost(record: Record) -> None:
    _, per_input, per_cached, per_output = MODELS[record["model_group"]]
    part = record["metadata"]["usage_object"]["prompt_tokens_details"]["cached_tokens"]
    tokens, out = record["prompt_tokens"], record["completion_tokens"]
    record["response_cost"] = ((tokens - part) * per_input + part * per_cached + out * per_output) / 1e6


def lines(records: list[Record]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def again(record: Record, **values: object) -> Record:
    return {**copy.deepcopy(record), **values}


def model_like(record: Record, other: Record) -> None:
    for name in ("model", "model_group"):
        record[name] = other[name]
    record["hidden_params"]["litellm_model_name"] = other["model"]
    tags(record)["model_requested"] = other["model_group"]
    recost(record)
