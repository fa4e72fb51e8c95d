"""Context variables and what each thread has for itself: set by this run, or by whoever calls it."""

from __future__ import annotations

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import NONE, Dep, Ref, Unknown, Value, choose
from checker.code.source.summary import Node
from checker.code.trail import DepKind


def on_context_variable(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """ContextVar and holders like threading.local: `attrs["value"]` is what is set, `default` the default."""
    if name == "set":
        old = obj.attrs.get("value")
        own = m.own(ref)
        own.attrs["value"] = (bound.get(0, "value") or NONE, None)
        token = Instance("token")
        token.data = (ref, old)
        return m.add(token)
    if name == "reset":
        token_value = m.as_instance(bound.get(0, "token") or NONE)
        own = m.own(ref)
        if token_value is not None and token_value.kind == "token":
            _, old = token_value.data
            if old is None:
                own.attrs.pop("value", None)
            else:
                own.attrs["value"] = old
        return NONE
    if name == "get":
        slot = obj.attrs.get("value")
        if slot is not None and slot[1] is None:
            return slot[0]
        default = bound.get(0, "default")
        default = default if default is not None else obj.attrs["default"][0] if "default" in obj.attrs else None
        if slot is None:
            return _not_set(m, ref, default)
        perhaps = slot[1]  # what decides whether it was set
        assert perhaps is not None
        other = Unknown() if default is None and m.closed_world else _not_set(m, ref, default)
        return choose([(slot[0], perhaps), (other, perhaps)]) if m.st is not None else Unknown()
    return None


def _not_set(m: Machine, ref: Ref, default: Value | None) -> Value:
    """A context variable that this run has not set: whoever calls the root may have."""
    if m.closed_world:
        if default is None:
            m.fail()  # LookupError
            return Unknown()
        return default
    path, pos = m.origin(ref)
    dep = frozenset((Dep(DepKind.CONTEXT, f"{path}:{pos}", "a context variable which a caller may set", path, pos),))
    if default is None:
        m.may_raise(dep)  # LookupError
        return Unknown(dep)
    return choose([(Unknown(dep), dep), (default, dep)])
