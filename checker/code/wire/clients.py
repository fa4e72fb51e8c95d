"""SDK clients at work: what they were built with, what their methods make of it, and what a billable call carries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from checker.code.execution.arguments import Arguments, bind_arguments
from checker.code.execution.calls import CALLS, call, escape
from checker.code.execution.classes import find_in_class, mro
from checker.code.execution.heap import Dict, Instance, Seq, Slot
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.mutations import sets
from checker.code.execution.sequences import elements
from checker.code.execution.values import (
    FILLED,
    NO_DEPS,
    NONE,
    Choice,
    Class,
    ClientPath,
    Const,
    Dep,
    Deps,
    External,
    Function,
    Ref,
    Unknown,
    Value,
    alternatives,
    as_data,
    deps_of,
)
from checker.code.proofs.proof import Carrier, is_missing
from checker.code.proofs.sightings import note, note_unsettled
from checker.code.source.summary import Node
from checker.code.trail import DepKind
from checker.code.wire.carriers import Client, Layer, Request, collect, displaced, of_client, ordered, replaced
from checker.code.wire.fates import clients_in, keep, made, origins, sends, settle, use
from checker.code.wire.modelled_carriers import ambient_carriers, wrapper_carriers
from checker.code.wire.raw_http import body_kind, url_kind
from checker.sdks.model import CallSpec, ClientClass, Factory, Make, Record

# -- making clients -------------------------------------------------------------------------------------------------


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


def construct(m: Machine, entry: ClientClass, make: Make, args: list[Arg], node: Node) -> Value:
    """A new client."""
    bound = bind_arguments(m, args)
    values, doubt = bind_spec(bound, make.positional)
    obj = Instance("client", External(entry.names[0]), m.here(node))
    obj.client = _client_of(m, entry, make, values, doubt, node)
    ref = m.add(obj)
    made(m, ref)
    at_once = entry.calls.get("__init__") if make is entry.constructor else None
    if at_once is not None:
        billable(m, at_once, ref, args, node)
    return ref if m.st is not None else Unknown()


def _client_of(
    m: Machine, entry: ClientClass, make: Make, values: dict[str, Slot], doubt: Deps | None, node: Node
) -> Client:
    fill_defaults(m, make, values)
    settle(m, make, values, node, entry.names[0])
    where = origins(m, entry, node)
    return Client(entry, (layer_of(make, values, doubt),), base=_base_of(make, values), made=where)


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


def layer_of(make: Make, values: dict[str, Slot], doubt: Deps | None, made: bool = False) -> Layer:
    event = values.get(make.event) if make.event else None
    name = str(event[0].value) if event is not None and isinstance(event[0], Const) else ""
    return Layer(make, values, doubt, made, name)


def _base_of(make: Make, values: dict[str, Slot]) -> Value | None:
    slot = values.get(make.base) if make.base else None
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
    own.client = replace(
        own.client, layers=(*own.client.layers, layer_of(make, values, doubt)), open=None, base=_base_of(make, values)
    )


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
    values, doubt = bind_spec(bind_arguments(m, args), factory.make.positional)
    if factory.select:
        return _selected(m, factory.parameter, factory.select, factory.make, values, doubt, args, node)
    if factory.make.client is None:
        for parameter, leaf in factory.make.carriers.items():
            if leaf == "client" and parameter in values:
                return values[parameter][0]
        return Unknown()
    if factory.make.alternatives:
        return _side_by_side(m, factory.make, values, doubt, node)
    return _new(m, factory.make.client, factory.make, values, doubt, node)


def _selected(
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
    obj.client = _client_of(m, entry, make, values, doubt, node)
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
    out.open = bound.open
    holder = Instance("record", External(entry.names[0]))
    holder.data = m.add(out)
    return m.add(holder)


# -- attributes -------------------------------------------------------------------------------------------------------


def client_attribute(m: Machine, ref: Ref, obj: Instance, name: str) -> Value:
    return _at_path(m, ref, obj, (name,))


def path_attribute(m: Machine, value: ClientPath, name: str) -> Value:
    ref = Ref(value.client)
    inst = m.as_instance(ref)
    assert inst is not None
    return _at_path(m, ref, inst, (*value.path, name))


def plain_path(entry: ClientClass, path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(p for p in path if p not in entry.transparent)


def _at_path(m: Machine, ref: Ref, obj: Instance, path: tuple[str, ...]) -> Value:
    client: Client = obj.client
    plain = plain_path(client.entry, path)
    for at, value in client.overrides:
        if at == plain:
            return value
    name = ".".join(plain)
    if name in _HEADER_VIEWS and name not in client.entry.attributes:
        return _headers_view(m, client)
    patched = _patched_method(m, ref, client, plain)
    if patched is not None:
        return patched
    for attribute in client.entry.attributes:
        if client.entry.attributes[attribute] == "client" and attribute == name:
            given = next((layer.args[name][0] for layer in client.layers if name in layer.args), None)
            if given is not None:
                return given  # the client that this one wraps
        elif attribute == name or attribute.startswith(f"{name}."):
            return _live_attribute(m, ref, client, name)
    return ClientPath(ref.id, path)


_HEADER_VIEWS = ("default_headers", "_custom_headers", "custom_headers")


def _headers_view(m: Machine, client: Client) -> Value:
    """`client.default_headers`: what the layers of the client give, merged."""
    from checker.code.execution.subscripts import merge_into

    ref = m.add(Dict(fold=True))
    for layer in client.layers:
        for parameter, leaf in layer.make.carriers.items():
            slot = layer.args.get(parameter)
            if leaf == "headers" and slot is not None and not is_missing(m, slot[0]) and m.st is not None:
                merge_into(m, ref, slot[0], ("unknown", 1 << 16))
    if client.open is not None and m.st is not None:
        own = m.own(ref)
        own.open = (own.open or NO_DEPS) | client.open
    return ref


def _patched_method(m: Machine, ref: Ref, client: Client, path: tuple[str, ...]) -> Value | None:
    """A method that the project put in the place of the SDK class's own (`Responses.create = tagged`)."""
    patches = m.set_outside
    if not patches or not path:
        return None
    last = f".{path[-1]}"
    names = [f"{name}.{'.'.join(path)}" for name in client.entry.names]
    for key, (value, _) in patches.items():
        if not key.endswith(last):
            continue
        if key in names or _is_resource_method(m, key, client, path):
            if isinstance(value, Function):
                receiver = ClientPath(ref.id, path[:-1]) if len(path) > 1 else ref
                return value if value.receiver is not None else value.bound(receiver)
            return value
    return None


