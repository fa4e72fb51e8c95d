"""Headers of the policy that a collector's processors read, where the request's headers are not there (any more).

Sources: READMEs of the batch, groupbytrace and tail sampling processors, of `confighttp` and `configgrpc`
(`include_metadata`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.configs.invariants.collector import KIND, Pipeline, collectors, header_of, is_one_of, pipelines, steps
from checker.configs.invariants.invariant import Breach, breach_at
from checker.configs.loading.configfile import ConfigFile
from checker.configs.loading.items import Item
from checker.configs.values.carriers import Carried, Hit, Place, carried_by
from checker.policy.model import Policy

_FORGETFUL: Final = (
    "tail_sampling",
    "groupbytrace",
    "span_pruning",
)  # what they pass on has lost the request's context


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
            if is_one_of(name, _FORGETFUL) or (is_one_of(name, ("batch",)) and not _batches_by(single, name, hit.name)):
                listed = ", or list the header in its metadata_keys" if is_one_of(name, ("batch",)) else ""
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
        for step in steps(single, str(named.value)):
            header = header_of(step.item)
            source = step.item.get("from_context")
            if source is not None:
                yield from ((number, source, hit) for hit in carried.named(Place.HEADERS, header))


def _batches_by(single: ConfigFile, name: str, header: str) -> bool:
    for processor in single.find(KIND, "/processors/*"):
        if processor.name == name and (keys := processor.get("metadata_keys")) is not None:
            return header.lower() in {str(key.value).lower() for key in keys.items()}
    return False
