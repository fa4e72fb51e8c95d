"""Python's built-in functions over abstract values."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from checker.code.execution.calls.arguments import bind_arguments
from checker.code.execution.calls.calls import call, call_method, super_value
from checker.code.execution.calls.escapes import escape
from checker.code.execution.calls.tasks import settle
from checker.code.execution.expressions import merging
from checker.code.execution.expressions.comparisons import all_hashed
from checker.code.execution.expressions.operators import binary
from checker.code.execution.expressions.sequences import elements, spread
from checker.code.execution.expressions.truth import decide
from checker.code.execution.heap import Dict, Instance, Seq
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import attribute_writes, classes
from checker.code.execution.values import (
    FILLED,
    NO_DEPS,
    NONE,
    NUMBER,
    Class,
    Const,
    Descriptor,
    External,
    Method,
    Number,
    Ref,
    Unknown,
    Value,
    choose,
    deps_of,
)
from checker.code.library import scopes
from checker.code.library.builtin_iteration import (
    all_any,
    enumerate_,
    filter_,
    iter_,
    map_,
    next_,
    range_,
    reversed_,
    sorted_,
    zip_,
)
from checker.code.library.builtin_texts import format_, print_, repr_, str_
from checker.code.library.extremes import extreme
from checker.code.library.instance_checks import isinstance_, issubclass_
from checker.code.library.reflection import (
    _callable,
    _delattr,
    _dir,
    _getattr,
    _hasattr,
    _setattr,
    _type,
)
from checker.code.source.summary import Node
from checker.code.trail import DepKind


def make_dict(m: Machine, args: list[Arg], node: Node) -> Ref:
    """`dict(...)`."""
    ref = m.new_dict(node)
    bound = bind_arguments(m, args)
    for value in bound.positional:
        if m.st is not None:
            _not_pairs(m, value)
            merging.merge_into(m, ref, value, node)
    if m.st is None:
        return ref
    if bound.keywords or bound.open is not None:
        extra = Dict()
        extra.keys.update(bound.keywords)
        extra.open = bound.open
        merging.merge_into(m, ref, m.add(extra), node)
    return ref


def _not_pairs(m: Machine, value: Value) -> None:
    """What a mapping cannot be made of: TypeError."""
    m.not_iterated(value)
    seq = m.as_seq(value)
    for pair, _ in seq.items if seq is not None else ():
        m.not_iterated(pair)


def _dict(m: Machine, args: list[Arg], node: Node) -> Value:
    return make_dict(m, args, node)


def _sequence(kind: str) -> Callable[[Machine, list[Arg], Node], Value]:
    def make(m: Machine, args: list[Arg], node: Node) -> Value:
        seq = Seq(kind)
        if args:
            value = settle(m, args[0][2], node)
            if m.st is None:
                return Unknown()
            m.not_iterated(value)
            items, rest, deps = spread(m, value)
            seq.items = items
            seq.rest, seq.rest_deps = rest, deps
            source = m.as_seq(value)
            seq.mixed = source is not None and source.in_any_order
        if kind == "set":
            all_hashed(m, [*seq.items, *([(seq.rest, None)] if seq.rest is not None else [])], node)
        return m.add(seq) if m.st is not None else Unknown()

    return make


_OF_NUMBERS: dict[str, Callable[..., Any]] = {"int": int, "float": float, "round": round, "abs": abs}


def _number(name: str, m: Machine, args: list[Arg], node: Node) -> Value:
    if args and all(kind == 0 and isinstance(value, Const) for kind, _, value in args):
        try:
            return Const(_OF_NUMBERS[name](*(value.value for _, _, value in args if isinstance(value, Const))))
        except (TypeError, ValueError, OverflowError) as error:
            m.fail(External(f"builtins.{type(error).__name__}"))
            return NUMBER
    m.may_raise(deps_of(args[0][2]) if args else NO_DEPS)
    return Number(deps_of(args[0][2]) if args else NO_DEPS)


def _bool(m: Machine, args: list[Arg], node: Node) -> Value:
    if not args:
        return Const(False)
    decided, deps = decide(m, args[0][2])
    if decided is None:
        return choose([(Const(True), deps), (Const(False), deps)])
    return Const(decided)


def _len(m: Machine, args: list[Arg], node: Node) -> Value:
    value = args[0][2] if args else NONE
    m.not_iterated(value)
    if isinstance(value, Const) and isinstance(value.value, (str, bytes)):
        return Const(len(value.value))
    seq, mapping = m.as_seq(value), m.as_dict(value)
    inst = m.as_instance(value)
    if inst is not None and inst.cls is not None and classes.find_in_class(m, inst.cls, "__len__") is not None:
        return call_method(m, value, "__len__", [], node)
    if seq is not None and seq.rest is None and all(have is None for _, have in seq.items):
        return Const(len(seq.items))
    if mapping is not None and mapping.open is None and all(have is None for _, have in mapping.keys.values()):
        return Const(len(mapping.keys))
    deps = seq.rest_deps if seq is not None else mapping.open or NO_DEPS if mapping is not None else deps_of(value)
    return Unknown(deps)


def _super(m: Machine, args: list[Arg], node: Node) -> Value:
    return super_value(m, args)


def _descriptor(kind: str) -> Callable[[Machine, list[Arg], Node], Value]:
    return lambda m, args, node: Descriptor(kind, args[0][2]) if args else Unknown()


def _exception(m: Machine, args: list[Arg], node: Node) -> Value:
    return FILLED


def _slice(m: Machine, args: list[Arg], node: Node) -> Value:
    """`slice(stop)`, `slice(start, stop, step)`."""
    given = [value for _, _, value in args]
    return m.new_seq("slice", [NONE, *given, NONE] if len(given) == 1 else [*given, NONE][:3])


def _sum(m: Machine, args: list[Arg], node: Node) -> Value:
    values = [v for v, _ in elements(m, args[0][2])] if len(args) == 1 else []
    plain = [v.value for v in values if isinstance(v, Const) and isinstance(v.value, (int, float))]
    certain = len(args) == 1 and m.as_seq(args[0][2]) is not None and len(plain) == len(values)
    return Const(sum(plain)) if certain and _is_whole(m, args[0][2]) else NUMBER


def _is_whole(m: Machine, value: Value) -> bool:
    seq = m.as_seq(value)
    return seq is not None and seq.rest is None and all(have is None for _, have in seq.items)


def _exec(m: Machine, args: list[Arg], node: Node) -> Value:
    """Code in a text is not read: the namespace that it is given may hold anything afterwards."""
    escape(m, args, node, "exec")
    for _, _, value in args[1:]:
        held = m.as_dict(value)
        if held is not None and isinstance(value, Ref) and held.open is None:
            m.own(value).open = m.unknown(DepKind.CHANGED, "what `exec()` puts there", node).deps
    return NONE


def _divmod(m: Machine, args: list[Arg], node: Node) -> Value:
    a, b = (args[i][2] if len(args) > i else NONE for i in (0, 1))
    return m.new_seq("tuple", [binary(m, "//", a, b, node), binary(m, "%", a, b, node)])


def _open(m: Machine, args: list[Arg], node: Node) -> Value:
    return m.unknown(DepKind.DATA, "the content of a file", node)


def _import(m: Machine, args: list[Arg], node: Node) -> Value:
    if args and isinstance(args[0][2], Const) and isinstance(args[0][2].value, str):
        from checker.code.execution.names.imports import module_value

        dotted = args[0][2].value
        level = len(dotted) - len(dotted.lstrip("."))
        found = m.program.project.resolve(m.frame.module, level, dotted.lstrip("."))
        return module_value(m, found, dotted)
    return m.unknown(DepKind.BOUND, "a module whose name is not known", node)


BUILTIN_FUNCTIONS: dict[str, Callable[[Machine, list[Arg], Node], Value]] = {
    "dict": _dict,
    "list": _sequence("list"),
    "tuple": _sequence("tuple"),
    "set": _sequence("set"),
    "frozenset": _sequence("set"),
    "str": str_,
    "int": functools.partial(_number, "int"),
    "float": functools.partial(_number, "float"),
    "round": functools.partial(_number, "round"),
    "abs": functools.partial(_number, "abs"),
    "bool": _bool,
    "len": _len,
    "isinstance": isinstance_,
    "issubclass": issubclass_,
    "getattr": _getattr,
    "setattr": _setattr,
    "hasattr": _hasattr,
    "delattr": _delattr,
    "dir": _dir,
    "map": map_,
    "filter": filter_,
    "zip": zip_,
    "enumerate": enumerate_,
    "range": range_,
    "sorted": sorted_,
    "reversed": reversed_,
    "iter": iter_,
    "aiter": iter_,
    "next": next_,
    "anext": next_,
    "min": extreme,
    "max": extreme,
    "all": all_any(True),
    "any": all_any(False),
    "type": _type,
    "super": _super,
    "vars": scopes.variables,
    "locals": scopes.local_names,
    "globals": scopes.global_names,
    "callable": _callable,
    "property": _descriptor("property"),
    "classmethod": _descriptor("classmethod"),
    "staticmethod": _descriptor("staticmethod"),
    "print": print_,
    "repr": repr_,
    "format": format_,
    "sum": _sum,
    "slice": _slice,
    "divmod": _divmod,
    "open": _open,
    "input": _open,
    "id": _exception,
    "hash": _exception,
    "hex": _exception,
    "ord": _exception,
    "chr": _exception,
    "exec": _exec,
    "__import__": _import,
    "object": lambda m, args, node: m.add(Instance("instance", External("builtins.object"))),
}


def call_builtin(m: Machine, name: str, args: list[Arg], node: Node) -> Value:
    """A call of `builtins.name`; exceptions and the like give an object of which nothing is known."""
    function = BUILTIN_FUNCTIONS.get(name)
    if function is not None:
        return function(m, args, node)
    if "." in name:
        return _unbound(m, name, args, node)
    return FILLED if name[:1].isupper() else Unknown()


def _unbound(m: Machine, name: str, args: list[Arg], node: Node) -> Value:
    """`str.upper(text)`, `dict.fromkeys(...)`, `dict.get(d, key)`."""
    kind, _, method = name.partition(".")
    if kind in ("dict", "OrderedDict") and method == "fromkeys":
        from checker.code.library.mapping_methods import from_keys

        return from_keys(m, bind_arguments(m, args), node)
    if kind == "str" and method == "maketrans":
        return _maketrans(m, args)
    if kind == "type" and method == "__new__":
        from checker.code.execution.objects.metaclasses import type_new

        return type_new(m, args)
    if kind == "object" and method == "__new__" and args and isinstance(args[0][2], Class):
        from checker.code.execution.objects.construct import _bare

        return _bare(m, args[0][2], node)
    if kind == "object" and method == "__getattribute__" and len(args) == 2:
        return _getattr(m, args, node)
    if kind == "object" and method == "__setattr__" and len(args) == 3 and isinstance(args[1][2], Const):
        attribute_writes.set_attribute(m, args[0][2], str(args[1][2].value), args[2][2], node)
        return NONE
    if not args:
        return Unknown()
    return call(m, Method(args[0][2], method), args[1:], node)


def _maketrans(m: Machine, args: list[Arg]) -> Value:
    plain: list[Any] = []
    for _, _, value in args:
        mapping = m.as_dict(value)
        if isinstance(value, Const):
            plain.append(value.value)
        elif mapping is not None and mapping.open is None:
            plain.append({k: v.value for k, (v, _) in mapping.keys.items() if isinstance(v, Const)})
    if len(plain) != len(args):
        return FILLED
    try:
        table = str.maketrans(*plain)
    except (TypeError, ValueError):
        return FILLED
    made = Instance("table")
    made.data = tuple(table.items())
    return m.add(made)
