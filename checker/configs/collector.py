"""An OpenTelemetry Collector by its pipelines: what happens to a span on its way depends on the order of processors,
which no setting shows by itself.

Sources: READMEs of the attributes, resource, transform, tail sampling, batch and groupbytrace processors, of
`confighttp` and `configgrpc` (`include_metadata`), and of the OTTL functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from checker.configs.breaches import concerns_llm
from checker.configs.carriers import Carried, Hit, Place, carried_by
from checker.configs.configfile import ConfigFile, Item
from checker.configs.invariant import Breach, breach_at, shown_path
from checker.configs.programs.effects import Act, Effect
from checker.configs.programs.losses import losses, written
from checker.configs.programs.ottl import condition_names, statement_effects
from checker.documents.tree import Scalar
from checker.policy.model import Policy

KIND: Final = "otel-collector"
_BILLED: Final = ("traces", "logs")  # a metric may lose a team to keep its cardinality low
_ACTIONS: Final = {"delete": Act.DELETE, "hash": Act.HASH}
_FORGETFUL: Final = (
    "tail_sampling",
    "groupbytrace",
    "span_pruning",
)  # what they pass on has lost the request's context
_NOWHERE: Final = ("debug", "logging", "nop")


@dataclass(frozen=True, slots=True)
class Pipeline:
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


@dataclass(frozen=True, slots=True)
class _Step:
    """One effect of a processor, and where it is written."""

    effect: Effect
    item: Item
    processor: Item


def carriers_dropped(config: ConfigFile, policy: Policy) -> Iterator[Breach]:
    """Attributes that a processor takes away and that nothing behind it writes again."""
    carried = carried_by(policy)
    for single in collectors(config):
        lines = [pipe for pipe in pipelines(single) if pipe.billed]
        ways = [[step for item in pipe.processors for step in _steps(single, str(item.value))] for pipe in lines]
        told: set[tuple[object, ...]] = set()
        concerned = concerns_llm(single, policy)
        for way in ways:
            for number, step in enumerate(way):
                for found in _dropped(step, way[number + 1 :], way[:number], carried, concerned=concerned):
                    key = (found.place, found.hits, found.verb)
                    if key not in told:
                        told.add(key)
                        yield found
        yield from _idle(single, lines, carried)


def context_lost(config: ConfigFile, policy: Policy) -> Iterator[Breach]:
    """Headers that a processor would take from the request, where the request's headers are not there (any more)."""
    carried = carried_by(policy)
    for single in collectors(config):
        lines = pipelines(single)
        told: set[object] = set()
        for line in lines:
            for found in (*_without_metadata(single, line, carried), *_behind(single, line, carried)):
                if (found.place, found.verb) not in told:
                    told.add((found.place, found.verb))
                    yield found


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


def exported_nowhere(config: ConfigFile, policy: Policy) -> Iterator[Breach]:
    """Pipelines of traces that end in the collector's own output."""
    for single in collectors(config):
        every = pipelines(single)
        lines = [line for line in every if line.item.name.split("/")[0] == "traces" and line.exporters]
        if any(not _is(str(e.value), _NOWHERE) for line in every if line not in lines for e in line.exporters):
            continue  # logs and metrics tell of usage as well
        if lines and all(_is(str(e.value), _NOWHERE) for line in lines for e in line.exporters):
            item = lines[0].item.get("exporters") or lines[0].item
            yield breach_at(
                item,
                "name nothing that keeps usage",
                level="warning",
                why="spans are printed and go nowhere else",
                fix="add the exporter of the ledger",
            )


def collectors(config: ConfigFile) -> Iterator[ConfigFile]:
    return (single for single in config.single() if single.has(KIND))


def pipelines(single: ConfigFile) -> list[Pipeline]:
    found = []
    for item in single.find(KIND, "/service/pipelines/*"):
        parts = [tuple(part.items()) if (part := item.get(name)) is not None else () for name in
                 ("receivers", "processors", "exporters")]  # fmt: skip
        found.append(Pipeline(item, *parts))
    return found


