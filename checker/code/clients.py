"""SDK clients at work: what they were built with, what their methods make of it, and what a billable call carries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from checker.code.calls import Arguments, bind_arguments, call, escape, run_generator
from checker.code.classes import external_base, find_in_class, mro
from checker.code.heap import Dict, Instance, Seq, Slot
from checker.code.machine import Arg, Machine
from checker.code.project import Module
from checker.code.proof import Carrier, Demand, Result, is_missing, prove
from checker.code.sequences import elements
from checker.code.summary import Node
from checker.code.values import (
    NO_DEPS,
    Choice,
    Class,
    ClientPath,
    Const,
    Dep,
    Deps,
    Descriptor,
    External,
    Function,
    Method,
    Ref,
    Text,
    Unknown,
    Value,
    alternatives,
    choose,
    deps_of,
)
from checker.sdks.model import CallSpec, ClientClass, Factory, Make, Record

__all__ = ["Demand", "Sighting"]


@dataclass(slots=True)
class Layer:
    """Arguments that a client was made or changed with, and which of them carry."""

    tree: Mapping[str, Any]
    args: dict[str, Slot]
    open: Deps | None = None
    replaces: tuple[str, ...] = ()
    lost: Mapping[str, str] = field(default_factory=dict)
    made: bool = False  # by a method of a client, not by its constructor
    event: str = ""
    sinks: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Client:
    """What a heap object carries as an SDK client. Equality by identity of layers keeps joins cheap."""

    entry: ClientClass
    layers: tuple[Layer, ...] = ()
    overrides: tuple[tuple[tuple[str, ...], Value], ...] = ()
    open: Deps | None = None
    others: tuple[tuple[Value, Deps], ...] = ()  # clients that may take this one's place
    also: tuple[Client, ...] = ()  # the same object as it is on another path
    base: Value | None = None
    attrs: tuple[tuple[str, Value], ...] = ()

    def join(self, other: Client, deps: Deps) -> Client:
        out = replace(self, also=(*self.also, other))
        if self.overrides != other.overrides:
            doubt = deps or frozenset((Dep("external", "patched", "the method is replaced on some paths only"),))
            kept = tuple(o for o in self.overrides if o in other.overrides)
            out = replace(out, overrides=kept, open=(self.open or NO_DEPS) | doubt)
        return out


@dataclass(slots=True)
class Sighting:
    """One arrival at a billable call. `chain` holds the calling expressions from the innermost outward."""

    module: Module
    pos: int
    end: int
    spec: CallSpec
    kind: str
    results: dict[str, Result]
    chain: tuple[tuple[Module, int, int], ...]
    stream: bool
    lost: tuple[tuple[str, tuple[str, ...], str], ...]
    guessed: bool
    tentative: bool
    reads: frozenset[str]
    root: tuple[str, int] = ("", 0)


# -- making clients -------------------------------------------------------------------------------------------------


def bind_spec(bound: Arguments, positional: tuple[str, ...]) -> tuple[dict[str, Slot], Deps | None]:
    """Arguments by parameter name, and what may be given beside them."""
    args = dict(bound.keywords)
    for name, value in zip(positional, bound.positional, strict=False):
        args.setdefault(name, (value, None))
    doubt = bound.open
    if bound.rest is not None:
        doubt = (doubt or NO_DEPS) | bound.rest_deps
    return args, doubt


def construct(m: Machine, entry: ClientClass, make: Make, args: list[Arg], node: Node) -> Value:
    """A new client."""
    bound = bind_arguments(m, args)
    values, doubt = bind_spec(bound, make.positional)
    obj = Instance("client", External(entry.names[0]), m.here(node))
    obj.client = Client(entry, (layer_of(make, values, doubt),), base=_base_of(make, values))
    return m.add(obj)


def layer_of(make: Make, values: dict[str, Slot], doubt: Deps | None, made: bool = False) -> Layer:
    event = values.get(make.event) if make.event else None
    name = str(event[0].value) if event is not None and isinstance(event[0], Const) else ""
    return Layer(make.carriers, values, doubt, make.replaces, make.lost, made, name, make.sink_carriers)


def _base_of(make: Make, values: dict[str, Slot]) -> Value | None:
    slot = values.get(make.base) if make.base else None
    return slot[0] if slot is not None else None


def attach(m: Machine, ref: Ref, cls: Value, deps: Deps | None) -> None:
    """Make an object of a project class a client where one of its bases is one. `deps`: its constructor is not known."""
    for part in mro(m, cls):
        if isinstance(part, External):
            entry = m.program.catalogue.resolve(part.name)
            if isinstance(entry, ClientClass):
                m.own(ref).client = Client(entry, open=deps)
                return


def base_constructor(m: Machine, ref: Ref, args: list[Arg], node: Node) -> None:
    """`super().__init__(...)` of a client subclass: the SDK's own constructor."""
    inst = m.as_instance(ref)
    if inst is None or inst.client is None:
        escape(m, args, node)
        return
    make = inst.client.entry.constructor
    values, doubt = bind_spec(bind_arguments(m, args), make.positional)
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
    catalogue = m.program.catalogue
    bound = bind_arguments(m, args)
    values, doubt = bind_spec(bound, factory.make.positional)
    name = factory.make.client
    if factory.select:
        slot = values.get(factory.parameter)
        chosen = slot[0] if slot is not None else None
        name = factory.select.get(str(chosen.value)) if isinstance(chosen, Const) else None
        if name is None and isinstance(chosen, Const):
            escape(m, args, node)
            return m.unknown("another kind of client", node, True)
        if name is None:
            return Unknown(deps_of(chosen) if chosen is not None else NO_DEPS)
    if name is None:
        return Unknown()
    entry = catalogue.client(name)
    obj = Instance("client", External(entry.names[0]), m.here(node))
    obj.client = Client(entry, (layer_of(factory.make, values, doubt),), base=_base_of(factory.make, values))
    return m.add(obj)


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


