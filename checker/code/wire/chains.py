"""Chains of clients (`prompt | llm | parser`): whose requests they send, and with what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from msgspec import structs

from checker.code.execution.heap import Instance, Slot
from checker.code.execution.machine import Machine
from checker.code.execution.values import (
    FILLED,
    NO_DEPS,
    Choice,
    Deps,
    External,
    Ref,
    Unknown,
    Value,
    alternatives,
    as_data,
)
from checker.code.source.summary import Node
from checker.code.wire.fates import settle
from checker.code.wire.held_clients import sends
from checker.code.wire.layers import Client
from checker.sdks.model import ClientClass, Make


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
    others = [other for other, _ in found[1:]]
    doubt = _of_the_caller(m, (left, right))
    if doubt:
        others.append(unknown_client(m, entry, doubt))
    out.client = replace(client, entry=entry)
    out.client = replace(out.client, others=(*out.client.others, *((other, NO_DEPS) for other in others)))
    return m.add(out)


def unknown_client(m: Machine, entry: ClientClass, doubt: Deps) -> Ref:
    """A client of which only the class is known."""
    out = Instance("client", External(entry.names[0]))
    out.client = Client(entry, open=doubt)
    return m.add(out)


def _begun(m: Machine, steps: list[tuple[Ref, Client]], left: Value, right: Value) -> Value:
    """A chain of steps that send nothing by themselves (a prompt): with a step that a caller gives, a model as a rule,
    it sends what nobody knows yet."""
    first, client = steps[0]
    doubt = _of_the_caller(m, (left, right))
    if not doubt or not client.entry.composed:
        return first
    entry = m.program.catalogue.client(client.entry.composed)
    out = Instance("client", External(entry.names[0]), m.origin(first))
    out.client = Client(entry, open=doubt)
    return m.add(out)


def _of_the_caller(m: Machine, values: Iterable[Value]) -> Deps:
    """What decides about values that nobody knows here, and about those of a mapping or a list of steps."""
    doubt: Deps = NO_DEPS
    for value in values:
        for inner, _ in alternatives(as_data(value)):
            if isinstance(inner, Unknown) and any(d.is_open for d in inner.deps):
                doubt |= inner.deps
            doubt |= _of_the_caller(m, (slot[0] for slot in _held(m, inner)))
    return doubt


def _held(m: Machine, value: Value) -> Iterable[Slot]:
    mapping, seq = m.as_dict(value), m.as_seq(value)
    return mapping.keys.values() if mapping is not None else seq.items if seq is not None else ()


def _steps(m: Machine, value: Value) -> list[tuple[Ref, Client]]:
    """The clients of one operand of a chain: itself, or those of a mapping, whose values run side by side."""
    if isinstance(value, Choice):
        return [step for inner, _ in value.alternatives for step in _steps(m, inner)]
    held = _held(m, value)
    if held:
        return [step for inner, _ in held for step in _steps(m, inner)]
    inst = m.as_instance(value)
    if isinstance(value, Ref) and inst is not None and inst.client is not None and inst.client.entry.composes:
        return [(value, inst.client)] if sends(m, value) else []
    return []


def side_by_side(m: Machine, make: Make, values: dict[str, Slot], doubt: Deps | None, node: Node) -> Value:
    """Chains that run side by side (`RunnableParallel(a=chain, b=llm)`): a request may come from any of them, and from
    what `*branches` holds (`doubt`)."""
    assert make.client is not None
    found = [step for value, _ in values.values() for step in _steps(m, value)]
    unseen = _of_the_caller(m, (value for value, _ in values.values()))
    doubt = (doubt or NO_DEPS) | unseen if unseen else doubt
    if not any(client.entry.calls for _, client in found) and doubt is None:
        return _idle(m, make, node)
    found = [step for step in found if step[1].entry.calls]
    entry = m.program.catalogue.client(make.client)
    if doubt is not None:
        unknown = unknown_client(m, entry, doubt)
        found.append((unknown, m.get(unknown).client))
    out = Instance("client", External(entry.names[0]), m.here(node))
    settle(m, structs.replace(make, holds=tuple(values)), values, node, entry.names[0])
    out.client = replace(found[0][1], entry=entry)
    out.client = replace(out.client, others=(*out.client.others, *((other, NO_DEPS) for other, _ in found[1:])))
    return m.add(out)


def _idle(m: Machine, make: Make, node: Node) -> Value:
    """Steps that send nothing: what follows them in a chain may."""
    if not make.idle:
        return FILLED
    entry = m.program.catalogue.client(make.idle)
    out = Instance("client", External(entry.names[0]), m.here(node))
    out.client = Client(entry)
    return m.add(out)


def add_steps(m: Machine, ref: Ref, values: Iterable[Value]) -> Value:
    """`chain.pipe(model, parser)`, `chain.assign(answer=model)`: the arguments are steps of the chain that it gives."""
    composed = compose(m, ref, m.new_seq("tuple", list(values)))
    return ref if composed is None else composed
