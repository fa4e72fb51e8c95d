"""How clients are made: arguments of constructors, factories and options -> the layers that a client was made with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from checker.code.execution.calls.arguments import Arguments, bind_arguments
from checker.code.execution.calls.escapes import escape
from checker.code.execution.expressions.sequences import elements
from checker.code.execution.heap import Dict, Instance, Slot
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.names.changes import sets
from checker.code.execution.objects.classes import mro
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Const,
    Dep,
    Deps,
    External,
    Function,
    Ref,
    Unknown,
    Value,
    alternatives,
    deps_of,
)
from checker.code.source.summary import Node
from checker.code.trail import DepKind
from checker.code.wire.chains import side_by_side
from checker.code.wire.fates import made, origins, settle
from checker.code.wire.held_clients import may_send
from checker.code.wire.layers import Client, Layer, is_model_name
from checker.code.wire.proof import is_missing
from checker.sdks.model import ClientClass, Factory, Make, Record, among


def bind_spec(bound: Arguments, positional: tuple[str, ...]) -> tuple[dict[str, Slot], Deps | None]:
    """Arguments by parameter name, and what may be given beside them."""
    args = dict(bound.keywords)
    for name, value in zip(positional, bound.positional, strict=False):
        args.setdefault(name, (value, None))
    if positional and positional[-1].startswith("*"):  # the rest of them, each under a name of its own
        for number, value in enumerate(bound.positional[len(positional) :], 1):
            args[f"{positional[-1]}{number}"] = (value, None)
    doubt = bound.open
    if bound.rest is not None:
        doubt = (doubt or NO_DEPS) | bound.rest_deps
    return args, doubt


def client_of(
    m: Machine, entry: ClientClass, make: Make, values: dict[str, Slot], doubt: Deps | None, node: Node
) -> Client:
    fill_defaults(m, make, values)
    settle(m, make, values, node, entry.names[0])
    where = origins(m, entry, node)
    joined = [row for name, (value, _) in values.items() if among(name, make.joins) for row in _joined(m, value)]
    joined += [row for flag, name in make.own.items() for row in _bare(m, values.get(flag), values.get(name))]
    base = base_of(m, make, values)
    return Client(entry, (layer_of(m, make, values, doubt),), base=base, made=where, others=tuple(joined))


def _joined(m: Machine, value: Value) -> list[tuple[Value, Deps]]:
    """Clients, one or a list of them, whose requests go out with another's (the members of a team)."""
    if m.as_seq(value) is None:
        named = any(is_model_name(inner) for inner, _ in alternatives(value))
        return [(value, NO_DEPS)] if named or may_send(m, value) else []
    members = [inner for inner, _ in elements(m, value, leave=True)]
    return [(inner, NO_DEPS) for inner in members if is_model_name(inner) or may_send(m, inner)]


def _bare(m: Machine, flag: Slot | None, named: Slot | None) -> list[tuple[Value, Deps]]:
    """The client that a library makes for itself where a flag asks for what it does, and no argument names one."""
    if flag is None or (named is not None and named[1] is None and not is_missing(m, named[0])):
        return []
    asked = (deps | deps_of(value) for value, deps in alternatives(flag[0]) if value != Const(False) and value != NONE)
    return [(Const("its own"), deps | (flag[1] or NO_DEPS)) for deps in asked]


def fill_defaults(m: Machine, make: Make, values: dict[str, Slot]) -> None:
    """What a maker takes from a library's settings where it is not given (`Settings.llm`)."""
    for parameter, name in make.defaults.items():
        if parameter in values:
            continue
        slot = m.set_outside.get(name)
        if slot is not None:
            values[parameter] = slot
        elif not m.closed_world and sets(m.program, name):
            m.program.fates.taken.add(name.rpartition(".")[2])
            dep = Dep(DepKind.GLOBAL, name, f"`{name}` is set while the program runs")
            values[parameter] = (Unknown(frozenset((dep,))), None)


def layer_of(m: Machine, make: Make, values: dict[str, Slot], doubt: Deps | None, made: bool = False) -> Layer:
    for parameter in make.copies:
        given = m.as_dict(values[parameter][0]) if parameter in values else None
        if given is not None:
            values = {**values, parameter: (m.add(given.copy()), values[parameter][1])}
    event = values.get(make.event) if make.event else None
    name = str(event[0].value) if event is not None and isinstance(event[0], Const) else ""
    return Layer(make, values, doubt, made, name)


def as_url(inst: Instance) -> Value:
    """The text of a URL object."""
    url: Value = inst.data
    return url


