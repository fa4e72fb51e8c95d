"""Requests that are built and not sent yet (`httpx.Request`, `requests.PreparedRequest`): headers of their own, as they
were when the request was built, and the parts of which another request may be made."""

from __future__ import annotations

from dataclasses import replace

from checker.code.execution.heap import Dict, Instance
from checker.code.execution.machine import Machine
from checker.code.execution.values import NO_DEPS, Ref, Value
from checker.code.wire.layers import Client, Layer
from checker.code.wire.proof import is_missing
from checker.sdks.model import ClientClass

_BODIES = ("content", "data", "json")


def is_built(entry: ClientClass) -> bool:
    """Whether objects of a class are requests: raw HTTP that sends nothing by itself, and keeps its headers in one
    mapping."""
    by_name = any("header_name" in change.carriers.values() for change in entry.mutators.values())
    return entry.sdk == "http" and not entry.calls and not by_name


def with_own_headers(m: Machine, made: Client, maker: Client, layer: Layer) -> Client:
    """A request that `maker` made: what it carries in headers by now is copied into its own."""
    if not is_built(made.entry) or made.also or made.others or made.open is not None or m.st is None:
        return made
    out = m.add(Dict(fold=True))
    _merge_headers(m, out, maker)
    _merge_layer(m, out, layer)
    attrs = tuple((name, value) for name, value in made.attrs if name != "headers")
    return replace(made, attrs=(*attrs, ("headers", out)))


def _merge_headers(m: Machine, out: Ref, client: Client) -> None:
    """All headers of a client: those that its `headers` hold, and those of its layers."""
    own = next((value for name, value in client.attrs if name == "headers"), None)
    if own is not None:
        _merge(m, out, own)
    for layer in client.layers:
        _merge_layer(m, out, layer, "headers" if own is not None else "")


def _merge_layer(m: Machine, out: Ref, layer: Layer, but: str = "") -> None:
    for parameter, leaf in layer.make.carriers.items():
        slot = layer.args.get(parameter) if parameter != but else None
        if slot is None or m.st is None:
            continue
        inner = m.as_instance(slot[0]) if leaf == "client" else None
        if inner is not None and inner.client is not None:
            _merge_headers(m, out, inner.client)
        elif leaf == "headers" and not is_missing(m, slot[0]):
            _merge(m, out, slot[0])
        if slot[1] is not None and leaf in ("client", "headers") and m.st is not None:
            mapping = m.own(out)
            mapping.open = (mapping.open or NO_DEPS) | slot[1]


def _merge(m: Machine, out: Ref, headers: Value) -> None:
    from checker.code.execution.expressions.merging import merge_into

    if m.st is not None:
        merge_into(m, out, headers, ("unknown", 1 << 16))


def part_of(m: Machine, client: Client, name: str) -> Value | None:
    """The URL (`url`), or the body, of a built request."""
    if not is_built(client.entry) or client.base is None or client.open is not None:
        return None
    if name != "url":
        return _body(m, client)
    if not client.entry.names[0].startswith("httpx"):
        return client.base
    url = Instance("url")
    url.data = client.base
    return m.add(url)


def _body(m: Machine, client: Client) -> Value | None:
    for layer in reversed(client.layers):
        other = m.as_instance(layer.args["request"][0]) if "request" in layer.args else None
        if other is not None and other.client is not None:
            return _body(m, other.client)
        given = next((layer.args[parameter][0] for parameter in _BODIES if parameter in layer.args), None)
        if given is not None and "json" in layer.args and given is layer.args["json"][0]:
            text = Instance("json")
            text.data = given
            return m.add(text)
        if given is not None:
            return given
    return None
