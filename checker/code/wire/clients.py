"""SDK clients at work: what they were built with, what their methods make of it, and what a billable call carries."""

from __future__ import annotations

from dataclasses import replace

from checker.code.execution.calls.arguments import bind_arguments
from checker.code.execution.calls.calls import CALLS, call
from checker.code.execution.calls.escapes import escape
from checker.code.execution.expressions.sequences import elements
from checker.code.execution.heap import Instance, Slot
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects.classes import find_in_class
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Class,
    ClientPath,
    Const,
    Deps,
    External,
    Function,
    Ref,
    Unknown,
    Value,
)
from checker.code.source.summary import Node
from checker.code.trail import DepKind
from checker.code.wire.built_requests import with_own_headers
from checker.code.wire.carriers import collect, of_client, ordered
from checker.code.wire.chains import add_steps
from checker.code.wire.client_attributes import plain_path
from checker.code.wire.defaults import default_carriers, otherwise_carriers
from checker.code.wire.fates import made, origins, settle, use
from checker.code.wire.held_clients import may_send, sends
from checker.code.wire.layers import Client, Layer
from checker.code.wire.makes import base_of, bind_spec, client_of, fill_defaults, layer_of, selected
from checker.code.wire.modelled_carriers import ambient_carriers, wrapper_carriers
from checker.code.wire.precedence import displaced, replaced, unless, without_fixed
from checker.code.wire.proof import Carrier, is_missing
from checker.code.wire.raw_http import body_kind, is_blank, url_kind
from checker.code.wire.replaced import constructor_in_place, doubt_of_class
from checker.code.wire.shown_requests import sent
from checker.code.wire.sightings import note, note_unsettled
from checker.sdks.model import CallSpec, ClientClass, Make

# -- making clients -------------------------------------------------------------------------------------------------


def construct(m: Machine, entry: ClientClass, make: Make, args: list[Arg], node: Node) -> Value:
    """A new client."""
    own = constructor_in_place(m, entry) if make is entry.constructor else None
    if own is not None:
        return _construct_by(m, entry, own, args, node)
    bound = bind_arguments(m, args)
    values, doubt = bind_spec(bound, make.positional)
    obj = Instance("client", External(entry.names[0]), m.here(node))
    obj.client = client_of(m, entry, make, values, doubt, node)
    late = doubt_of_class(m, entry.names[0])
    if late is not None:
        obj.client = replace(obj.client, open=(obj.client.open or NO_DEPS) | late)
    ref = m.add(obj)
    made(m, ref)
    at_once = entry.calls.get("__init__") if make is entry.constructor else None
    if at_once is not None:
        billable(m, at_once, ref, args, node)
    return ref if m.st is not None else Unknown()


def _construct_by(m: Machine, entry: ClientClass, function: Function, args: list[Arg], node: Node) -> Value:
    """A new client by a function in the place of its class's `__init__`, which may call the SDK's own."""
    obj = Instance("client", External(entry.names[0]), m.here(node))
    obj.client = Client(entry, made=origins(m, entry, node))
    ref = m.add(obj)
    made(m, ref)
    call(m, function, [(0, "", ref), *args], node)
    return ref if m.st is not None else Unknown()


# -- attributes -------------------------------------------------------------------------------------------------------


# -- calls ------------------------------------------------------------------------------------------------------------


def enter(m: Machine, ref: Ref) -> None:
    """`with client:`. Where the catalogue says that this is all it takes (a model that stands for those of the calls
    in the block), the client has done its work."""
    inst = m.as_instance(ref)
    if inst is not None and inst.client is not None and "__enter__" in inst.client.entry.free:
        use(m, ref, {})


_VERBS = frozenset({"get", "post", "put", "patch", "delete", "head", "options"})


def call_path(m: Machine, function: ClientPath, args: list[Arg], node: Node) -> Value:
    """A method of a client: a billable call, one that makes another client, one that changes it, or a free one."""
    ref = Ref(function.client)
    inst = m.as_instance(ref)
    assert inst is not None
    client: Client = inst.client
    entry = client.entry
    plain = plain_path(entry, function.path)
    name = ".".join(plain)
    if name in _VERBS and isinstance(inst.cls, Class):
        general = find_in_class(m, inst.cls, "request")
        if isinstance(general, Function):
            return call(m, general.bound(ref), [(0, "", Const(name.upper())), *args], node)
    make = entry.makes.get(name)
    if make is not None:
        out = _make(m, ref, client, make, args, node, name)
        if name in entry.calls and m.st is not None:
            billable(m, entry.calls[name], out if isinstance(out, Ref) else ref, args, node)
        return out if m.st is not None else Unknown()
    mutator = entry.mutators.get(name)
    if mutator is not None:
        return _changed(m, ref, mutator, args)
    spec = entry.calls.get(name)
    if spec is not None:
        return billable(m, spec, ref, args, node)
    if name in ("__enter__", "__aenter__"):
        return ref
    if name == "__init__":
        values, doubt = bind_spec(bind_arguments(m, args), entry.constructor.positional)
        m.own(ref).client = client_of(m, entry, entry.constructor, values, doubt, node)
        return NONE
    use(m, ref, {})  # it sends what is free, or another method of it is meant
    if "?" in plain:
        return _any_call(m, ref, entry, plain, args, node)
    from checker.code.wire.shapes import of_inner_client

    within = of_inner_client(m, plain)
    if within is not None and name not in entry.free:
        doubt = m.unknown(DepKind.BOUND, f"what `{entry.names[0]}` gives its `{plain[0]}` is not followed", node).deps
        return billable(m, within, None, args, node, doubt=doubt)
    escape(m, args, node)
    if name in entry.free:
        return m.unknown(DepKind.DATA, "an answer of the provider", node, True)
    return m.unknown(DepKind.DATA, f"the result of {entry.names[0]}.{name}()", node)