def base_of(m: Machine, make: Make, values: dict[str, Slot]) -> Value | None:
    """The URL, or what it begins with; that of a request which another is made of."""
    slot = values.get(make.base) if make.base else None
    inst = m.as_instance(slot[0]) if slot is not None else None
    if inst is not None and inst.client is not None:
        base: Value | None = inst.client.base
        return base
    if inst is not None and inst.kind == "url" and inst.data is not None:
        return as_url(inst)
    return slot[0] if slot is not None else None


def attach(m: Machine, ref: Ref, cls: Value, deps: Deps | None, node: Node | None = None) -> None:
    """Make an object of a project class a client where a base of it is one. `deps`: its constructor is not known;
    `node`: where it is made."""
    for part in mro(m, cls):
        if isinstance(part, External):
            entry = m.program.catalogue.resolve(part.name)
            if isinstance(entry, ClientClass) and not entry.abstract:
                where = origins(m, entry, node) if node is not None else ()
                m.own(ref).client = Client(entry, open=deps, made=where)
                return


def base_constructor(m: Machine, ref: Ref, args: list[Arg], node: Node) -> None:
    """`super().__init__(...)` of a client subclass: the SDK's own constructor."""
    inst = m.as_instance(ref)
    if inst is None or inst.client is None:
        escape(m, args, node)
        return
    make = inst.client.entry.constructor
    values, doubt = bind_spec(bind_arguments(m, args), make.positional)
    settle(m, make, values, node, inst.client.entry.names[0])
    own = m.own(ref)
    layers = (*own.client.layers, layer_of(m, make, values, doubt))
    own.client = replace(own.client, layers=layers, open=None, base=base_of(m, make, values))


def symbolic_client(m: Machine, kind: External, deps: Deps) -> Value | None:
    """A client of a catalogued class which the caller gives."""
    entry = m.program.catalogue.resolve(kind.name)
    if not isinstance(entry, ClientClass):
        return None
    obj = Instance("client", kind)
    obj.client = Client(entry, open=deps)
    return m.add(obj)


def by_factory(m: Machine, factory: Factory, args: list[Arg], node: Node) -> Value:
    """A function that gives a client: of a fixed class, of one that an argument selects, or the one handed in."""
    bound = bind_arguments(m, args)
    values, doubt = bind_spec(bound, factory.make.positional)
    if factory.of_function and bound.positional and isinstance(bound.positional[0], Function):
        return _new(m, factory.of_function, Make(None), {}, None, node)
    if factory.select:
        return selected(m, factory.parameter, factory.select, factory.make, values, doubt, args, node)
    if factory.make.client is None:
        for parameter, leaf in factory.make.carriers.items():
            if leaf == "client" and parameter in values:
                return values[parameter][0]
        return Unknown()
    if factory.make.alternatives:
        return side_by_side(m, factory.make, values, doubt, node)
    return _new(m, factory.make.client, factory.make, values, doubt, node)


def selected(
    m: Machine,
    parameter: str,
    select: Mapping[str, str],
    make: Make,
    values: dict[str, Slot],
    doubt: Deps | None,
    args: list[Arg],
    node: Node,
) -> Value:
    """`boto3.client("bedrock-runtime")`: the class by the argument's value."""
    slot = values.get(parameter)
    if slot is None:
        return Unknown(doubt or NO_DEPS)

    def one(chosen: Value) -> Value:
        if isinstance(chosen, Const):
            name = select.get(str(chosen.value))
            if name is not None:
                return _new(m, name, make, values, doubt, node)
            escape(m, args, node)
            return m.unknown(DepKind.BOUND, "another kind of client", node, True)
        return Unknown(deps_of(chosen))

    return m.each(slot[0], one)


def _new(m: Machine, name: str, make: Make, values: dict[str, Slot], doubt: Deps | None, node: Node) -> Value:
    entry = m.program.catalogue.client(name)
    obj = Instance("client", External(entry.names[0]), m.here(node))
    obj.client = client_of(m, entry, make, values, doubt, node)
    ref = m.add(obj)
    made(m, ref)
    return ref


def record(m: Machine, entry: Record, args: list[Arg], node: Node) -> Value:
    """An options object: a mapping of its constructor's arguments."""
    bound = bind_arguments(m, args)
    out = Dict(m.here(node))
    for name, value in zip(entry.positional, bound.positional, strict=False):
        out.keys[name] = (value, None)
    out.keys.update(bound.keywords)
    for name in entry.copies:
        given = m.as_dict(out.keys[name][0]) if name in out.keys else None
        if given is not None:
            out.keys[name] = (m.add(given.copy()), out.keys[name][1])
    out.open = bound.open
    holder = Instance("record", External(entry.names[0]))
    holder.data = m.add(out)
    return m.add(holder)
