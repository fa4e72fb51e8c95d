"""What code of the project puts on a request while it is sent: hooks, authenticators, transports, and methods of
subclasses of clients -> carriers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.code.execution.calls.calls import call, summary_of
from checker.code.execution.calls.tasks import run_generator, settle
from checker.code.execution.expressions.sequences import elements
from checker.code.execution.heap import Dict, Instance, Slot
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects.classes import external_base, find_in_class
from checker.code.execution.values import (
    Class,
    Const,
    Dep,
    Deps,
    Descriptor,
    External,
    Function,
    Ref,
    Text,
    Unknown,
    Value,
    choose,
    deps_of,
)
from checker.code.source.summary import Node, Parameter
from checker.code.trail import DepKind
from checker.code.wire.layers import Request
from checker.code.wire.proof import Carrier
from checker.code.wire.shown_requests import left_in, shown
from checker.sdks.model import ClientClass

_HEADER_MEMBERS = ("default_headers", "_custom_headers", "auth_headers")
_VERSIONS: Deps = frozenset(
    (Dep(DepKind.BOUND, "auth_headers", "whether the client sends `auth_headers` depends on the SDK's version"),)
)
_REQUEST_METHODS = (
    "send",
    "handle_request",
    "handle_async_request",
    "add_headers",
    "_prepare_request",
    "_prepare_options",
    "_build_headers",
    "_build_request",
    "build_request",
    "prepare_request",
)
_AUTH_METHODS = ("__call__", "auth_flow", "sync_auth_flow", "async_auth_flow")


def of_subclass(m: Machine, ref: Ref, inst: Instance, asked: Request) -> list[Carrier]:
    """What a project class over an SDK's or HTTP client adds: properties of headers, methods that see the request."""
    from checker.code.execution.objects.attributes import get

    out: list[Carrier] = []
    for name in _HEADER_MEMBERS:
        if isinstance(find_in_class(m, inst.cls, name), Descriptor) and m.st is not None:
            before = m.live.fork()
            value = get(m, ref, name, _nowhere(m))
            if m.st is not None:
                out.append(Carrier("headers", value, _VERSIONS if name == "auth_headers" else None, (name,)))
            else:
                m.st = before
    whole = find_in_class(m, inst.cls, "request")
    if "request" in inst.client.entry.calls:  # of an HTTP library: that is the call itself
        return out + _of_methods(m, ref, inst.cls, _REQUEST_METHODS, asked)
    if isinstance(whole, Function) and m.st is not None:
        out += _changed_request(m, whole.bound(ref), asked, "request", [(0, "", Unknown())])
    if isinstance(find_in_class(m, inst.cls, "post"), Function):
        dep = Dep(DepKind.BOUND, "post", "what a method in the place of the client's `post` does is not followed")
        out.append(Carrier("unknown", presence=frozenset((dep,))))
    return out + _of_methods(m, ref, inst.cls, _REQUEST_METHODS, asked)


def _of_methods(m: Machine, ref: Ref, cls: Value | None, names: tuple[str, ...], asked: Request) -> list[Carrier]:
    out: list[Carrier] = []
    for name in names:
        found = find_in_class(m, cls, name)
        if isinstance(found, Function) and m.st is not None:
            out += _changed_request(m, found.bound(ref), asked, name)
    return out


def of_hook(m: Machine, value: Value, asked: Request) -> list[Carrier]:
    if m.as_seq(value) is not None:
        return [c for item, _ in elements(m, value, leave=True) for c in of_hook(m, item, asked)]
    if isinstance(value, (Unknown, Text)):
        return [Carrier("unknown", presence=deps_of(value))] if deps_of(value) else []
    if isinstance(value, (Const, External, Class)):
        return []
    inst = m.as_instance(value)
    if inst is not None:
        return of_changing_object(m, value, inst, asked)
    return [] if isinstance(value, Ref) else _changed_request(m, value, asked)


def of_changing_object(m: Machine, value: Value, inst: Instance, asked: Request) -> list[Carrier]:
    """An auth, transport or adapter object of the project: its methods see the request before it leaves."""
    if inst.client is not None and isinstance(value, Ref):
        from checker.code.wire.carriers import of_client

        return of_client(m, value, asked.within(), 1)
    if not isinstance(inst.cls, Class) or not isinstance(value, Ref):
        return [Carrier("unknown", presence=inst.open)] if inst.open is not None else []
    return _of_methods(m, value, inst.cls, (*_AUTH_METHODS, *_REQUEST_METHODS), asked)


