"""An OpenTelemetry Collector by its pipelines: the processors of each in their order, and what every one does to the
attributes of a span, which no setting shows by itself.

Sources: READMEs of the attributes, resource and transform processors, and of the OTTL functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from checker.configs.invariants.invariant import Breach, breach_at
from checker.configs.loading.configfile import ConfigFile
from checker.configs.loading.items import Item
from checker.configs.programs.effects import Act, Effect
from checker.configs.programs.ottl import statement_effects
from checker.documents.tree import Scalar
from checker.policy.model import Policy

KIND: Final = "otel-collector"
_BILLED: Final = ("traces", "logs")  # a metric may lose a team to keep its cardinality low
_ACTIONS: Final = {"delete": Act.DELETE, "hash": Act.HASH}
_NOWHERE: Final = ("debug", "logging", "nop")


class Pipeline(Struct, frozen=True):
    """One of `service.pipelines`: the items that name its components, in order."""

    item: Item
    receivers: tuple[Item, ...]
    processors: tuple[Item, ...]
    exporters: tuple[Item, ...]

    @property
    def billed(self) -> bool:
        return self.item.name.split("/")[0] in _BILLED

    def __contains__(self, processor: str) -> bool:
        return any(str(item.value) == processor for item in self.processors)


class Step(Struct, frozen=True):
    """One effect of a processor, and where it is written."""

    effect: Effect
    item: Item
    processor: Item


def collectors(config: ConfigFile) -> Iterator[ConfigFile]:
    """The documents that are collectors, each by itself."""
    return (single for single in config.single() if single.has(KIND))


def pipelines(single: ConfigFile) -> list[Pipeline]:
    """The pipelines of one collector, as they are written."""
    found = []
    for item in single.find(KIND, "/service/pipelines/*"):
        parts = [tuple(part.items()) if (part := item.get(name)) is not None else () for name in
                 ("receivers", "processors", "exporters")]  # fmt: skip
        found.append(Pipeline(item, *parts))
    return found


def exported_nowhere(config: ConfigFile, policy: Policy) -> Iterator[Breach]:
    """Pipelines of traces that end in the collector's own output."""
    for single in collectors(config):
        every = pipelines(single)
        lines = [line for line in every if line.item.name.split("/")[0] == "traces" and line.exporters]
        if any(not is_one_of(str(e.value), _NOWHERE) for line in every if line not in lines for e in line.exporters):
            continue  # logs and metrics tell of usage as well
        if lines and all(is_one_of(str(e.value), _NOWHERE) for line in lines for e in line.exporters):
            item = lines[0].item.get("exporters") or lines[0].item
            yield breach_at(
                item,
                "name nothing that keeps usage",
                level="warning",
                why="spans are printed and go nowhere else",
                fix="add the exporter of the ledger",
            )


def steps(single: ConfigFile, name: str) -> Iterator[Step]:
    """What a processor of that name does, effect by effect."""
    processor = next((i for i in single.find(KIND, "/processors/*") if i.name == name), None)
    if processor is None:
        return
    match name.split("/")[0]:
        case "attributes":
            actions = processor.get("actions")
        case "resource":
            actions = processor.get("attributes")
        case "transform":
            yield from _statements(processor)
            return
        case _:
            return
    resource = name.split("/")[0] == "resource"
    for action in actions.items() if actions is not None else ():
        effect = _action(action)
        if effect is not None:
            yield Step(replace(effect, resource=resource), action, processor)


def header_of(action: Item) -> str:
    """The header that an action takes its value from, empty if there is none."""
    found = re.fullmatch(r"metadata\.(.+)", word_at(action, "from_context"))
    return found[1] if found else ""


def word_at(item: Item, key: str) -> str:
    """The text at a key of an entry, empty if there is none."""
    found = item.get(key) if not isinstance(item.node, Scalar) else None
    return str(found.value).strip() if found is not None and isinstance(found.node, Scalar) else ""


def is_one_of(name: str, kinds: tuple[str, ...]) -> bool:
    """Whether a component (`batch/large`) is of one of these types."""
    return name.split("/")[0] in kinds


def _action(action: Item) -> Effect | None:
    word = word_at(action, "action").lower()
    key, pattern = word_at(action, "key"), word_at(action, "pattern")
    if word in _ACTIONS:
        if pattern:
            return Effect(_ACTIONS[word], (key,) if key else (), pattern)
        return Effect(_ACTIONS[word], (key,)) if key else None
    return Effect(Act.WRITE, (key,)) if key and word in ("insert", "upsert", "update") else None


def _statements(processor: Item) -> Iterator[Step]:
    for group in ("trace_statements", "log_statements"):
        listed = processor.get(group)
        for entry in listed.items() if listed is not None else ():
            if isinstance(entry.node, Scalar):
                yield from (Step(effect, entry, processor) for effect in statement_effects(str(entry.value)))
                continue
            context, statements = word_at(entry, "context"), entry.get("statements")
            guarded = entry.get("conditions") is not None
            for statement in statements.items() if statements is not None else ():
                for effect in statement_effects(str(statement.value), context):
                    yield Step(replace(effect, conditional=effect.conditional or guarded), statement, processor)
