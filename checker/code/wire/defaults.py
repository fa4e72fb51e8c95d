"""What a library's settings give to calls that name nothing of their own: module attributes, default clients."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.code.execution.calls.arguments import bind_arguments
from checker.code.execution.expressions.merging import mapping_of
from checker.code.execution.heap import Dict, Instance, Slot
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.names.changes import sets
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Dep,
    Deps,
    Ref,
    Value,
    alternatives,
    deps_of,
)
from checker.code.trail import DepKind
from checker.code.wire.carriers import MAX_NESTED_CLIENTS, of_client, of_inner_client
from checker.code.wire.fates import keep, use
from checker.code.wire.held_clients import clients_in
from checker.code.wire.layers import Client, Request
from checker.code.wire.makes import bind_spec
from checker.code.wire.precedence import replaced
from checker.code.wire.proof import Carrier, is_missing
from checker.sdks.model import CallSpec


def set_default(m: Machine, setter: Mapping[str, Any], args: list[Arg]) -> Value:
    """A function which sets what calls use that name nothing of their own; `within` is so to the end of a `with`."""
    bound, _ = bind_spec(bind_arguments(m, args), (setter["parameter"],))
    slot = bound.get(setter["parameter"])
    holder = m.live.own(m.program.externals)
    made = Instance("setting")
    made.data = (setter["sets"], holder.keys.get(setter["sets"]))
    if slot is not None:
        holder.keys[setter["sets"]] = slot
        for ref in clients_in(m, slot[0]):
            keep(m, ref, f"made the default (`{setter['sets']}`)")
    return m.add(made) if setter["within"] else NONE


def default_carriers(
    m: Machine, name: str, leaf: str, spec: CallSpec, values: dict[str, Slot], ref: Ref | None = None
) -> list[Carrier]:
    """What a module attribute (`litellm.headers`) or a setter (`set_default_openai_client`) gives to calls that name
    none of their own. One that functions of the project set may be set by the time of the call."""
    slot = m.set_outside.get(name)
    out: list[Carrier] = []
    if slot is not None and _may_be_reset(m, name, slot):
        dep = Dep(DepKind.GLOBAL, name, f"`{name}` is set while the program runs")
        out = [Carrier("unknown", presence=frozenset((dep,)))]
    elif slot is not None and leaf == "client":
        out = _of_default_client(m, slot[0], spec, values, ref)
    elif slot is not None:
        out = [Carrier(leaf, slot[0], slot[1], (name,))]
    elif not m.closed_world and sets(m.program, name):
        m.program.fates.taken.add(name.rpartition(".")[2])
        dep = Dep(DepKind.GLOBAL, name, f"`{name}` is set while the program runs")
        out = [Carrier("unknown", presence=frozenset((dep,)))]
    for parameter in spec.overrides:
        if parameter in values and spec.carriers.get(parameter) == leaf:
            out = replaced(out, parameter, leaf, values[parameter][1])
    return out


def _of_default_client(
    m: Machine, default: Value, spec: CallSpec, values: dict[str, Slot], ref: Ref | None
) -> list[Carrier]:
    """What the default client gives, where no other takes its place: one in the arguments or in the receiver."""
    places = _named_in_call(m, spec, values, ref)
    places += [_client_in(m, spec.sdk, "client", value, 0) for value, _ in _otherwise(m, spec, values)]
    instead = _any_named(places)
    if instead == NO_DEPS:
        return []
    out: list[Carrier] = []
    if isinstance(default, Ref):
        use(m, default, {})
        out = of_client(m, default, Request(None, values, spec.is_async, end=spec.ends))
    elif deps_of(default):
        out = [Carrier("unknown", presence=deps_of(default))]
    return out if instead is None or not out else [Carrier("either", groups=[(out, instead), ([], instead)])]


def otherwise_carriers(m: Machine, spec: CallSpec, values: dict[str, Slot], ref: Ref | None) -> list[Carrier]:
    """What the clients of arguments give that send where no other is named (`model_provider`)."""
    instead = _any_named(_named_in_call(m, spec, values, ref))
    out: list[Carrier] = []
    for value, presence in _otherwise(m, spec, values) if instead != NO_DEPS else ():
        found = of_inner_client(m, value, (), Request(None, values, spec.is_async, end=spec.ends), 0)
        for doubt in (d for d in (instead, presence) if found and d is not None):
            found = [Carrier("either", groups=[(found, doubt), ([], doubt)])]
        out += found
    return out


def _otherwise(m: Machine, spec: CallSpec, values: Mapping[Any, Slot]) -> list[Slot]:
    """The arguments that `otherwise` names; what decides whether they are there with each."""
    out: list[Slot] = []
    for path in spec.otherwise:
        first, *rest = path.split(".")
        rows: list[Slot] = [values[first]] if first in values else []
        for key in rest:
            rows = [row for slot in rows for row in _under(m, slot, key)]
        out += [slot for slot in rows if not is_missing(m, slot[0])]
    return out


def _under(m: Machine, slot: Slot, key: str) -> Iterator[Slot]:
    for one, deps in alternatives(slot[0]):
        found = mapping_of(m, one)
        below = found.keys.get(key) if found is not None else None
        if below is not None:
            decides = deps | (slot[1] or NO_DEPS) | (below[1] or NO_DEPS)
            yield below[0], decides if decides or below[1] is not None or slot[1] is not None else None


def _named_in_call(m: Machine, spec: CallSpec, values: dict[str, Slot], ref: Ref | None) -> list[Named]:
    places = [_named_client(m, spec.sdk, spec.carriers, values)]
    receiver = m.as_instance(ref) if ref is not None else None
    if receiver is not None and receiver.client is not None:
        places.append(_client_within(m, spec.sdk, receiver.client, 0))
    return places


Named = Deps | None  # what decides that a client is named (empty: nothing, it always is); None: none is


def _any_named(places: list[Named]) -> Named:
    found = [place for place in places if place is not None]
    if not found:
        return None
    return NO_DEPS if NO_DEPS in found else NO_DEPS.union(*found)


def _named_client(m: Machine, sdk: str, tree: Mapping[str, Any], args: Mapping[Any, Slot], depth: int = 0) -> Named:
    """Whether the arguments name a client where the tree looks for one."""
    if depth > MAX_NESTED_CLIENTS:
        return None
    places: list[Named] = []
    for parameter, below in tree.items():
        if parameter not in args or below in ("headers", "metadata"):
            continue
        value, presence = args[parameter]
        for one, deps in alternatives(value):
            named = _client_in(m, sdk, below, one, depth)
            if named is not None:
                places.append(named | deps | (presence or NO_DEPS))
    return _any_named(places)


def _client_in(m: Machine, sdk: str, below: Any, value: Value, depth: int) -> Named:
    if is_missing(m, value):
        return None
    inst = m.as_instance(value)
    if below == "client":
        client = inst.client if inst is not None else None
        if client is None:
            return None  # a name of a model, or an object whose carriers say what it does
        holds = [make for make in (client.entry.constructor, *client.entry.mutators.values()) if _looks(make.carriers)]
        return _client_within(m, sdk, client, depth) if client.entry.sdk == sdk and holds else NO_DEPS
    if not isinstance(below, Mapping):
        return None
    if inst is not None and inst.kind in ("json", "record") and isinstance(inst.data, Ref):
        value = inst.data
    found = mapping_of(m, value)
    return _named_client(m, sdk, below, found.keys, depth + 1) if found is not None else None


def _looks(tree: Mapping[str, Any]) -> bool:
    return any(below == "client" or (isinstance(below, Mapping) and _looks(below)) for below in tree.values())


def _client_within(m: Machine, sdk: str, client: Client, depth: int) -> Named:
    """Whether an object of the library (an agent) was given a client, or leaves it to the default."""
    rows = [_named_client(m, sdk, layer.make.carriers, layer.args, depth + 1) for layer in client.layers]
    for name, value in client.attrs:
        if client.entry.attributes.get(name) == "client":
            rows.append(_named_client(m, sdk, {name: "client"}, {name: (value, None)}, depth + 1))
    return _any_named(rows)


def _may_be_reset(m: Machine, name: str, slot: Slot) -> bool:
    """Whether a default is as a module's body left it, while a function of the project sets it to something else."""
    outside = m.program.base.get(m.program.externals)
    return isinstance(outside, Dict) and not m.closed_world and outside.keys.get(name) == slot and sets(m.program, name)