def given_client(m: Machine, value: Value, inst: Instance) -> Value | None:
    """The client that an object of the project gives to a library which asks it for one (`ModelProvider.get_model`)."""
    base = external_base(m, inst.cls)
    entry = m.program.catalogue.resolve(base.name) if base is not None else None
    asked = find_in_class(m, inst.cls, entry.gives) if isinstance(entry, ClientClass) and entry.gives else None
    if not isinstance(asked, Function) or not isinstance(value, Ref) or m.st is None:
        return None
    before = m.live.fork()
    name = m.unknown(DepKind.DATA, "the name of the model that is asked for", _nowhere(m))
    given = call(m, asked.bound(value), [(0, "", name)], _nowhere(m))
    if m.st is None:
        m.st = before
        return None
    return given


def _changed_request(
    m: Machine, function: Value, asked: Request, method: str = "", before_it: Sequence[Arg] = ()
) -> list[Carrier]:
    """Run a hook on a request whose headers are those that came before it: what it leaves there travels."""
    ref = shown(m, asked, method)
    before = m.live.fork()
    result = call(m, function, _by_name(function, ref) or [*before_it, (0, "", ref)], _nowhere(m))
    inst = m.as_instance(result)
    if inst is not None and isinstance(result, Ref):
        if inst.kind == "generator":
            run_generator(m, result)
        elif inst.kind == "coroutine":
            result = settle(m, result, _nowhere(m))
    if m.st is None:
        m.st = before
        return []
    return left_in(m, ref, result)


def _by_name(handler: Value, request: Ref) -> list[Arg]:
    """botocore gives a handler what it has by name: the request as `params` before a call, later as `request`. Empty
    for a handler that takes nothing but a request."""
    rest = [p for p in _parameters(handler) if p.kind in _NAMED]
    name = next((p.name for p in rest if p.name in _REQUESTS), None)
    others = [p for p in rest if p.name != name and p.default is None]
    if name is None or (rest[0].name == name and not others):
        return []
    return [(1, name, request), *((1, p.name, Unknown()) for p in others)]


def _parameters(handler: Value) -> Sequence[Parameter]:
    if not isinstance(handler, Function) or handler.body is not None:
        return ()
    return summary_of(handler).params[1 if handler.receiver is not None else 0 :]


_NAMED = (1, 3)  # the kinds of parameters that a name may be given to
_REQUESTS = ("params", "request")
_OF_PARAMETERS = ("provide-client-params", "before-parameter-build")  # botocore's events before a request is built


def sees_parameters(event: str) -> bool:
    """Whether a handler of an event is given the call's parameters, and not the request."""
    return event.partition(".")[0] in _OF_PARAMETERS


def of_parameters(m: Machine, handler: Value, given: Mapping[str, Slot]) -> list[Carrier]:
    """What such a handler leaves of the parameter that carries metadata."""
    params = Dict()
    params.keys.update(given)
    ref = m.add(params)
    rest = (p for p in _parameters(handler) if p.kind in _NAMED and p.name != "params")
    named: tuple[Arg, ...] = tuple((1, p.name, Unknown()) for p in rest)
    before = m.live.fork()
    call(m, handler, [(1, "params", ref), *named], _nowhere(m))
    if m.st is None:
        m.st = before
        return []
    after = m.as_dict(ref)
    slot = after.keys.get("requestMetadata") if after is not None else None
    if slot is None:
        return [Carrier("metadata", m.new_dict(None), None, ("hook",), late=True)]
    empty = m.new_dict(None)
    value = slot[0] if slot[1] is None else choose([(slot[0], slot[1]), (empty, slot[1])])
    return [Carrier("metadata", value, None, ("hook",), late=True)]


def _nowhere(m: Machine) -> Node:
    """The place to which calls that the SDK makes belong: the call that is under way."""
    called_from = m.frame.called_from
    return ("unknown", called_from[1] if called_from else 1 << 16)