def _changed(m: Machine, ref: Ref, mutator: Make, args: list[Arg]) -> Ref:
    """The client itself, which the method changes for good, or a manager that changes it for its block."""
    values, doubt = bind_spec(bind_arguments(m, args), mutator.positional)
    own = m.own(ref)
    base = base_of(m, mutator, values) or own.client.base
    layer = layer_of(m, mutator, values, doubt, True)
    if mutator.within:
        made = Instance("client within")
        made.data = (ref, layer, None)
        return m.add(made)
    entry = own.client.entry
    own.client = replace(own.client, layers=(*own.client.layers, layer), base=base)
    if "headers" in mutator.overrides:
        own.client = with_own_headers(m, own.client, Client(entry), layer)
    return ref


def enter_changed(m: Machine, manager: Instance) -> tuple[Ref, Layer, Client]:
    """The start of a block to whose end a client is another (`with agent.override(model=…)`)."""
    ref, layer, _ = manager.data
    own = m.own(ref)
    before = own.client
    own.client = replace(before, layers=(*before.layers, layer))
    return ref, layer, before


def leave_changed(m: Machine, manager: Instance) -> None:
    """The end of such a block."""
    ref, _, before = manager.data
    if before is not None:
        m.own(ref).client = before


def _any_call(m: Machine, ref: Ref, entry: ClientClass, path: tuple[str, ...], args: list[Arg], node: Node) -> Value:
    """A method whose name is not known: the first that fits stands for all."""
    fits = [spec for api, spec in entry.calls.items() if _fits(api, path)]
    if fits:
        return billable(m, fits[0], ref, args, node)
    escape(m, args, node)
    return m.unknown(DepKind.BOUND, "the result of a method whose name is not known", node)


def _fits(api: str, path: tuple[str, ...]) -> bool:
    parts = api.split(".")
    return len(parts) == len(path) and all(p in ("?", part) for part, p in zip(parts, path, strict=True))


def _make(m: Machine, ref: Ref, client: Client, make: Make, args: list[Arg], node: Node, name: str) -> Value:
    """A method that gives a client: a copy with more carriers, another step of the chain, a client of a service."""
    bound = bind_arguments(m, args)
    if make.steps:
        return add_steps(m, ref, [*bound.positional, *(value for value, _ in bound.keywords.values())])
    values, doubt = bind_spec(bound, make.positional)
    if make.select:
        made = selected(m, make.parameter, make.select, make, values, doubt, args, node)
        inst = m.as_instance(made)
        if inst is not None and inst.client is not None and isinstance(made, Ref) and make.inherit:
            m.own(made).client = replace(inst.client, layers=(*client.layers, *inst.client.layers))
        return made
    fill_defaults(m, make, values)
    settle(m, make, values, node, f"{client.entry.names[0]}.{name}")
    # What an alternative carries this one does not.
    kept = {} if make.alternatives else values
    layer = layer_of(m, make, kept, doubt, True)
    old = m.as_instance(ref)
    entry = client.entry if make.client is None else m.program.catalogue.client(make.client)
    same = make.client is None and old is not None
    copy = Instance("client", old.cls if same and old is not None else External(entry.names[0]), m.here(node))
    if same and old is not None:
        copy.attrs = dict(old.attrs)
    merges = same and any(leaf == "headers" and name in values for name, leaf in make.carriers.items())
    copy.client = replace(
        client,
        entry=entry,
        layers=(*(_frozen(m, client.layers) if merges else client.layers), layer) if make.inherit else (layer,),
        open=client.open if make.inherit else None,
        base=base_of(m, make, values) or client.base,
        attrs=_copied(m, client.attrs) if make.inherit else (),
        overrides=client.overrides if make.client is None else (),
    )
    if make.client is not None:
        copy.client = with_own_headers(m, copy.client, client, layer)
    if make.beside and sends(m, ref):
        copy.client = replace(copy.client, others=(*copy.client.others, (ref, NO_DEPS)))
    if make.doubtful and values:
        without = (replace(client, also=(), others=()), m.unknown(DepKind.BOUND, make.doubtful, node).deps)
        copy.client = replace(copy.client, also=(*copy.client.also, without))
    if make.alternatives:
        others = [(other, NO_DEPS) for other in _alternatives_of(m, make, values)]
        copy.client = replace(copy.client, others=(*copy.client.others, *others))
    return m.add(copy)


