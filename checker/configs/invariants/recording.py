"""Whether a gateway's configuration has anything that records usage.

Sources: Kong's logging and analytics plugins; LiteLLM's documentation of callbacks; Envoy AI Gateway's llmRequestCosts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.configs.invariants.invariant import Breach, Mend, Repair, breach_at
from checker.configs.loading.configfile import ConfigFile
from checker.configs.loading.items import Item
from checker.documents.tree import Scalar
from checker.policy.model import Policy

_KONG_RECORDERS: Final = re.compile(
    r".*-log$|^(?:loggly|syslog|opentelemetry|datadog|zipkin|statsd|prometheus|post-function|kafka-log|confluent)"
)
# What an entry of llmRequestCosts counts; one of type CEL may count any of them.
_COSTS: Final = {"input_tokens": ("InputToken",), "output_tokens": ("OutputToken",)}


# Callbacks of LiteLLM that send to where a policy may read (its `sinks`).
_CALLBACKS: Final = {
    "langfuse": ("langfuse", "langfuse_otel"),
    "otel-genai": ("otel", "langfuse_otel", "arize", "arize_phoenix", "logfire", "levo"),
    "openinference": ("arize", "arize_phoenix"),
    "helicone": ("helicone",),
}


def not_recorded(config: ConfigFile, policy: Policy) -> Iterator[Breach]:
    for single in config.single():
        match single.documents[0].kind.name:
            case "kong-ai":
                yield from _kong(single)
            case "litellm-proxy":
                yield from _litellm(single)
                yield from _unheard(single, policy)
            case "envoy-ai-gateway":
                yield from _envoy(single)


def _kong(single: ConfigFile) -> Iterator[Breach]:
    plugins = [item for item in single.find("kong-ai", "/**/plugins/*") if item.get("name") is not None]
    named = [str(name.value) for item in plugins if (name := item.get("name")) is not None]
    first = next((item for item, name in zip(plugins, named, strict=True) if name.startswith("ai-proxy")), None)
    if first is not None and not any(_KONG_RECORDERS.match(name) for name in named):
        yield breach_at(
            first,
            "is not logged",
            level="warning",
            why="this file has no plugin that records what it did",
            fix="add http-log, kafka-log, opentelemetry or another logging plugin",
        )


def _litellm(single: ConfigFile) -> Iterator[Breach]:
    """Callbacks that hear of answers and not of failures, some of which are billed."""
    for settings in single.find("litellm-proxy", "/litellm_settings"):
        good, bad = settings.get("success_callback"), settings.get("failure_callback")
        lacking = _members(good) if good is not None else set()
        heard = lacking or ((both := settings.get("callbacks")) is not None and _members(both))
        switch = settings.effective("global_disable_no_log_param")
        if heard and switch is not None and str(switch.value).strip().lower() == "false":
            yield breach_at(
                switch,
                "is false" if switch.explicit else "is false by default",
                level="warning" if switch.explicit else "note",
                why="a caller that sends no-log vanishes from the callbacks",
                fix="set global_disable_no_log_param to true",
                repair=Repair(Mend.SET, ("true",)),
            )
        if lacking and bad is not None and not _members(bad):
            yield breach_at(
                bad,
                "is empty",
                level="warning",
                why="failed calls, of which some are billed, are not recorded",
                fix=f"name {', '.join(sorted(lacking))} there as well",
                repair=Repair(Mend.ADD, tuple(sorted(lacking))),
            )


def _unheard(single: ConfigFile, policy: Policy) -> Iterator[Breach]:
    """Where the policy reads, and nothing sends to."""
    if not any(True for _ in single.find("litellm-proxy", "/model_list")):
        return  # a part of a configuration
    root = next(single.find("litellm-proxy", ""))
    settings = root.get("litellm_settings")
    lists = [
        found for name in ("success_callback", "callbacks") if settings and (found := settings.get(name)) is not None
    ]
    heard = {name for item in lists for name in _members(item)}
    for sink in policy.sinks:
        names = _CALLBACKS.get(sink)
        if names and not heard & {*names} and not any("." in name for name in heard):
            item = lists[0] if lists else settings or root
            yield breach_at(
                item,
                f"has none that sends to {sink}",
                setting="litellm_settings.callbacks",
                why="the policy reads usage there (sinks)",
                fix=f"add {names[0]} to litellm_settings.callbacks",
            )


def _envoy(single: ConfigFile) -> Iterator[Breach]:
    for costs in single.find("envoy-ai-gateway", "/spec/llmRequestCosts"):
        types = {str(kind.value) for entry in costs.items() if (kind := entry.get("type")) is not None}
        formulas = " ".join(str(cel.value) for entry in costs.items() if (cel := entry.get("cel")) is not None)
        lacking = [field for field, kinds in _COSTS.items() if not types & {*kinds} and field not in formulas]
        if types and lacking:
            yield breach_at(
                costs,
                f"has no entry for {', '.join(lacking)}",
                level="warning",
                why="these tokens are not in the gateway's records",
                fix="add an entry of type " + ", ".join(_COSTS[field][0] for field in lacking),
            )


def _members(item: Item) -> set[str]:
    if isinstance(item.node, Scalar):
        return {str(item.value)} if item.node.value is not None else set()
    return {str(below.value) for below in item.items()}
