"""By which arguments of their constructors the clients of a call take headers."""

from __future__ import annotations

from checker.code.execution.machine import Machine
from checker.code.execution.values import Ref
from checker.code.wire.layers import Client
from checker.sdks.trees import leaves


def ways_of(m: Machine, ref: Ref | None) -> frozenset[str]:
    """Of the client, of what it may be on other paths, and of those that may take its place; "" for one that takes
    none. Empty where no constructor was seen."""
    inst = m.as_instance(ref) if ref is not None else None
    if inst is None or inst.client is None:
        return frozenset()
    clients = [inst.client, *(client for client, _ in inst.client.also)]
    for other, _ in inst.client.others:
        found = m.as_instance(other)
        if found is not None and found.client is not None:
            clients.append(found.client)
    return frozenset(way for client in clients if (way := _way(client)) is not None)


def _way(client: Client) -> str | None:
    made = next((layer.make for layer in client.layers if not layer.made), None)
    return ".".join(leaves(made.carriers, over=False).get("headers", ())) if made is not None else None