def _is_resource_method(m: Machine, key: str, client: Client, path: tuple[str, ...]) -> bool:
    """Whether `openai.resources.responses.Responses.create` is the client's `responses.create`."""
    owner, _, method = key.rpartition(".")
    if method != path[-1] or len(path) < 2 or ".".join(path) not in client.entry.calls:
        return False
    entry = m.program.catalogue.resolve(owner)
    if not isinstance(entry, ClientClass) or entry.sdk != client.entry.sdk or entry.is_async != client.entry.is_async:
        return False
    where = "." + ".".join(path[:-1])
    return any(name.rpartition(".")[0].endswith(where) for name in entry.names)


def _live_attribute(m: Machine, ref: Ref, client: Client, name: str) -> Value:
    """A mutable mapping of the client (`session.headers`), made when it is first read: it holds what the constructor
    was given under its name, and takes its place."""
    from checker.code.execution.subscripts import merge_into

    for have, value in client.attrs:
        if have == name:
            return value
    holder = Dict(fold=name == "headers")
    made: Ref = m.add(holder)
    for layer in client.layers:
        slot = layer.args.get(name)
        if client.entry.attributes.get(name) == "headers" == layer.make.carriers.get(name) and slot is not None:
            if not is_missing(m, slot[0]) and m.st is not None:
                merge_into(m, made, slot[0], ("unknown", 1 << 16))
            if layer.open is not None and m.st is not None:
                own_holder = m.own(made)
                own_holder.open = (own_holder.open or NO_DEPS) | layer.open
    if m.st is None:
        return Unknown()
    for attribute in client.entry.attributes:
        if attribute.startswith(f"{name}."):
            holder.set(attribute.removeprefix(f"{name}."), m.add(Seq("list")))
    own = m.own(ref)
    own.client = replace(own.client, attrs=(*own.client.attrs, (name, made)))
    return made


def assign(m: Machine, ref: Ref, obj: Instance, name: str, value: Value) -> bool:
    """`client.name = value`; True where the client takes it as a carrier or as a replaced method."""
    client: Client = obj.client
    entry = client.entry
    if any(a == name or a.startswith(f"{name}.") for a in entry.attributes):
        attrs = tuple((n, v) for n, v in client.attrs if n != name)
        m.own(ref).client = replace(client, attrs=(*attrs, (name, value)))
        return True
    if any(c == name or c.startswith(f"{name}.") for c in entry.calls):
        own = m.own(ref)
        own.client = replace(client, overrides=(*(o for o in client.overrides if o[0] != (name,)), ((name,), value)))
        return True
    return False