def _steps(single: ConfigFile, name: str) -> Iterator[_Step]:
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
            yield _Step(replace(effect, resource=resource), action, processor)


def _action(action: Item) -> Effect | None:
    word = _word(action, "action").lower()
    key, pattern = _word(action, "key"), _word(action, "pattern")
    if word in _ACTIONS:
        if pattern:
            return Effect(_ACTIONS[word], (key,) if key else (), pattern)
        return Effect(_ACTIONS[word], (key,)) if key else None
    return Effect(Act.WRITE, (key,)) if key and word in ("insert", "upsert", "update") else None


def _statements(processor: Item) -> Iterator[_Step]:
    for group in ("trace_statements", "log_statements"):
        listed = processor.get(group)
        for entry in listed.items() if listed is not None else ():
            if isinstance(entry.node, Scalar):
                yield from (_Step(effect, entry, processor) for effect in statement_effects(str(entry.value)))
                continue
            context, statements = _word(entry, "context"), entry.get("statements")
            guarded = entry.get("conditions") is not None
            for statement in statements.items() if statements is not None else ():
                for effect in statement_effects(str(statement.value), context):
                    yield _Step(replace(effect, conditional=effect.conditional or guarded), statement, processor)


def _dropped(
    step: _Step, later: list[_Step], before: list[_Step], carried: Carried, *, concerned: bool
) -> Iterator[Breach]:
    """`concerned`: the file shows that calls of models pass here; else what names no carrier is a warning."""
    effect = step.effect
    hits = losses(effect, carried, Place.ATTRIBUTES)
    if effect.act in (Act.KEEP, Act.LIMIT, Act.TRUNCATE) and effect.resource:
        hits = tuple(hit for hit in hits if carried.static(hit.field))
    again = {field for other in later for field in written(other.effect, carried, Place.ATTRIBUTES)}
    moved = {field for other in (*before, *later) for field in _copied(other, effect, carried)}
    hits = tuple(hit for hit in hits if hit.field not in again and hit.field not in moved)
    if not hits:
        return
    level = "error"
    if all(hit.others for hit in hits):
        if any(_writes(other, hit.others) for hit in hits for other in (*before, *later)):
            return  # a field that moved to another of its names
        level = "warning"
    if effect.act in (Act.REDACT, Act.LIMIT) or (effect.conditional and (effect.act is Act.KEEP or not effect.names)):
        level = "warning"
    if not concerned and not any(hit.name in effect.names for hit in hits):
        level = "warning"
    at = step.item.get("pattern" if effect.pattern is not None else "key") or step.item
    yield breach_at(
        at,
        effect.act.value,
        owner=step.processor,
        setting=shown_path(step.processor),
        level=level,
        why="the ledger does not get it",
        fix=_FIX.get(effect.act, _FIX[Act.DELETE]),
        hits=hits,
    )


_FIX: Final = {
    Act.DELETE: "take the carrier out, or write it again behind this processor",
    Act.HASH: "leave the carrier as it is: an owner's name is no secret, and a hash is in no registry",
    Act.KEEP: "add the carriers to what is kept",
    Act.LIMIT: "name the carriers as those to keep first",
    Act.TRUNCATE: "allow as many characters as the longest value of a carrier has",
}


def _copied(step: _Step, effect: Effect, carried: Carried) -> Iterator[str]:
    """Fields that one of the actions copies from the name that goes to another of its own names."""
    source = _word(step.item, "from_attribute") if step.effect.act is Act.WRITE else ""
    if source and (source in effect.names or (effect.pattern and re.search(effect.pattern, source))):
        targets = {hit.field for name in step.effect.names for hit in carried.named(Place.ATTRIBUTES, name)}
        yield from (hit.field for hit in carried.named(Place.ATTRIBUTES, source) if hit.field in targets)


def _writes(step: _Step, names: Iterable[str]) -> bool:
    return step.effect.act is Act.WRITE and bool({*step.effect.names} & {*names})


