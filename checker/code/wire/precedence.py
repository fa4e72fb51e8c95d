"""Carriers of which later arguments take the place: what of the earlier ones is left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from checker.code.execution.heap import Slot
from checker.code.execution.machine import Machine
from checker.code.execution.values import NO_DEPS, Deps, Ref, Value, alternatives
from checker.code.wire.layers import Client, Layer, Request
from checker.code.wire.proof import Carrier, is_missing


def displaced(
    m: Machine, carriers: list[Carrier], overrides: tuple[str, ...], args: Mapping[Any, Slot], found: list[Carrier]
) -> list[Carrier]:
    """`carriers` without those under a key of `overrides` that the later arguments hold, at any depth. A dotted key
    (`update.model_kwargs`) displaces by its last part, where the arguments hold it just there."""
    for override in overrides:
        *above, key = override.split(".")
        if above:
            present, presence = _given_at(m, args, override.split("."))
        elif key in args:
            present, presence = True, args[key][1]
        else:
            present, presence = _holds(found, key)
        if present:
            carriers = unless(carriers, presence, lambda c, key=key: key in c.path)
    return carriers


def beneath(m: Machine, client: Client, layer: Layer, found: list[Carrier]) -> tuple[list[Carrier], list[Carrier]]:
    """What the HTTP client of an SDK's client adds, beneath all that the SDK itself does, and the rest of a layer."""
    sent_by = _http_clients(m, client, layer)
    if not sent_by:
        return [], found
    below = [c.inner and c.path[:1] != () and c.path[0] in sent_by for c in found]
    rows = list(zip(found, below, strict=True))
    return [c for c, under in rows if under], [c for c, under in rows if not under]


def _http_clients(m: Machine, client: Client, layer: Layer) -> set[str]:
    """The arguments of an SDK's client that are HTTP clients."""
    if client.entry.sdk == "http":
        return set()
    out: set[str] = set()
    for parameter, leaf in layer.make.carriers.items():
        inst = m.as_instance(layer.args[parameter][0]) if leaf == "client" and parameter in layer.args else None
        if inst is not None and inst.client is not None and inst.client.entry.sdk == "http":
            out.add(parameter)
    return out


def without_fixed(m: Machine, ref: Ref | None, values: dict[str, Slot]) -> dict[str, Slot]:
    """The arguments of a call without those in whose place a block around it puts others
    (`with agent.override(model=a): agent.run(model=b)`)."""
    inst = m.as_instance(ref) if ref is not None else None
    if inst is None or inst.client is None:
        return values
    variants = [inst.client, *(variant for variant, _ in inst.client.also)]
    fixed = [
        {name for layer in v.layers if layer.make.within for name in layer.make.replaces if name in layer.args}
        for v in variants
    ]
    some, every = set().union(*fixed), set.intersection(*fixed)
    if not some:
        return values
    doubt = NO_DEPS.union(*(deps for _, deps in inst.client.also))
    left = {name: slot for name, slot in values.items() if name not in every}
    return {n: (v, doubt | (have or NO_DEPS)) if n in some else (v, have) for n, (v, have) in left.items()}


def _given_at(m: Machine, args: Mapping[Any, Slot], path: Sequence[str]) -> tuple[bool, Deps | None]:
    """(whether mappings within each other hold something there, what decides whether they do)."""
    slot = args.get(path[0])
    if slot is None or len(path) == 1:
        return slot is not None, slot[1] if slot is not None else None
    rows = []
    for value, deps in alternatives(slot[0]):
        keys = _keys_of(m, value)
        held, presence = _given_at(m, keys, path[1:])
        rows.append((held, (presence or NO_DEPS) | deps | (slot[1] or NO_DEPS)))
    decides = NO_DEPS.union(*(deps for _, deps in rows))
    certain = all(held for held, _ in rows) and not decides
    return any(held for held, _ in rows), None if certain else decides


def _keys_of(m: Machine, value: Value) -> Mapping[Any, Slot]:
    """What a mapping holds, or a record of an SDK whose fields are None where they say nothing. What is not followed is
    doubted where carriers are collected."""
    inst = m.as_instance(value)
    if inst is not None and inst.kind == "record" and isinstance(inst.data, Ref):
        held = m.as_dict(inst.data)
        return {k: slot for k, slot in held.keys.items() if not is_missing(m, slot[0])} if held is not None else {}
    found = m.as_dict(value)
    return found.keys if found is not None else {}


