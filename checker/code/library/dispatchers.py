"""`functools.singledispatch`: `register`, with or without a type, and `dispatch`."""

from __future__ import annotations

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.calls.calls import summary_of
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import annotated_types, classes
from checker.code.execution.values import (
    NO_DEPS,
    Class,
    External,
    Function,
    Method,
    Partial,
    Ref,
    Unknown,
    Value,
    choose,
    deps_of,
)
from checker.code.source.summary import Node


def on_dispatcher(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """functools.singledispatch's `register`, with or without a type, and `dispatch`."""
    if name == "dispatch" and bound.positional:
        return _dispatched(m, obj, bound.positional[0])
    if name != "register" or not bound.positional:
        return None
    first = bound.positional[0]
    if isinstance(first, (Class, External)):
        if len(bound.positional) < 2:
            return Partial(Method(ref, "register"), ((0, "", first),))
        kind: Value = first
        function = bound.positional[1]
    else:
        kind = _first_annotation(m, first)
        function = first
    own = m.own(ref)
    own.data = (*own.data, (kind, function))
    return function


def _dispatched(m: Machine, obj: Instance, cls: Value) -> Value:
    """The function that objects of a class come to: of several types that fit, the nearest in its order."""
    order = classes.mro(m, cls) if isinstance(cls, Class) else [cls]
    registered = dict(obj.data)
    nearest = next((registered[kind] for kind in order if kind in registered), None)
    if nearest is not None or not isinstance(cls, (Class, External)):
        return nearest or Unknown(deps_of(cls))
    return obj.data[0][1] if isinstance(cls, Class) else choose([(f, NO_DEPS) for _, f in obj.data])


def _first_annotation(m: Machine, function: Value) -> Value:
    if not isinstance(function, Function):
        return Unknown()
    params = [p for p in summary_of(function).params if p.annotation is not None]
    types = annotated_types.annotation_types(m, params[0].annotation, function.module) if params else []
    return types[0] if types else Unknown()