def _plain(entry: ClientClass, path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(p for p in path if p not in entry.transparent)


def _at_path(m: Machine, ref: Ref, obj: Instance, path: tuple[str, ...]) -> Value:
    client: Client = obj.client
    plain = _plain(client.entry, path)
    for at, value in client.overrides:
        if at == plain:
            return value
    name = ".".join(plain)
    for attribute in client.entry.attributes:
        if attribute == name or attribute.startswith(f"{name}."):
            return _live_attribute(m, ref, client, name)
    return ClientPath(ref.id, path)


def _live_attribute(m: Machine, ref: Ref, client: Client, name: str) -> Value:
    """A mutable mapping of the client (`session.headers`), made when it is first read."""
    for have, value in client.attrs:
        if have == name:
            return value
    holder = Dict(fold=name == "headers")
    made: Value = m.add(holder)
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
    at = _plain(inst.client.entry, (*path.path, name))
    own = m.own(ref)
    kept = tuple(o for o in own.client.overrides if o[0] != at)
    own.client = replace(own.client, overrides=(*kept, (at, value)))


def compose(m: Machine, left: Value, right: Value) -> Value | None:
    """`prompt | llm | parser`: a chain calls the clients in it."""
    found: list[Ref] = []
    for value in (left, right):
        inst = m.as_instance(value)
        if isinstance(value, Ref) and inst is not None and inst.client is not None and inst.client.entry.composes:
            found.append(value)
    if not found:
        return None
    inst = m.as_instance(found[0])
    assert inst is not None
    out = Instance("client", inst.cls, inst.origin)
    out.client = inst.client
    for other in found[1:]:
        out.client = replace(out.client, others=(*out.client.others, (other, NO_DEPS)))
    return m.add(out)


# -- calls ------------------------------------------------------------------------------------------------------------


def call_path(m: Machine, function: ClientPath, args: list[Arg], node: Node) -> Value:
    """A method of a client: a billable call, one that makes another client, one that changes it, or a free one."""
    ref = Ref(function.client)
    inst = m.as_instance(ref)
    assert inst is not None
    client: Client = inst.client
    entry = client.entry
    plain = _plain(entry, function.path)
    name = ".".join(plain)
    make = entry.makes.get(name)
    if make is not None:
        return _make(m, ref, client, make, args, node)
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
    if name and plain[-1] == "register" and plain[0] == "meta":
        return Unknown()
    escape(m, args, node)
    if name in entry.free:
        return m.unknown("an answer of the provider", node, True)
    return m.unknown(f"the result of {entry.names[0]}.{name}()", node)


def _make(m: Machine, ref: Ref, client: Client, make: Make, args: list[Arg], node: Node) -> Value:
    values, doubt = bind_spec(bind_arguments(m, args), make.positional)
    layer = layer_of(make, values, doubt, True)
    entry = client.entry if make.client is None else m.program.catalogue.client(make.client)
    old = m.as_instance(ref)
    made = Instance(
        "client", old.cls if make.client is None and old is not None else External(entry.names[0]), m.here(node)
    )
    if make.client is None and old is not None:
        made.attrs = dict(old.attrs)
    layers = (*client.layers, layer) if make.inherit else (layer,)
    made.client = replace(
        client,
        entry=entry,
        layers=layers,
        open=client.open if make.inherit else None,
        base=_base_of(make, values) or client.base,
    )
    if make.client is not None:
        made.client = replace(made.client, overrides=(), attrs=client.attrs if make.inherit else ())
    if make.alternatives:
        for parameter in make.carriers:
            slot = values.get(parameter)
            for other, _ in elements(m, slot[0]) if slot is not None else ():
                made.client = replace(made.client, others=(*made.client.others, (other, NO_DEPS)))
    return m.add(made)


def billable(
    m: Machine, spec: CallSpec, ref: Ref | None, args: list[Arg], node: Node, doubt: Deps | None = None
) -> Value:
    """A call that the provider bills: note what it carries."""
    bound = bind_arguments(m, args)
    values, open_args = bind_spec(bound, spec.positional)
    kind = spec.kind
    if spec.http is not None:
        found = _url_kind(m, spec, ref, values)
        if found is None:
            escape(m, [a for a in args if a[1] not in ("headers", "json", "data")], node)
            return m.unknown("an answer of the network", node, False)
        kind = found
    if m.st is None:
        return Unknown()
    model = values.get("model")
    carriers: list[Carrier] = []
    for name, leaf in spec.defaults.items():
        slot = m.live.get(m.program.externals).keys.get(name)  # type: ignore[union-attr]
        if slot is not None:
            carriers.append(Carrier(leaf, slot[0], slot[1], name))
    if doubt is not None:
        carriers.append(Carrier("unknown", presence=doubt))
    if ref is not None:
        carriers += of_client(m, ref, spec, values, model[0] if model is not None else None, 0)
    carriers += _collect(m, spec.carriers, values, open_args, None)
    for sink in m.program.demand.sinks:
        if sink in spec.sink_carriers:
            carriers += _collect(m, spec.sink_carriers[sink], values, open_args, None)
    if spec.replaces and any(p in values for p in spec.replaces):
        carriers = [Carrier("reset"), *_collect(m, spec.carriers, values, open_args, None)]
    if m.st is not None:
        _note(m, spec, kind, ref, values, carriers, node, guessed=doubt is not None)
        m.may_raise()
    return m.unknown("an answer of the provider", node, True)


def _note(
    m: Machine,
    spec: CallSpec,
    kind: str,
    ref: Ref | None,
    values: dict[str, Slot],
    carriers: list[Carrier],
    node: Node,
    guessed: bool,
) -> None:
    demand = m.program.demand
    results = {f.name: prove(m, carriers, f, demand) for f in demand.fields}
    chain = tuple(f.called_from for f in reversed(m.frames) if f.called_from is not None)
    frame = m.frame
    m.sightings.append(
        Sighting(
            module=frame.module,
            pos=node[1],
            end=node[2] if node[0] == "call" else node[1],
            spec=spec,
            kind=kind,
            results=results,
            chain=chain,
            stream=_streams(spec, values),
            lost=_lost(m, spec, ref, values),
            guessed=guessed,
            tentative=False,
            reads=frozenset(m.reads),
        )
    )


def _streams(spec: CallSpec, values: dict[str, Slot]) -> bool:
    if isinstance(spec.stream, bool):
        return spec.stream
    slot = values.get(spec.stream)
    return slot is not None and slot[0] == Const(True)


def _lost(
    m: Machine, spec: CallSpec, ref: Ref | None, values: dict[str, Slot]
) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """Arguments that look like carriers and are none: (parameter, fields that it names, why)."""
    out = []
    sources: list[tuple[Mapping[str, str], dict[str, Slot]]] = [(spec.lost, values)]
    inst = m.as_instance(ref) if ref is not None else None
    if inst is not None and inst.client is not None:
        sources += [(layer.lost, layer.args) for layer in inst.client.layers]
    for lost, args in sources:
        for parameter, why in lost.items():
            value = _dig(m, args, parameter)
            if value is None or is_missing(m, value):
                continue
            fields = tuple(
                f.name for f in m.program.demand.fields if _names(m, value, (*f.carriers.metadata, *f.carriers.headers))
            )
            if fields:
                out.append((parameter, fields, why))
    return tuple(out)


def _dig(m: Machine, args: Mapping[str, Slot], dotted: str) -> Value | None:
    head, _, rest = dotted.partition(".")
    slot = args.get(head)
    if slot is None:
        return None
    if not rest:
        return slot[0]
    inner = m.as_dict(slot[0])
    return _dig(m, inner.keys, rest) if inner is not None else None


def _names(m: Machine, value: Value, names: tuple[str, ...]) -> bool:
    wanted = {n.lower() for n in names}
    for inner, _ in alternatives(value):
        found = m.as_dict(inner)
        if found is not None and any(isinstance(k, str) and k.lower() in wanted for k in found.keys):
            return True
    return False


# -- carriers ---------------------------------------------------------------------------------------------------------


def of_client(
    m: Machine, ref: Ref, spec: CallSpec | None, values: dict[str, Slot], model: Value | None, depth: int
) -> list[Carrier]:
    """What a client adds to each of its requests, in order of precedence."""
    inst = m.as_instance(ref)
    if inst is None or inst.client is None or depth > 6:
        return []
    client: Client = inst.client
    out = _client_carriers(m, ref, inst, client, spec, values, model, depth)
    if client.also or client.others:
        groups: list[tuple[list[Carrier], Deps]] = [(out, NO_DEPS)]
        for variant in client.also:
            groups.append((_client_carriers(m, ref, inst, variant, spec, values, model, depth), NO_DEPS))
        for other, deps in client.others:
            for inner, inner_deps in alternatives(other):
                if isinstance(inner, Ref):
                    groups.append((of_client(m, inner, spec, values, model, depth + 1), deps | inner_deps))
                elif not isinstance(inner, Const):
                    groups.append(([Carrier("unknown", presence=deps | deps_of(inner))], deps))
        return [Carrier("either", groups=groups)]
    return out


def _client_carriers(
    m: Machine,
    ref: Ref,
    inst: Instance,
    client: Client,
    spec: CallSpec | None,
    values: dict[str, Slot],
    model: Value | None,
    depth: int,
) -> list[Carrier]:
    out: list[Carrier] = []
    if client.open is not None:
        out.append(Carrier("unknown", presence=client.open))
    late: list[Carrier] = []
    for layer in client.layers:
        if layer.event and spec is not None and spec.event and not _event_matches(layer.event, spec.event):
            continue
        args = layer.args
        if layer.made and spec is not None and spec.overrides:
            args = {k: v for k, v in args.items() if k not in spec.overrides or k not in values}
        if layer.replaces and any(p in args for p in layer.replaces):
            presence = next(args[p][1] for p in layer.replaces if p in args)
            out.append(Carrier("reset", presence=presence))
        found = _collect(m, layer.tree, args, layer.open, model, depth)
        for sink in m.program.demand.sinks:
            if sink in layer.sinks:
                found += _collect(m, layer.sinks[sink], args, layer.open, model, depth)
        for carrier in found:
            (late if carrier.label.endswith("!") else out).append(carrier)
    for name, value in client.attrs:
        out += _attribute_carriers(m, client.entry, name, value)
    if isinstance(inst.cls, Class):
        out += _subclass_carriers(m, ref, inst)
    return out + late


def _event_matches(pattern: str, event: str) -> bool:
    """`before-call.bedrock-runtime.Converse` selects the event `bedrock-runtime.Converse`, and so do its prefixes."""
    wanted = pattern.split(".")[1:]
    return all(w in ("*", e) for w, e in zip(wanted, event.split("."), strict=False))


def _attribute_carriers(m: Machine, entry: ClientClass, name: str, value: Value) -> list[Carrier]:
    leaf = entry.attributes.get(name)
    if leaf is not None:
        return _leaf(m, leaf, value, None, name, None, 0)
    out: list[Carrier] = []
    found = m.as_dict(value)
    for attribute, inner in entry.attributes.items():
        if attribute.startswith(f"{name}.") and found is not None:
            slot = found.keys.get(attribute.removeprefix(f"{name}."))
            for item, have in elements(m, slot[0]) if slot is not None else ():
                out += _leaf(m, inner, item, have, name, None, 0)
    return out


_REQUEST_METHODS = (
    "send",
    "handle_request",
    "handle_async_request",
    "add_headers",
    "_prepare_request",
    "build_request",
    "_prepare_options",
)


def _subclass_carriers(m: Machine, ref: Ref, inst: Instance) -> list[Carrier]:
    """What a project class over an SDK's or HTTP client adds: properties of headers, methods that see the request."""
    from checker.code.attributes import get

    out: list[Carrier] = []
    for name in ("default_headers", "_custom_headers", "auth_headers"):
        found = find_in_class(m, inst.cls, name)
        if isinstance(found, Descriptor) and m.st is not None:
            value = get(m, ref, name, ("unknown", 1 << 16))
            if m.st is not None:
                out.append(Carrier("headers", value, None, name))
    for name in _REQUEST_METHODS:
        found = find_in_class(m, inst.cls, name)
        if isinstance(found, Function) and m.st is not None:
            out += _changed_request(m, Function(found.module, found.id, found.scope, ref, found.owner))
    return out


def _collect(
    m: Machine,
    tree: Mapping[str, Any],
    args: Mapping[Any, Slot],
    doubt: Deps | None,
    model: Value | None,
    depth: int = 0,
    prefix: str = "",
) -> list[Carrier]:
    """The carriers among `args` as `tree` says. `doubt`: parameters of the tree that are not given may be given yet."""
    out: list[Carrier] = []
    if "header_name" in tree.values():
        return _named_header(m, tree, args)
    unknown: Deps | None = None
    for parameter, below in tree.items():
        slots = [args[parameter]] if parameter in args else list(args.values()) if parameter == "*" else []
        for value, presence in slots:
            label = f"{prefix}{parameter}"
            out += _below(m, below, value, presence, label, model, depth)
        if not slots and doubt is not None:
            unknown = (unknown or NO_DEPS) | doubt
    if unknown is not None:
        out.append(Carrier("unknown", presence=unknown))
    return out


def _named_header(m: Machine, tree: Mapping[str, Any], args: Mapping[Any, Slot]) -> list[Carrier]:
    names = {leaf: args[p][0] for p, leaf in tree.items() if p in args}
    key, value = names.get("header_name"), names.get("header_value")
    if isinstance(key, Const) and value is not None:
        return [Carrier("headers", m.new_dict(None, {key.value: value}), None, "header")]
    return [Carrier("unknown", presence=deps_of(key) if key is not None else NO_DEPS)]


def _below(
    m: Machine, below: Any, value: Value, presence: Deps | None, label: str, model: Value | None, depth: int
) -> list[Carrier]:
    if isinstance(below, str):
        return _leaf(m, below, value, presence, label, model, depth)
    if isinstance(value, Choice):
        groups = [(_below(m, below, v, None, label, model, depth), d) for v, d in value.alternatives]
        found = [Carrier("either", groups=groups)]
    elif "[]" in below and len(below) == 1:
        found = _of_list(m, below["[]"], value, label, model, depth)
    else:
        found = _of_mapping(m, below, value, label, model, depth)
    if presence is None or not found:
        return found
    return [Carrier("either", groups=[(found, presence), ([], presence)])]


def _of_mapping(
    m: Machine, below: Mapping[str, Any], value: Value, label: str, model: Value | None, depth: int
) -> list[Carrier]:
    if is_missing(m, value):
        return []
    inst = m.as_instance(value)
    if inst is not None and inst.kind == "json" and isinstance(inst.data, Ref):
        value = inst.data
    found = m.as_dict(value)
    if found is None and inst is not None and inst.kind == "record" and isinstance(inst.data, Ref):
        found = m.as_dict(inst.data)
    if found is None:
        from checker.code.attributes import mapping_of

        found = mapping_of(m, value)
    if found is None:
        if isinstance(value, (Const, Text)):
            return []
        return [Carrier("unknown", presence=deps_of(value) or m.unknown("a value that is not followed").deps)]
    return _collect(m, below, found.keys, found.open, model, depth, f"{label}.")


def _of_list(m: Machine, below: Any, value: Value, label: str, model: Value | None, depth: int) -> list[Carrier]:
    """Each element of a list. Hooks all apply; deployments (elements with a `model_name`) are chosen by the model."""
    groups: list[tuple[list[Carrier], Deps]] = []
    everything: list[Carrier] = []
    for item, have in elements(m, value):
        found = _below(m, below, item, have, f"{label}[]", model, depth)
        if isinstance(below, str) and below in ("hooks", "client"):
            everything += found
            continue
        mapping = m.as_dict(item)
        name = mapping.keys.get("model_name") if mapping is not None else None
        if name is not None and isinstance(name[0], Const) and isinstance(model, Const) and name[0] != model:
            continue
        groups.append((found, NO_DEPS))
    if everything or not groups:
        return everything
    return groups[0][0] if len(groups) == 1 else [Carrier("either", groups=groups)]


def _leaf(
    m: Machine, leaf: str, value: Value, presence: Deps | None, label: str, model: Value | None, depth: int
) -> list[Carrier]:
    if leaf in ("headers", "metadata"):
        return [Carrier(leaf, value, presence, label)]
    if is_missing(m, value):
        return []
    if isinstance(value, Choice):
        groups = [(_leaf(m, leaf, v, None, label, model, depth), d) for v, d in value.alternatives]
        return [Carrier("either", groups=groups)]
    if leaf == "client":
        inst = m.as_instance(value)
        if isinstance(value, Ref) and inst is not None and inst.client is not None:
            found = of_client(m, value, None, {}, model, depth + 1)
        elif isinstance(value, Const):
            return []
        elif inst is not None and inst.kind == "instance":
            found = _changing_object(m, value, inst)
        elif m.as_seq(value) is not None:
            found = _of_list(m, "client", value, label, model, depth)
        elif isinstance(value, (External, Class)):
            return []
        else:
            doubt = deps_of(value)
            found = [Carrier("unknown", presence=doubt)] if doubt else []
        return found if presence is None else [Carrier("either", groups=[(found, presence), ([], presence)])]
    if leaf in ("hooks", "auth", "transport"):
        return _hook(m, leaf, value)
    return []


def _hook(m: Machine, leaf: str, value: Value) -> list[Carrier]:
    if m.as_seq(value) is not None:
        return [c for item, _ in elements(m, value) for c in _hook(m, leaf, item)]
    if isinstance(value, (Function, Method)) or not isinstance(value, Ref):
        if isinstance(value, (Unknown, Text)):
            return [Carrier("unknown", presence=deps_of(value))] if deps_of(value) else []
        if isinstance(value, (Const, External, Class)):
            return []
        return _changed_request(m, value)
    inst = m.as_instance(value)
    return _changing_object(m, value, inst) if inst is not None else []


def _changing_object(m: Machine, value: Value, inst: Instance) -> list[Carrier]:
    """An auth, transport or adapter object of the project: its methods see the request before it leaves."""
    if inst.client is not None and isinstance(value, Ref):
        return of_client(m, value, None, {}, None, 1)
    if not isinstance(inst.cls, Class) or not isinstance(value, Ref):
        return [Carrier("unknown", presence=inst.open)] if inst.open is not None else []
    out: list[Carrier] = []
    for name in ("__call__", "auth_flow", "sync_auth_flow", "async_auth_flow", *_REQUEST_METHODS):
        found = find_in_class(m, inst.cls, name)
        if isinstance(found, Function) and m.st is not None:
            out += _changed_request(m, Function(found.module, found.id, found.scope, value, found.owner))
    return out


def _changed_request(m: Machine, function: Value) -> list[Carrier]:
    """Run a hook on a request object; the headers that it leaves there travel."""
    request = Instance("request")
    headers = Dict(fold=True)
    headers_ref = m.add(headers)
    request.attrs["headers"] = (headers_ref, None)
    ref = m.add(request)
    before = m.live.fork()
    result = call(m, function, [(0, "", ref)], ("unknown", m.frame.called_from[1] if m.frame.called_from else 1 << 16))
    inst = m.as_instance(result)
    if inst is not None and inst.kind in ("generator", "coroutine") and isinstance(result, Ref):
        from checker.code.calls import settle

        if inst.kind == "generator":
            run_generator(m, result)
        else:
            settle(m, result, ("unknown", 1 << 16))
    if m.st is None:
        m.st = before
        return []
    after = m.as_instance(ref)
    slot = after.attrs.get("headers") if after is not None else None
    return [Carrier("headers", slot[0] if slot is not None else headers_ref, None, "hook!")]


# -- raw HTTP -----------------------------------------------------------------------------------------------------------


def _url_kind(m: Machine, spec: CallSpec, ref: Ref | None, values: dict[str, Slot]) -> str | None:
    """The kind of call that a request to this URL is, None where it is no provider's."""
    assert spec.http is not None
    slot = values.get(spec.http)
    if slot is None:
        return None
    base: Value | None = None
    inst = m.as_instance(ref) if ref is not None else None
    if inst is not None and inst.client is not None:
        base = inst.client.base
    catalogue = m.program.catalogue
    for url, _ in alternatives(slot[0]):
        request = m.as_instance(url)
        if request is not None and request.client is not None:
            url = request.client.base or Const("")
        for prefix, _ in alternatives(base) if base is not None else ((Const(""), NO_DEPS),):
            text = _url_text(prefix, url)
            kind = catalogue.url_kind(text) if text.strip("{}") else None
            if kind is not None:
                return kind
    return None


def _url_text(base: Value, url: Value) -> str:
    """A URL with `{}` for what is not known."""
    text = _as_text(url)
    if "//" in text.partition("?")[0]:
        return text
    prefix = _as_text(base)
    if not prefix:
        return text
    return f"{prefix.rstrip('/')}/{text.lstrip('/')}"


def _as_text(value: Value) -> str:
    if isinstance(value, Const):
        return str(value.value)
    if isinstance(value, Text):
        return "".join("{}" if p is None else p for p in value.parts)
    return "{}"


# -- calls whose receiver is not known ------------------------------------------------------------------------------------


def unknown_path(value: Value) -> tuple[tuple[str, ...], Value] | None:
    """(attribute path, root) of a method looked up on an unknown value."""
    path: list[str] = []
    while isinstance(value, Method):
        path.append(value.name)
        value = value.receiver
    return (tuple(reversed(path)), value) if path else None


def by_shape(m: Machine, function: Method, args: list[Arg], node: Node) -> Value | None:
    """A call such as `x.chat.completions.create(...)` on a value that is not known: its path alone tells what it is."""
    found = unknown_path(function)
    if found is None:
        return None
    path, root = found
    if not isinstance(root, Unknown) or root.filled:
        return None
    spec = spec_by_shape(m, path)
    if spec is None:
        return None
    deps = root.deps or m.unknown("the client is not followed", node).deps
    return billable(m, spec, None, args, node, doubt=deps)


def spec_by_shape(m: Machine, path: tuple[str, ...]) -> CallSpec | None:
    catalogue = m.program.catalogue
    tail = ".".join(path[-2:])
    if len(path) < 2 or tail not in catalogue.strong_tails:
        return None
    cache: dict[str, CallSpec | None] = m.program.shapes
    if tail not in cache:
        cache[tail] = _first_with_tail(catalogue, tail)
    return cache[tail]


def _first_with_tail(catalogue: Any, tail: str) -> CallSpec | None:
    preferred = ["openai", "anthropic"]
    for name in [*preferred, *(n for n in catalogue.names if n not in preferred)]:
        for entry in catalogue.sdk(name).clients:
            for api, spec in entry.calls.items():
                if api == tail or api.endswith(f".{tail}"):
                    return spec if isinstance(spec, CallSpec) else None
    return None


def external_client_base(m: Machine, cls: Value) -> bool:
    """Whether a class has an SDK client among its bases."""
    base = external_base(m, cls)
    return base is not None and isinstance(m.program.catalogue.resolve(base.name), ClientClass)


def joined(values: list[Value]) -> Value:
    return choose([(v, NO_DEPS) for v in values])
