"""Where a request goes, and what it asks a stream for, as far as the code alone decides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.code.execution.heap import Slot
from checker.code.execution.machine import Machine
from checker.code.execution.values import Class, Const, Deps, Ref, Text, Value, alternatives
from checker.code.wire.contents import Place
from checker.code.wire.layers import Client
from checker.code.wire.proof import is_missing
from checker.code.wire.raw_http import urls_of
from checker.sdks.model import CallSpec, Make

# Parameters by which a client is sent elsewhere; where one is given that the catalogue does not call the client's base,
# or a transport of its own, the endpoint is not known.
_ELSEWHERE = frozenset(
    """
    base_url azure_endpoint endpoint endpoint_url api_base api_endpoint server_url host http_client httpx_client
    async_client client client_options http_options transport proxies server url_params
    """.split()
)
_URL = re.compile(r"^[a-zA-Z][\w+.-]*://([^/?#]*)")


@dataclass(frozen=True, slots=True)
class Target:
    host: str
    environment: tuple[str, ...]
    place: Place


def target(m: Machine, spec: CallSpec, ref: Ref | None, values: dict[str, Slot]) -> Target | None:
    """The endpoint of one request; None where it is not certain."""
    if spec.http is not None:
        hosts = {_host(text) for text in urls_of(m, spec, ref, values)}
        host = next(iter(hosts)) if len(hosts) == 1 else None
        return Target(host, (), ("", 0)) if host else None
    inst = m.as_instance(ref) if ref is not None else None
    if inst is None or inst.client is None or isinstance(inst.cls, Class):
        return None
    return _of_client(m, inst.client, inst.origin)


def _of_client(m: Machine, client: Client, origin: Place) -> Target | None:
    if client.open is not None or client.also or client.others:
        return None
    base: Value | None = None
    make: Make | None = None
    for layer in client.layers:
        if layer.open is not None:
            return None
        for name, (value, presence) in layer.args.items():
            if name == layer.make.base and presence is None:
                base = None if is_missing(m, value) else value
            elif name in _ELSEWHERE and not is_missing(m, value):
                return None
        make = make or (layer.make if layer.make.base else None)
    if make is None:
        return None  # the catalogue does not say how this client is sent elsewhere
    if base is not None:
        host = _host(_text(base)) if isinstance(base, (Const, Text)) else None
        return Target(host, (), origin) if host else None
    return Target(make.base_host, make.base_environment, origin) if make.base_host else None


def _text(value: Const | Text) -> str:
    return str(value.value) if isinstance(value, Const) else "".join("{}" if p is None else p for p in value.parts)


def _host(url: str) -> str | None:
    """The host of a URL, None where a part of it is not known (`{}`)."""
    match = _URL.match(url)
    host = match[1].rpartition("@")[2].partition(":")[0].lower() if match else ""
    return host if host and "{" not in host else None


def loses_usage(m: Machine, spec: CallSpec, values: dict[str, Slot], doubt: Deps | None) -> bool:
    """Whether a stream is certainly not asked to tell its usage, where the SDK's streams do so only when asked."""
    if not spec.usage or doubt is not None:
        return False
    if isinstance(spec.stream, str):
        slot = values.get(spec.stream)
        if slot is None or slot[1] or all(v != Const(True) or d for v, d in alternatives(slot[0])):
            return False
    elif not spec.stream:
        return False
    head, _, key = spec.usage.partition(".")
    if "extra_body" in values and not is_missing(m, values["extra_body"][0]):
        inner = m.as_dict(values["extra_body"][0])
        if inner is None or inner.open is not None or head in inner.keys:
            return False
    slot = values.get(head)
    return slot is None or (not slot[1] and _is_off(m, slot[0], key))


def _is_off(m: Machine, value: Value, key: str) -> bool:
    """Whether an options mapping certainly does not set `key` to true."""
    if is_missing(m, value):
        return True
    found = m.as_dict(value)
    if found is None:
        return False
    slot = found.keys.get(key)
    if slot is None:
        return found.open is None
    return slot[0] in (Const(False), Const(None))