def override(m: Machine, path: ClientPath, name: str, value: Value) -> None:
    """`client.chat.completions.create = tagged`: the method is replaced on this client."""
    ref = Ref(path.client)
    inst = m.as_instance(ref)
    assert inst is not None
    at = plain_path(inst.client.entry, (*path.path, name))
    own = m.own(ref)
    kept = tuple(o for o in own.client.overrides if o[0] != at)
    own.client = replace(own.client, overrides=(*kept, (at, value)))


def compose(m: Machine, left: Value, right: Value) -> Value | None:
    """`prompt | llm | parser`: a chain calls the clients in it, and hands its arguments to the first step only."""
    steps = [*_steps(m, left), *_steps(m, right)]
    found = [step for step in steps if step[1].entry.calls]
    if not found:
        return _begun(m, steps, left, right) if steps else None
    first, client = found[0]
    entry = client.entry
    if first != left and entry.composed:
        entry = m.program.catalogue.client(entry.composed)
    out = Instance("client", External(entry.names[0]), m.origin(first))
    out.client = replace(client, entry=entry)
    out.client = replace(out.client, others=(*out.client.others, *((other, NO_DEPS) for other, _ in found[1:])))
    return m.add(out)


def _begun(m: Machine, steps: list[tuple[Ref, Client]], left: Value, right: Value) -> Value:
    """A chain of steps that send nothing by themselves (a prompt): with a step that a caller gives, a model as a rule,
    it sends what nobody knows yet."""
    first, client = steps[0]
    doubt = _of_the_caller((left, right))
    if not doubt or not client.entry.composed:
        return first
    entry = m.program.catalogue.client(client.entry.composed)
    out = Instance("client", External(entry.names[0]), m.origin(first))
    out.client = Client(entry, open=doubt)
    return m.add(out)


def _of_the_caller(values: Iterable[Value]) -> Deps:
    """What decides about values that nobody knows here."""
    doubt: Deps = NO_DEPS
    for value in values:
        for inner, _ in alternatives(as_data(value)):
            if isinstance(inner, Unknown) and any(d.is_open for d in inner.deps):
                doubt |= inner.deps
    return doubt


def _steps(m: Machine, value: Value) -> list[tuple[Ref, Client]]:
    """The clients of one operand of a chain: itself, or those of a mapping, whose values run side by side."""
    if isinstance(value, Choice):
        return [step for inner, _ in value.alternatives for step in _steps(m, inner)]
    mapping, seq = m.as_dict(value), m.as_seq(value)
    held = mapping.keys.values() if mapping is not None else seq.items if seq is not None else ()
    if held:
        return [step for inner, _ in held for step in _steps(m, inner)]
    inst = m.as_instance(value)
    if isinstance(value, Ref) and inst is not None and inst.client is not None and inst.client.entry.composes:
        return [(value, inst.client)] if sends(m, value) else []
    return []


def _side_by_side(m: Machine, make: Make, values: dict[str, Slot], doubt: Deps | None, node: Node) -> Value:
    """Chains that run side by side (`RunnableParallel(a=chain, b=llm)`): a request may come from any of them, and from
    what `*branches` holds (`doubt`)."""
    assert make.client is not None
    found = [step for value, _ in values.values() for step in _steps(m, value)]
    unseen = _of_the_caller(value for value, _ in values.values())
    doubt = (doubt or NO_DEPS) | unseen if unseen else doubt
    if not found and doubt is None:
        return FILLED
    entry = m.program.catalogue.client(make.client)
    if doubt is not None:
        unknown = Instance("client", External(entry.names[0]))
        unknown.client = Client(entry, open=doubt)
        found.append((m.add(unknown), unknown.client))
    out = Instance("client", External(entry.names[0]), m.here(node))
    settle(m, replace(make, holds=tuple(values)), values, node, entry.names[0])
    out.client = replace(found[0][1], entry=entry)
    out.client = replace(out.client, others=(*out.client.others, *((other, NO_DEPS) for other, _ in found[1:])))
    return m.add(out)


# -- calls ------------------------------------------------------------------------------------------------------------


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
        out = _make(m, ref, client, make, args, node)
        if name in entry.calls and m.st is not None:
            billable(m, entry.calls[name], out if isinstance(out, Ref) else ref, args, node)
        return out if m.st is not None else Unknown()
    mutator = entry.mutators.get(name)
    if mutator is not None:
        values, doubt = bind_spec(bind_arguments(m, args), mutator.positional)
        own = m.own(ref)
        base = _base_of(mutator, values) or own.client.base
        own.client = replace(own.client, layers=(*own.client.layers, layer_of(mutator, values, doubt, True)), base=base)
        return ref
    spec = entry.calls.get(name)
    if spec is not None:
        return billable(m, spec, ref, args, node)
    if name in ("__enter__", "__aenter__"):
        return ref
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