def replaced(carriers: list[Carrier], parameter: str, leaf: Any, presence: Deps | None) -> list[Carrier]:
    """`carriers` after a parameter that replaces: all of its leaf, or what the same parameter gave before."""
    if isinstance(leaf, str) and leaf in ("headers", "metadata"):
        return unless(carriers, presence, lambda c: c.leaf in (leaf, "unknown") and not c.inner)
    return unless(carriers, presence, lambda c: c.path[:1] == (parameter,))


def _holds(carriers: list[Carrier], key: str) -> tuple[bool, Deps | None]:
    """(whether a carrier under `key` is among them, what decides whether it is there)."""
    for c in carriers:
        if c.leaf == "either":
            rows = [(_holds(group, key), deps) for group, deps in c.groups]
            if any(held for (held, _), _ in rows):
                if all(held and presence is None for (held, presence), _ in rows):
                    return True, None
                doubt: Deps = NO_DEPS
                for (_, presence), deps in rows:
                    doubt |= deps | (presence or NO_DEPS)
                return True, doubt
        elif key in c.path and not c.inner:
            return True, c.presence
    return False, None


def unless(carriers: list[Carrier], presence: Deps | None, gone: Any) -> list[Carrier]:
    """`carriers` without those of which `gone` is true; with a presence they may be there yet."""
    kept: list[Carrier] = []
    for c in carriers:
        if c.leaf == "either":
            kept.append(replace(c, groups=[(unless(group, None, gone), deps) for group, deps in c.groups]))
        elif not gone(c):
            kept.append(c)
    if presence is None:
        return kept
    return [Carrier("either", groups=[(kept, presence), (carriers, presence)])]


def under_extra_body(carriers: list[Carrier]) -> list[Carrier]:
    """`extra_body` is merged into the body key by key: what it holds under `metadata` takes the place of the
    parameter `metadata`, wherever the two are given."""
    for c in carriers:
        if c.path[-2:-1] == ("extra_body",) and c.leaf != "unknown":
            name = c.path[-1:]
            carriers = unless(
                carriers, c.presence, lambda o, name=name: o.path[-1:] == name and "extra_body" not in o.path
            )
    return carriers


MAX_WORLDS = 32
Args = dict[str, Slot]
World = tuple[Args, Deps]  # arguments, and what decides that they are so


def effective(
    m: Machine, instead: Mapping[str, tuple[str, ...]], args: Args, request: Request
) -> list[tuple[Args, Deps]]:
    """The arguments without those in whose place another one is. More than one row where something decides whether it
    is there; none where there are more than are followed."""
    rows = [(args, NO_DEPS)]
    for given, gone in instead.items():
        path = given.split(".")
        if request.looks_at(path[0]):
            rows = [row for have, deps in rows for row in _applied(m, have, deps, path, gone)]
        if len(rows) > MAX_WORLDS:
            return []
    return rows


def _applied(
    m: Machine, args: Args, deps: Deps, path: Sequence[str], gone: Sequence[str]
) -> Iterator[tuple[Args, Deps]]:
    slot = args.get(path[0])
    if slot is None:
        yield args, deps
        return
    value, presence = slot
    if presence is not None:
        yield {name: have for name, have in args.items() if name != path[0]}, deps | presence
    for one, decides in alternatives(value):
        both = deps | decides | (presence or NO_DEPS)
        if len(path) == 1:
            yield (args if is_missing(m, one) else _less(m, {**args, path[0]: (one, None)}, gone)), both
            continue
        found = m.as_dict(one)
        have = found.keys.get(path[1]) if found is not None else None
        if found is None or have is None:
            yield {**args, path[0]: (one, None)}, both
            continue
        with_it, without = found.copy(), found.copy()
        with_it.keys[path[1]] = (have[0], None)
        yield _less(m, {**args, path[0]: (m.add(with_it), None)}, gone), both | (have[1] or NO_DEPS)
        if have[1] is not None:
            del without.keys[path[1]]
            yield {**args, path[0]: (m.add(without), None)}, both | have[1]


def _less(m: Machine, args: Args, gone: Sequence[str]) -> Args:
    left = {name: slot for name, slot in args.items() if name not in gone}
    for head, dot, key in (path.partition(".") for path in gone):
        found = m.as_dict(left[head][0]) if dot and head in left else None
        if found is not None and key in found.keys:
            fewer = found.copy()
            del fewer.keys[key]
            left[head] = (m.add(fewer), left[head][1])
    return left
