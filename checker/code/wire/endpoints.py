"""Where a request goes, and what it asks a stream for, as far as the code alone decides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.code.execution.heap import Slot
from checker.code.execution.machine import Machine
from checker.code.execution.values import NO_DEPS, Class, Const, Deps, Ref, Text, Value, alternatives, deps_of
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


def usage_of(m: Machine, spec: CallSpec, values: dict[str, Slot], doubt: Deps | None) -> tuple[bool, Deps]:
    """Whether a stream is certainly not asked to tell its usage, where the SDK's streams do so only when asked; else
    what of this callers may say."""
    if not spec.usage:
        return False, NO_DEPS
    streams, by = _streams(spec, values, doubt)
    asks, of = _asks(m, spec.usage, values, doubt) if streams is not False else (True, NO_DEPS)
    if asks:
        return False, NO_DEPS
    if streams and asks is False:
        return True, NO_DEPS
    return False, frozenset(d for d in by | of if d.is_open)


def _streams(spec: CallSpec, values: dict[str, Slot], doubt: Deps | None) -> tuple[bool | None, Deps]:
    """Whether the answer is a stream, None where that is not certain, and what decides it then."""
    if not isinstance(spec.stream, str):
        return bool(spec.stream), NO_DEPS
    slot = values.get(spec.stream)
    if slot is None:
        return (False, NO_DEPS) if doubt is None else (None, doubt)
    found = alternatives(slot[0])
    if not slot[1] and doubt is None and any(v == Const(True) and not d for v, d in found):
        return True, NO_DEPS
    may = [(v, d) for v, d in found if not isinstance(v, Const) or v.value]
    return (None, (slot[1] or NO_DEPS).union(*(deps_of(v) | d for v, d in may))) if may else (False, NO_DEPS)


def _asks(m: Machine, option: str, values: dict[str, Slot], doubt: Deps | None) -> tuple[bool | None, Deps]:
    """Whether the options ask for the usage, None where that is not certain, and what decides it then."""
    head, _, key = option.partition(".")
    if "extra_body" in values and not is_missing(m, values["extra_body"][0]):
        inner = m.as_dict(values["extra_body"][0])
        if inner is None or inner.open is not None:
            return None, deps_of(values["extra_body"][0]) if inner is None else inner.open or NO_DEPS
        if head in inner.keys:
            return True, NO_DEPS
    slot = values.get(head)
    if slot is None:
        return (False, NO_DEPS) if doubt is None else (None, doubt)
    if not slot[1] and doubt is None and _is_off(m, slot[0], key):
        return False, NO_DEPS
    found = m.as_dict(slot[0])
    inside = found.keys.get(key) if found is not None else None
    if not slot[1] and inside is not None and not inside[1] and inside[0] == Const(True):
        return True, NO_DEPS
    given = inside[0] if inside is not None else slot[0]
    deps = (slot[1] or NO_DEPS) | deps_of(given) | ((inside[1] or NO_DEPS) if inside is not None else NO_DEPS)
    return None, deps | ((found.open or NO_DEPS) if found is not None else NO_DEPS) | (doubt or NO_DEPS)


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
