"""From what programs do to what the policy loses by it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from checker.configs.programs.effects import Act, Effect
from checker.configs.programs.lua import lua_effects
from checker.configs.programs.ottl import condition_names, is_always
from checker.configs.programs.vrl import read_paths, vrl_effects
from checker.configs.values.carriers import Carried, Hit, Place

_WARNED: Final = frozenset({Act.REDACT, Act.LIMIT})
_MODELS: Final = re.compile(r"gen_ai\.|\bllm\b|openai|anthropic|bedrock|\bchat\b|completion|embedding", re.IGNORECASE)
_NEGATED: Final = re.compile(r"!|\bnot\b", re.IGNORECASE)
DEFAULT_COUNT: Final = 64  # attributes: a span of an LLM call has a few dozen


class Loss(Struct, frozen=True):
    """`line` is 0-based within the program. `level` None: the invariant's own."""

    hits: tuple[Hit, ...]
    verb: str
    line: int = 0
    level: str | None = None
    shown: str | None = None


def program_losses(text: str, language: str, carried: Carried, place: Place) -> Iterator[Loss]:
    match language:
        case "vrl":
            effects = tuple(vrl_effects(text))
            for number, effect in enumerate(effects):
                yield from _loss(effect, effects[number + 1 :], carried, place, effects[:number], text)
        case "lua":
            effects = tuple(lua_effects(text))
            for number, effect in enumerate(effects):
                yield from _loss(effect, effects[number + 1 :], carried, place, (), text)
        case "ottl-condition":
            yield from _dropped(condition_names(text), text, carried, place)
        case "vrl-condition":  # of what is kept: words in it are no sign of a loss
            yield from (loss for loss in _dropped(read_paths(text), text, carried, place) if loss.verb == "drops by")


def losses(effect: Effect, carried: Carried, place: Place) -> tuple[Hit, ...]:
    """The carriers that one effect takes away, whatever comes after it."""
    match effect.act:
        case Act.KEEP:
            lost = carried.lacking(place, effect.names, effect.pattern)
            # an event that is built anew without any of them may be no record of usage
            return lost if place is not Place.RECORD or len(lost) < len(carried.wanted(place)) else ()
        case Act.TRUNCATE if not effect.names:
            return carried.lacking(place, ()) if 0 < effect.number < carried.longest() else ()
        case Act.LIMIT:
            return carried.lacking(place, effect.names) if effect.number < DEFAULT_COUNT else ()
        case Act.WRITE:
            return ()
    hits = [hit for name in effect.names for hit in carried.named(place, name)]
    if effect.pattern is not None:
        hits += carried.matching(place, effect.pattern)
    if effect.act is Act.TRUNCATE:
        return tuple(hits) if effect.number < carried.longest() else ()
    if effect.act is Act.RENAME:
        same = {hit.field for hit in carried.named(place, effect.to)} if effect.to else set()
        hits = [hit for hit in hits if hit.field not in same]
    return tuple(hits)


def written(effect: Effect, carried: Carried, place: Place) -> frozenset[str]:
    """The fields that an effect writes under one of their names."""
    names = effect.names if effect.act is Act.WRITE else (effect.to,) if effect.act is Act.RENAME else ()
    return frozenset(hit.field for name in names for hit in carried.named(place, name))


def _loss(
    effect: Effect, later: tuple[Effect, ...], carried: Carried, place: Place, before: tuple[Effect, ...], text: str
) -> Iterator[Loss]:
    kept = {field for other in later for field in written(other, carried, place)}
    if effect.act is Act.DROP:
        yield from _dropped(effect.names, "", carried, place, effect.line)
        return
    hits = tuple(hit for hit in losses(effect, carried, place) if hit.field not in kept)
    if effect.act is Act.DELETE and place is Place.RECORD and not hits:
        hits = _of_the_whole(effect, carried, kept, text)
        if hits:
            yield Loss(hits, "deletes what holds", effect.line, "warning", effect.names[0])
        return
    if hits:
        yield Loss(hits, effect.act.value, effect.line, "warning" if effect.act in _WARNED else None)


def _of_the_whole(effect: Effect, carried: Carried, kept: set[str], text: str) -> tuple[Hit, ...]:
    """`del(.metadata)` takes the metadata of a request along, unless the program has read it from there."""
    if not any(
        re.fullmatch(r"\.(?:message\.|request\.|body\.)*(?:metadata|attributes|headers)", n) for n in effect.names
    ):
        return ()
    if any(re.search(rf"{re.escape(name)}\.\S+", text) for name in effect.names):
        return ()
    return tuple(hit for hit in carried.lacking(Place.RECORD, ()) if hit.field not in kept)


def _dropped(names: tuple[str, ...], text: str, carried: Carried, place: Place, line: int = 0) -> Iterator[Loss]:
    """Spans or events that are dropped because of a carrier: usage that nobody sees any more."""
    hits = tuple(dict.fromkeys(hit for name in names for hit in carried.named(place, name)))
    if text and not _untagged(text):
        hits = tuple(hit for hit in hits if hit.field != "environment")  # one environment's calls may go elsewhere
    if hits:
        yield Loss(hits, "drops by", line, "warning" if text and not _untagged(text) else None)
    elif text and is_always(text):
        yield Loss(carried.lacking(place, ()), "drops everything with", line)
    elif text and _MODELS.search(text) and not _NEGATED.search(text):
        yield Loss(carried.lacking(place, ()), "drops what looks like calls of models, with", line, "warning")


def _untagged(text: str) -> bool:
    """Whether the condition is about calls without the carrier."""
    return re.search(r"[=!]=\s*(?:nil|null|\"\")|exists|is_null|is_empty|\bnot\b", text) is not None