def _idle(single: ConfigFile, lines: list[Pipeline], carried: Carried) -> Iterator[Breach]:
    """A processor that fills a carrier and that no pipeline uses."""
    if not lines:
        return
    used = {str(item.value) for line in pipelines(single) for item in line.processors}
    filled = {
        field
        for name in used
        for step in _steps(single, name)
        for field in written(step.effect, carried, Place.ATTRIBUTES)
    }
    for processor in single.find(KIND, "/processors/*"):
        if processor.name in used:
            continue
        steps = tuple(_steps(single, processor.name))
        hits = tuple(
            dict.fromkeys(
                hit
                for step in steps
                if step.effect.act is Act.WRITE and _header(step.item)
                for name in step.effect.names
                for hit in carried.named(Place.ATTRIBUTES, name)
                if hit.field not in filled
            )
        )
        if hits:
            yield breach_at(
                processor,
                "would fill",
                why="no pipeline uses this processor",
                fix="name it among the processors of the pipeline",
                hits=hits,
            )


def _without_metadata(single: ConfigFile, line: Pipeline, carried: Carried) -> Iterator[Breach]:
    hits = [hit for _, _, hit in _taken(single, line, carried)]
    if not hits:
        return
    named = {str(item.value) for item in line.receivers}
    for receiver in single.find(KIND, "/receivers/otlp*"):
        protocols = receiver.get("protocols") if receiver.name in named else None
        for protocol in protocols.items() if protocols is not None else ():
            setting = protocol.effective("include_metadata")
            if setting is not None and str(setting.value).strip().lower() in ("false", "no"):
                yield breach_at(
                    setting,
                    "is false by default, which withholds" if not setting.explicit else "is false, which withholds",
                    owner=protocol,
                    setting=".".join((*protocol.path, "include_metadata")),
                    why="",
                    fix="set include_metadata: true on every protocol that requests come in by",
                    hits=tuple(dict.fromkeys(hits)),
                )


def _behind(single: ConfigFile, line: Pipeline, carried: Carried) -> Iterator[Breach]:
    """Processors that read headers behind one that has lost them."""
    for number, item, hit in _taken(single, line, carried):
        for earlier in line.processors[:number]:
            name = str(earlier.value)
            if _is(name, _FORGETFUL) or (_is(name, ("batch",)) and not _batches_by(single, name, hit.name)):
                listed = ", or list the header in its metadata_keys" if _is(name, ("batch",)) else ""
                yield breach_at(
                    item,
                    "reads",
                    why=f"it runs behind {name} in {line.item.name}, which passes no header on",
                    fix=f"put it before {name}{listed}",
                    hits=(hit,),
                )
                break


def _taken(single: ConfigFile, line: Pipeline, carried: Carried) -> Iterator[tuple[int, Item, Hit]]:
    """Headers of the policy that a processor of the pipeline reads: its place in the order, where, and which."""
    for number, named in enumerate(line.processors):
        for step in _steps(single, str(named.value)):
            header = _header(step.item)
            source = step.item.get("from_context")
            if source is not None:
                yield from ((number, source, hit) for hit in carried.named(Place.HEADERS, header))


def _batches_by(single: ConfigFile, name: str, header: str) -> bool:
    for processor in single.find(KIND, "/processors/*"):
        if processor.name == name and (keys := processor.get("metadata_keys")) is not None:
            return header.lower() in {str(key.value).lower() for key in keys.items()}
    return False


def _header(action: Item) -> str:
    found = re.fullmatch(r"metadata\.(.+)", _word(action, "from_context"))
    return found[1] if found else ""


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
    return _word(entry, "type")


def _texts(item: Item) -> Iterator[Item]:
    if isinstance(item.node, Scalar):
        yield item
    else:
        for below in item.items():
            yield from _texts(below)


def _word(item: Item, key: str) -> str:
    found = item.get(key) if not isinstance(item.node, Scalar) else None
    return str(found.value).strip() if found is not None and isinstance(found.node, Scalar) else ""


def _is(name: str, kinds: tuple[str, ...]) -> bool:
    return name.split("/")[0] in kinds
