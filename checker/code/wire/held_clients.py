"""Clients that a value is or holds, and whether they send requests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.code.execution.heap import Dict, Seq
from checker.code.execution.values import Choice, ClientPath, External, Method, Partial, Ref, Unknown, Value, left_out
from checker.sdks.model import ClientClass

if TYPE_CHECKING:
    from checker.code.execution.machine import Machine
    from checker.code.wire.fates import Origin


MAX_DEPTH = 3  # of containers that are looked into for clients


def clients_in(m: Machine, value: Value, depth: int = 0) -> Iterator[Ref]:
    """Clients that a value is, or that a container of it holds. An object of a class of the project is none: what it
    does with its client is read."""
    if m.st is None or depth > MAX_DEPTH:
        return
    match value:
        case Ref():
            yield from _in_object(m, value, depth)
        case ClientPath(client, path):
            if _leads_to_call(m, Ref(client), path):
                yield from _in_object(m, Ref(client), depth)
        case Choice(items):
            for inner, _ in items:
                yield from clients_in(m, inner, depth)
        case Partial(function, args):
            for inner in (function, *(v for _, _, v in args)):
                yield from clients_in(m, inner, depth + 1)
        case Unknown():
            for ref in left_out(value):
                if m.live.has(ref.id):
                    yield from _in_object(m, ref, depth)
        case Method(receiver) if isinstance(receiver, Ref):
            yield from clients_in(m, receiver, depth + 1)
        case _:
            pass


def _leads_to_call(m: Machine, ref: Ref, path: tuple[str, ...]) -> bool:
    """Whether what stands at a path below a client sends requests, or leads to what does."""
    inst = m.as_instance(ref)
    if inst is None or inst.client is None:
        return False
    entry: ClientClass = inst.client.entry
    plain = ".".join(p for p in path if p not in entry.transparent)
    return not plain or any(api == plain or api.startswith(f"{plain}.") for api in (*entry.calls, *entry.makes))


def _in_object(m: Machine, ref: Ref, depth: int) -> Iterator[Ref]:
    obj = m.live.get(ref.id)
    if isinstance(obj, Dict):
        for value, _ in obj.keys.values():
            yield from clients_in(m, value, depth + 1)
    elif isinstance(obj, Seq):
        for value, _ in obj.items:
            yield from clients_in(m, value, depth + 1)
    elif obj.client is not None:
        yield ref
    elif obj.kind in ("record", "mapping") and isinstance(obj.data, Ref):
        yield from clients_in(m, obj.data, depth + 1)


def sends(m: Machine, ref: Ref) -> bool:
    """Whether a client may send requests: not one that sends through others of which none does."""
    inst = m.as_instance(ref)
    if inst is None or inst.client is None or inst.client.entry.local:
        return False
    for client in (inst.client, *(c for c, _ in inst.client.also)):
        names = client.entry.through
        if not names or client.open is not None or any(layer.open is not None for layer in client.layers):
            return True
        if any(name in layer.make.defaults and name not in layer.args for layer in client.layers for name in names):
            return True  # the library's own default
        given = [layer.args[name][0] for layer in client.layers for name in names if name in layer.args]
        if any(may_send(m, value) for value in given):
            return True
    return False


def may_send(m: Machine, value: Value) -> bool:
    """Whether a value may be a client that sends requests, or give a method of one. What an object of the project does
    is read where it stands."""
    match value:
        case Choice(items):
            return any(may_send(m, inner) for inner, _ in items)
        case ClientPath(client):
            return sends(m, Ref(client))
        case Ref():
            obj = m.live.get(value.id)
            if isinstance(obj, Seq):  # a store may be given a list of models
                return obj.rest is not None or any(may_send(m, inner) for inner, _ in obj.items)
            if isinstance(obj, Dict):
                return obj.open is not None or any(may_send(m, inner) for inner, _ in obj.keys.values())
            inst = m.as_instance(value)
            return inst is not None and inst.client is not None and sends(m, value)
        case Unknown() | External():
            return True
        case Partial(function):
            return may_send(m, function)
        case Method(receiver):
            return may_send(m, receiver)
        case _:
            return False


def origins_within(m: Machine, ref: Ref, seen: set[int]) -> Iterator[Origin]:
    """Where a client is made, and those that it holds, which send for it."""
    inst = m.as_instance(ref)
    if inst is None or inst.client is None or ref.id in seen:
        return
    seen.add(ref.id)
    yield from inst.client.made
    for variant in (inst.client, *(c for c, _ in inst.client.also)):
        yield from variant.made
        values = [value for layer in variant.layers for value, _ in layer.args.values()]
        for value in (*values, *(v for v, _ in variant.others), *(v for _, v in variant.attrs)):
            for inner in clients_in(m, value):
                yield from origins_within(m, inner, seen)
