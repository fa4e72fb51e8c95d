"""Attributes of clients: resources on the way to a method, views of headers, what the project assigns to them."""

from __future__ import annotations

from dataclasses import replace

from checker.code.execution.expressions.sequences import elements
from checker.code.execution.heap import Dict, Instance, Seq, Slot
from checker.code.execution.machine import Machine
from checker.code.execution.values import NO_DEPS, ClientPath, Function, Ref, Unknown, Value, alternatives, deps_of
from checker.code.wire.built_requests import part_of
from checker.code.wire.layers import Client
from checker.code.wire.proof import is_missing
from checker.code.wire.stored_arguments import doubt, is_argument, store, stored
from checker.sdks.model import ClientClass


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
    if len(plain) > 1 and plain[-1] == client.entry.back:
        return ref
    if len(plain) == 1 and plain[0] in client.entry.stored:
        return stored(m, ref, client, client.entry.stored[plain[0]])
    for at, value in client.overrides:
        if at == plain:
            return value
    name = ".".join(plain)
    if name in ("url", "content", "body") and (part := part_of(m, client, name)) is not None:
        return part
    if name in _HEADER_VIEWS and name not in client.entry.attributes:
        return _headers_view(m, client)
    if name == "auth_headers" and name not in client.entry.attributes:
        return m.add(Dict(fold=True))  # of the key alone
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


# Methods by which an SDK's client prepares a request: those of its own class hand it on as it comes.
PREPARING = frozenset(
    "_prepare_options _prepare_request _build_headers _build_request request build_request prepare_request".split()
)
_HEADER_VIEWS = ("default_headers", "_custom_headers", "custom_headers")


def _headers_view(m: Machine, client: Client) -> Value:
    """`client.default_headers`: what the layers of the client give, merged."""
    from checker.code.execution.expressions.merging import merge_into

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
    from checker.code.execution.expressions.merging import merge_into

    for have, value in client.attrs:
        if have == name:
            return value
    holder = Dict(fold=name == "headers")
    made: Ref = m.add(holder)
    given = [layer.args[name][0] for layer in client.layers if name in layer.args]
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
            key = attribute.removeprefix(f"{name}.")
            holder.set(key, m.add(Seq("list", [row for value in given for row in _listed(m, value, key)])))
            client = _without(client, name)
    own = m.own(ref)
    own.client = replace(client, attrs=(*client.attrs, (name, made)))
    return made


def _listed(m: Machine, value: Value, key: str) -> list[Slot]:
    """The elements of a list in a mapping that the constructor was given (`event_hooks={"request": [tag]}`)."""
    mapping = m.as_dict(value)
    if mapping is None:
        deps = deps_of(value)
        return [(Unknown(deps), deps)] if deps else []
    slot = mapping.keys.get(key)
    return list(elements(m, slot[0], leave=True)) if slot is not None else []


def _without(client: Client, name: str) -> Client:
    """The client without what its constructor was given under a name: something else stands in its place."""
    layers = tuple(
        replace(layer, args={k: v for k, v in layer.args.items() if k != name}) if name in layer.args else layer
        for layer in client.layers
    )
    return replace(client, layers=layers)


def assign(m: Machine, ref: Ref, obj: Instance, name: str, value: Value) -> bool:
    """`client.name = value`; True where the client takes it as a carrier or as a replaced method."""
    client: Client = obj.client
    entry = client.entry
    if name in entry.stored:
        store(m, ref, client, entry.stored[name], value)
        return True
    if any(a == name or a.startswith(f"{name}.") for a in entry.attributes):
        attrs = tuple((n, v) for n, v in client.attrs if n != name)
        left = client if entry.attributes.get(name) == "headers" else _without(client, name)
        m.own(ref).client = replace(left, attrs=(*attrs, (name, value)))
        return True
    if any(c == name or c.startswith(f"{name}.") for c in entry.calls):
        own = m.own(ref)
        own.client = replace(client, overrides=(*(o for o in client.overrides if o[0] != (name,)), ((name,), value)))
        return True
    if is_argument(client, name) or (_carries(m, client) and any(_is_client(m, v) for v, _ in alternatives(value))):
        doubt(m, ref, f"whether `{entry.names[0]}` reads `{name}` after it was made is not known")
    return False


def _carries(m: Machine, client: Client) -> bool:
    """Whether a client was given something that another one in it would not send."""
    given = ((layer.make.carriers, name, slot[0]) for layer in client.layers for name, slot in layer.args.items())
    return any(name in carriers and not is_missing(m, value) for carriers, name, value in given)


def _is_client(m: Machine, value: Value) -> bool:
    """Whether a value is a client, or what lies below one: a client that keeps another asks that."""
    inst = m.as_instance(value)
    return isinstance(value, ClientPath) or (inst is not None and inst.client is not None)


def override(m: Machine, path: ClientPath, name: str, value: Value) -> None:
    """`client.chat.completions.create = tagged`: the method is replaced on this client."""
    ref = Ref(path.client)
    inst = m.as_instance(ref)
    assert inst is not None
    at = plain_path(inst.client.entry, (*path.path, name))
    if at[-1] == inst.client.entry.back:
        doubt(m, ref, f"`{'.'.join(at)}` is replaced: where the requests of `{'.'.join(at[:-1])}` go is not followed")
    own = m.own(ref)
    kept = tuple(o for o in own.client.overrides if o[0] != at)
    own.client = replace(own.client, overrides=(*kept, (at, value)))
