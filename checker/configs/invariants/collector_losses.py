"""Attributes of the policy that a collector's processors take away, and those that it would fill and does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from checker.configs.invariants.breaches import concerns_llm
from checker.configs.invariants.collector import KIND, Pipeline, Step, collectors, header_of, pipelines, steps, word_at
from checker.configs.invariants.invariant import Breach, breach_at, shown_path
from checker.configs.loading.configfile import ConfigFile
from checker.configs.programs.effects import Act, Effect
from checker.configs.programs.losses import losses, written
from checker.configs.values.carriers import Carried, Place, carried_by
from checker.policy.model import Policy

_FIX: Final = {
    Act.DELETE: "take the carrier out, or write it again behind this processor",
    Act.HASH: "leave the carrier as it is: an owner's name is no secret, and a hash is in no registry",
    Act.KEEP: "add the carriers to what is kept",
    Act.LIMIT: "name the carriers as those to keep first",
    Act.TRUNCATE: "allow as many characters as the longest value of a carrier has",
}


def carriers_dropped(config: ConfigFile, policy: Policy) -> Iterator[Breach]:
    """Attributes that a processor takes away and that nothing behind it writes again."""
    carried = carried_by(policy)
    for single in collectors(config):
        lines = [pipe for pipe in pipelines(single) if pipe.billed]
        ways = [[step for item in pipe.processors for step in steps(single, str(item.value))] for pipe in lines]
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


def _dropped(
    step: Step, later: list[Step], before: list[Step], carried: Carried, *, concerned: bool
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


def _copied(step: Step, effect: Effect, carried: Carried) -> Iterator[str]:
    """Fields that one of the actions copies from the name that goes to another of its own names."""
    source = word_at(step.item, "from_attribute") if step.effect.act is Act.WRITE else ""
    if source and (source in effect.names or (effect.pattern and re.search(effect.pattern, source))):
        targets = {hit.field for name in step.effect.names for hit in carried.named(Place.ATTRIBUTES, name)}
        yield from (hit.field for hit in carried.named(Place.ATTRIBUTES, source) if hit.field in targets)


def _writes(step: Step, names: Iterable[str]) -> bool:
    return step.effect.act is Act.WRITE and bool({*step.effect.names} & {*names})


def _idle(single: ConfigFile, lines: list[Pipeline], carried: Carried) -> Iterator[Breach]:
    """A processor that fills a carrier and that no pipeline uses."""
    if not lines:
        return
    used = {str(item.value) for line in pipelines(single) for item in line.processors}
    filled = {
        field
        for name in used
        for step in steps(single, name)
        for field in written(step.effect, carried, Place.ATTRIBUTES)
    }
    for processor in single.find(KIND, "/processors/*"):
        if processor.name in used:
            continue
        written_by = tuple(steps(single, processor.name))
        hits = tuple(
            dict.fromkeys(
                hit
                for step in written_by
                if step.effect.act is Act.WRITE and header_of(step.item)
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