def _alternatives_of(m: Machine, make: Make, values: dict[str, Slot]) -> list[Value]:
    """The clients that may be asked in a client's place: those of a list, or each keyword's (`**`)."""
    if "**" in make.carriers:
        return [value for name, (value, _) in values.items() if name not in make.positional and may_send(m, value)]
    slots = [values[parameter] for parameter in make.carriers if parameter in values]
    return [other for slot in slots for other, _ in elements(m, slot[0], leave=True)]


def _frozen(m: Machine, layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """Layers whose headers were merged with others: what is done later to the mappings given has no effect."""
    out = []
    for layer in layers:
        args = dict(layer.args)
        for name, (value, have) in layer.args.items():
            found = m.as_dict(value) if layer.make.carriers.get(name) == "headers" else None
            if found is not None:
                args[name] = (m.add(found.copy()), have)
        out.append(replace(layer, args=args))
    return tuple(out)


def _copied(m: Machine, attrs: tuple[tuple[str, Value], ...]) -> tuple[tuple[str, Value], ...]:
    """Mutable attributes of a client that is copied: the copy has its own."""
    out = []
    for name, value in attrs:
        found = m.as_dict(value)
        out.append((name, m.add(found.copy()) if found is not None else value))
    return tuple(out)


def billable(
    m: Machine,
    spec: CallSpec,
    ref: Ref | None,
    args: list[Arg],
    node: Node,
    doubt: Deps | None = None,
) -> Value:
    """A call that the provider bills: note what it carries."""
    values, open_args = bind_spec(bind_arguments(m, args), spec.positional)
    kind = spec.kind
    spared = any(_spares(m, parameter, values) for parameter in spec.unless)
    if spared or (ref is not None and not sends(m, ref)):
        use(m, ref, values)
        return m.unknown(DepKind.DATA, "an answer of what runs here", node, True)
    if spec.http is not None:
        found = url_kind(m, spec, ref, values) or body_kind(m, spec, ref, values)
        if found is None:
            note_unsettled(m, spec, ref, values, node, is_blank(m, spec, ref, values))
            escape(m, [a for a in args if a[1] not in ("headers", "json", "data")], node)
            return m.unknown(DepKind.DATA, "an answer of the network", node, False)
        kind = found
    if m.st is None:
        return Unknown()
    below, own = _carriers_of(m, spec, ref, values, open_args, doubt, node)
    carriers = ordered(below + own)
    if m.st is not None:
        use(m, ref, values)
        beneath = below + [c for c in own if c.inner]
        note(m, spec, kind, ref, values, carriers, open_args, node, guessed=doubt is not None, below=beneath)
        m.may_raise()
    return m.unknown(DepKind.DATA, "an answer of the provider", node, True)


def _spares(m: Machine, parameter: str, values: dict[str, Slot]) -> bool:
    """Whether an argument for certain leaves nothing to send: it is there, or (`nodes[]`) an empty list."""
    name = parameter.removesuffix("[]")
    slot = values.get(name)
    if slot is None or slot[1] is not None:
        return False
    if name == parameter:
        return not is_missing(m, slot[0])
    seq = m.as_seq(slot[0])
    return seq is not None and not seq.items and seq.rest is None


def _carriers_of(
    m: Machine,
    spec: CallSpec,
    ref: Ref | None,
    values: dict[str, Slot],
    open_args: Deps | None,
    doubt: Deps | None,
    node: Node,
) -> tuple[list[Carrier], list[Carrier]]:
    """Carriers of a call in order of precedence: those of module defaults and the client, and the call's own."""
    values = without_fixed(m, ref, values)
    request = sent(m, spec, ref, values)
    own = collect(m, spec, values, open_args, request)
    below: list[Carrier] = []
    for name, leaf in spec.defaults.items():
        below += default_carriers(m, name, leaf, spec, values, ref)
    below += otherwise_carriers(m, spec, values, ref)
    if m.ambient:
        below += ambient_carriers(m)
    if doubt is not None:
        below.append(Carrier("unknown", presence=doubt))
    if ref is not None:
        below += unless(of_client(m, ref, request), None, lambda c: c.path[:1] and c.path[0] in spec.lacks)
    for parameter in spec.replaces:
        if parameter in values and not _keeps(spec, parameter, values[parameter][0]):
            below = replaced(below, parameter, spec.carriers.get(parameter), values[parameter][1])
    own = displaced(m, own, spec.yields, {}, below)
    if spec.api in m.program.models.wrappers:
        below += wrapper_carriers(m, spec.api, values)
    return displaced(m, below, spec.overrides, values, own), own


def _keeps(spec: CallSpec, parameter: str, value: Value) -> bool:
    """Whether an argument leaves what it would replace: a None that says nothing, the word for the client's own."""
    if isinstance(value, External) and value.name.endswith("USE_CLIENT_DEFAULT"):
        return True
    return value == NONE and parameter in spec.none_keeps


# -- raw HTTP ----------------------------------------------------------------------------------------------------------


# -- calls whose receiver is not known ---------------------------------------------------------------------------------


CALLS[ClientPath] = call_path
