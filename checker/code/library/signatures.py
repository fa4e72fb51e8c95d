"""`inspect.Signature` at work: which argument of a call each parameter gets (`signature.bind(*args, **kwargs)`)."""

from __future__ import annotations

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import NO_DEPS, NONE, External, Ref, Value
from checker.code.source.summary import Node

EMPTY = External("inspect.Parameter.empty")
_BY_NAME = ("POSITIONAL_OR_KEYWORD", "KEYWORD_ONLY")


def on_signature(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """`bind` and `bind_partial`: where all parameters may be named, the call's arguments by their names."""
    held = m.as_dict(obj.attrs["parameters"][0])
    if name not in ("bind", "bind_partial") or held is None or m.st is None:
        return None
    params = {key: inst.attrs for key, (value, _) in held.keys.items() if (inst := m.as_instance(value)) is not None}
    if any(attrs["kind"][0] not in _NAMED for attrs in params.values()):
        return None
    arguments = m.new_dict(node)
    own = m.own(arguments)
    own.keys.update({str(key): (value, None) for key, value in zip(params, bound.positional, strict=False)})
    for key in params:  # in the order of the parameters
        if isinstance(key, str) and key not in own.keys and key in bound.keywords:
            own.keys[key] = bound.keywords[key]
    if bound.open is not None or bound.rest is not None:
        own.open = (bound.open or NO_DEPS) | (bound.rest_deps if bound.rest is not None else NO_DEPS)
    out = Instance("bound arguments", External("inspect.BoundArguments"))
    # Given by name, all of them arrive as they would by position: what is set in `arguments` is handed on as well.
    out.attrs = {"arguments": (arguments, None), "kwargs": (arguments, None), "args": (m.new_seq("tuple", []), None)}
    out.attrs["signature"] = (ref, None)
    return m.add(out)


def on_bound_arguments(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """`apply_defaults`."""
    signature = m.as_instance(obj.attrs["signature"][0])
    held = m.as_dict(signature.attrs["parameters"][0]) if signature is not None else None
    arguments = obj.attrs["arguments"][0]
    if name != "apply_defaults" or held is None or not isinstance(arguments, Ref) or m.as_dict(arguments) is None:
        return None
    own = m.own(arguments)
    for key, (value, _) in held.keys.items():
        inst = m.as_instance(value)
        default = inst.attrs["default"][0] if inst is not None else EMPTY
        if key not in own.keys and default != EMPTY:
            own.keys[key] = (default, own.open)
    return NONE


_NAMED = frozenset(External(f"inspect.Parameter.{kind}") for kind in _BY_NAME)
