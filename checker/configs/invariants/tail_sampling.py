"""Tail sampling of a collector: whether any of its policies keeps the spans of LLM calls.

Source: README of the tail sampling processor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.configs.invariants.collector import KIND, collectors, pipelines, word_at
from checker.configs.invariants.invariant import Breach, breach_at, shown_path
from checker.configs.loading.configfile import ConfigFile
from checker.configs.loading.items import Item
from checker.configs.programs.ottl import condition_names
from checker.documents.tree import Scalar
from checker.policy.model import Policy


def traces_not_kept(config: ConfigFile, policy: Policy) -> Iterator[Breach]:
    """Tail sampling of which no policy is sure to keep the spans of LLM calls: what no policy keeps is dropped."""
    for single in collectors(config):
        used = {str(item.value) for line in pipelines(single) if line.billed for item in line.processors}
        for item in single.find(KIND, "/processors/tail_sampling*"):
            policies = item.get("policies")
            entries = tuple(policies.items()) if policies is not None else ()
            if item.name not in used or not entries or any(_keeps(entry, policy) for entry in entries):
                continue
            if any(_kind(entry) == "probabilistic" for entry in entries):
                continue  # the share that it keeps is judged by itself
            yield breach_at(
                policies or item,
                "decide",
                setting=f"{shown_path(item)}.policies",
                level="warning",
                why="no policy keeps every span of an LLM call, and what none keeps is dropped",
                fix="add one that does: always_sample, or one that asks for an attribute such as gen_ai.request.model",
            )


def _keeps(entry: Item, policy: Policy) -> bool:
    """Whether a policy of tail sampling keeps all spans, or those with an attribute that only LLM calls have."""
    kind = _kind(entry)
    if kind == "always_sample":
        return True
    if kind in ("and", "composite", "drop", "status_code", "latency", "rate_limiting", "bytes_limiting"):
        return False
    if kind in ("latency", "span_count", "trace_state", "trace_flags"):
        return False
    texts = [str(below.value) for below in _texts(entry)]
    names = {name for f in policy.fields.values() for name in f.carriers.attributes}
    asked = {*texts, *(name for text in texts for name in condition_names(text))}
    return bool(asked & names) or any(re.search(r"gen_ai|llm|openinference|traceloop", text) for text in asked)


def _kind(entry: Item) -> str:
    return word_at(entry, "type")


def _texts(item: Item) -> Iterator[Item]:
    if isinstance(item.node, Scalar):
        yield item
    else:
        for below in item.items():
            yield from _texts(below)
