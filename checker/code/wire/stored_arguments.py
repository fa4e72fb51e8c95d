"""Attributes in which an SDK's client keeps what its constructor was given (`client._custom_headers`): private ones,
which code reads, changes and replaces all the same, and any other way to change a client behind the SDK's back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.code.execution.heap import Dict, Instance, Slot
from checker.code.execution.machine import Machine
from checker.code.execution.values import NO_DEPS, Deps, External, Ref, Unknown, Value
from checker.code.trail import DepKind
from checker.code.wire.layers import Client, Layer
from checker.code.wire.proof import is_missing
from checker.sdks.model import Stored


def stored(m: Machine, ref: Ref, client: Client, kept: Stored) -> Value:
    """What an attribute holds: the argument itself, so that who changes the one changes the other."""
    slots = list(_slots(client, kept.parameter))
    whole = client.open is None and not client.also
    if whole and len(slots) == 1 and slots[0][1] is None and not is_missing(m, slots[0][0]):
        return slots[0][0]
    made = _merged(m, client, slots) if not kept.made else _fresh(m, kept.made)
    if m.st is None:
        return Unknown()
    own = m.own(ref)
    if whole:
        own.client = _with(own.client, kept.parameter, made)
        return made
    # As it is on other paths, or from where it comes, it is not changed through this view of it.
    doubt = m.unknown(DepKind.BOUND, f"what is done with the `{kept.name}` of a client that is not known").deps
    own.client = _doubted(own.client, doubt)
    return made


def store(m: Machine, ref: Ref, client: Client, kept: Stored, value: Value) -> None:
    """`client._custom_headers = value`: it takes the argument's place."""
    also = tuple((_with(variant, kept.parameter, value), deps) for variant, deps in client.also)
    m.own(ref).client = replace(_with(client, kept.parameter, value), also=also)


def is_argument(client: Client, name: str) -> bool:
    """Whether an attribute, which the catalogue does not know, is called like a carrier among the arguments."""
    return name.lstrip("_") in {p for layer in client.layers for p in layer.make.carriers} | {
        *client.entry.constructor.carriers
    }


def doubt(m: Machine, ref: Ref, why: str) -> None:
    """From now on a client may carry what it was made with, something else, or nothing."""
    doubt_by(m, ref, m.unknown(DepKind.BOUND, why).deps)


def doubt_by(m: Machine, ref: Ref, deps: Deps) -> None:
    """As `doubt`, where it is known what decides it."""
    own = m.own(ref)
    own.client = _doubted(own.client, deps)


def holds(client: Client, name: str) -> bool:
    """Whether a client keeps an argument that carries under the name of an attribute."""
    return name in client.entry.stored or is_argument(client, name)


def _doubted(client: Client, deps: Deps) -> Client:
    bare = replace(client, layers=(), attrs=(), also=(), others=(), open=deps)
    return replace(client, also=(*client.also, (bare, deps)))


def _slots(client: Client, parameter: str) -> Iterator[Slot]:
    for layer in client.layers:
        for name in _alike(layer, client.entry.constructor.carriers.get(parameter), parameter):
            yield layer.args[name]


def _alike(layer: Layer, leaf: object, parameter: str) -> list[str]:
    """The arguments of a layer that end up where `parameter` does: all headers do (`set_default_headers`)."""
    carriers = layer.make.carriers
    return [n for n in layer.args if n == parameter or (leaf == "headers" and carriers.get(n) == "headers")]


def _with(client: Client, parameter: str, value: Value) -> Client:
    """The client as if its constructor had been given `value`, and nothing since."""
    leaf = client.entry.constructor.carriers.get(parameter)
    layers = client.layers or (Layer(client.entry.constructor, {}),)
    kept = [_without(layer, _alike(layer, leaf, parameter)) for layer in layers]
    if parameter not in kept[0].make.carriers:
        kept.insert(0, Layer(client.entry.constructor, {}))
    kept[0] = replace(kept[0], args={**kept[0].args, parameter: (value, None)})
    return replace(client, layers=tuple(kept))


def _without(layer: Layer, names: list[str]) -> Layer:
    return replace(layer, args={n: slot for n, slot in layer.args.items() if n not in names})


def _merged(m: Machine, client: Client, slots: list[Slot]) -> Ref:
    from checker.code.execution.expressions.merging import merge_into

    made = m.add(Dict(fold=True))
    for value, _ in slots:
        if m.st is not None and not is_missing(m, value):
            merge_into(m, made, value, ("unknown", 1 << 16))
    if client.open is not None and m.st is not None:
        own = m.own(made)
        own.open = (own.open or NO_DEPS) | client.open
    return made


def _fresh(m: Machine, name: str) -> Ref:
    """The HTTP client that an SDK makes for itself."""
    entry = m.program.catalogue.client(name)
    inner = Instance("client", External(name))
    inner.client = Client(entry, (Layer(entry.constructor, {}),))
    return m.add(inner)
