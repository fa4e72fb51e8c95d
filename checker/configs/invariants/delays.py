"""How long a span may wait in a collector: delays of one pipeline add up.

Sources: READMEs of the tail sampling, groupbytrace and batch processors.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from checker.configs.invariants.breaches import policy_number
from checker.configs.invariants.collector import KIND, Pipeline, collectors, pipelines
from checker.configs.invariants.invariant import Breach, breach_at
from checker.configs.loading.configfile import ConfigFile
from checker.configs.loading.items import Item
from checker.configs.values.units import duration
from checker.policy.model import Policy

BUDGET: Final = "logs.latency.capture"
# What waits, by kind of processor: the setting and what holds where nobody writes it.
_WAITS: Final = {
    "tail_sampling": ("decision_wait", "30s"),
    "groupbytrace": ("wait_duration", "1s"),
    "batch": ("timeout", "200ms"),
}


def delays_in_a_row(config: ConfigFile, policy: Policy) -> Iterator[Breach]:
    """Pipelines whose waits exceed the budget together, though each is within it."""
    budget = policy_number(policy, BUDGET)
    if budget is None:
        return
    for single in collectors(config):
        for line in pipelines(single):
            waits = list(_waits(single, line)) if line.billed else []
            total = sum((seconds for _, _, seconds in waits), Fraction(0))
            if total > budget and all(seconds <= budget for _, _, seconds in waits):
                parts = ", ".join(f"{name} {text}" for name, text, _ in waits)
                item = line.item.get("processors") or line.item
                yield breach_at(
                    item,
                    f"waits {float(total):g}s in a row ({parts})",
                    why="the policy's logs.latency.capture is less",
                    fix="shorten one of them",
                )


def _waits(single: ConfigFile, line: Pipeline) -> Iterator[tuple[str, str, Fraction]]:
    """Name, text and seconds of each wait, in the order of the pipeline."""
    known = {processor.name: processor for processor in single.find(KIND, "/processors/*")}
    for named in line.processors:
        name = str(named.value)
        setting, usual = _WAITS.get(name.split("/")[0], ("", ""))
        processor = known.get(name)
        if not setting or processor is None:
            continue
        text = _written(processor, setting) or usual
        seconds = duration(text)
        if seconds is not None:
            yield name, text, seconds


def _written(processor: Item, setting: str) -> str:
    found = processor.get(setting)
    return str(found.value).strip() if found is not None and found.value is not None else ""