def _make(m: Machine, ref: Ref, client: Client, make: Make, args: list[Arg], node: Node) -> Value:
    """A method that gives a client: a copy with more carriers, another step of the chain, a client of a service."""
    values, doubt = bind_spec(bind_arguments(m, args), make.positional)
    if make.select:
        made = _selected(m, make.parameter, make.select, make, values, doubt, args, node)
        inst = m.as_instance(made)
        if inst is not None and inst.client is not None and isinstance(made, Ref) and make.inherit:
            m.own(made).client = replace(inst.client, layers=(*client.layers, *inst.client.layers))
        return made
    fill_defaults(m, make, values)
    settle(m, make, values, node, ".".join((client.entry.names[0], "…")))
    layer = layer_of(make, values, doubt, True)
    old = m.as_instance(ref)
    entry = client.entry if make.client is None else m.program.catalogue.client(make.client)
    same = make.client is None and old is not None
    copy = Instance("client", old.cls if same and old is not None else External(entry.names[0]), m.here(node))
    if same and old is not None:
        copy.attrs = dict(old.attrs)
    copy.client = replace(
        client,
        entry=entry,
        layers=(*client.layers, layer) if make.inherit else (layer,),
        open=client.open if make.inherit else None,
        base=_base_of(make, values) or client.base,
        attrs=_copied(m, client.attrs) if make.inherit else (),
        overrides=client.overrides if make.client is None else (),
    )
    if make.beside and sends(m, ref):
        copy.client = replace(copy.client, others=(*copy.client.others, (ref, NO_DEPS)))
    if make.doubtful and values:
        without = (replace(client, also=(), others=()), m.unknown(DepKind.BOUND, make.doubtful, node).deps)
        copy.client = replace(copy.client, also=(*copy.client.also, without))
    if make.alternatives:
        for parameter in make.carriers:
            slot = values.get(parameter)
            for other, _ in elements(m, slot[0]) if slot is not None else ():
                copy.client = replace(copy.client, others=(*copy.client.others, (other, NO_DEPS)))
    return m.add(copy)


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
    spared = any(p in values and values[p][1] is None and not is_missing(m, values[p][0]) for p in spec.unless)
    if spared or (ref is not None and not sends(m, ref)):
        use(m, ref, values)
        return m.unknown(DepKind.DATA, "an answer of what runs here", node, True)
    if spec.http is not None:
        found = url_kind(m, spec, ref, values) or body_kind(m, spec, ref, values)
        if found is None:
            note_unsettled(m, spec, ref, values, node)
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
    request = Request(spec, values)
    own = collect(m, spec, values, open_args, request)
    below: list[Carrier] = []
    for name, leaf in spec.defaults.items():
        below += _default(m, name, leaf, spec, values, own)
    if m.ambient:
        below += ambient_carriers(m)
    if doubt is not None:
        below.append(Carrier("unknown", presence=doubt))
    if ref is not None:
        below += of_client(m, ref, request)
    for parameter in spec.replaces:
        if parameter in values:
            below = replaced(below, parameter, spec.carriers.get(parameter), values[parameter][1])
    own = displaced(m, own, spec.yields, {}, below)
    if spec.api in m.program.models.wrappers:
        below += wrapper_carriers(m, spec.api, values)
    return displaced(m, below, spec.overrides, values, own), own


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


def _default(
    m: Machine, name: str, leaf: str, spec: CallSpec, values: dict[str, Slot], own: list[Carrier]
) -> list[Carrier]:
    """What a module attribute (`litellm.headers`) or a setter (`set_default_openai_client`) gives to calls that name
    none of their own. One that functions of the project set may be set by the time of the call."""
    if leaf == "client" and any(c.inner for c in own):
        return []
    slot = m.set_outside.get(name)
    out: list[Carrier] = []
    if slot is not None and leaf == "client":
        if isinstance(slot[0], Ref):
            use(m, slot[0], {})
            out = of_client(m, slot[0], Request(None, values))
        elif deps_of(slot[0]):
            out = [Carrier("unknown", presence=deps_of(slot[0]))]
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


# -- raw HTTP ----------------------------------------------------------------------------------------------------------


# -- calls whose receiver is not known ---------------------------------------------------------------------------------


CALLS[ClientPath] = call_path
