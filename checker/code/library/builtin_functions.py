"""Python's built-in functions over abstract values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.code.execution import attributes, classes, origins, subscripts
from checker.code.execution.arguments import bind_arguments
from checker.code.execution.calls import call, super_value
from checker.code.execution.heap import Dict, Instance, Seq
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.operators import concat
from checker.code.execution.sequences import elements, spread
from checker.code.execution.tasks import settle
from checker.code.execution.truth import decide
from checker.code.execution.values import (
    FILLED,
    NO_DEPS,
    NONE,
    NUMBER,
    Class,
    Const,
    Deps,
    Descriptor,
    External,
    Function,
    Method,
    Number,
    Ref,
    Text,
    Unknown,
    Value,
    choose,
    deps_of,
)
from checker.code.library.reflection import (
    _callable,
    _delattr,
    _dir,
    _getattr,
    _hasattr,
    _isinstance,
    _issubclass,
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
            subscripts.merge_into(m, ref, value, node)
    if m.st is None:
        return ref
    if bound.keywords or bound.open is not None:
        extra = Dict()
        extra.keys.update(bound.keywords)
        extra.open = bound.open
        subscripts.merge_into(m, ref, m.add(extra), node)
    return ref


def _dict(m: Machine, args: list[Arg], node: Node) -> Value:
    return make_dict(m, args, node)


def _sequence(kind: str) -> Callable[[Machine, list[Arg], Node], Value]:
    def make(m: Machine, args: list[Arg], node: Node) -> Value:
        seq = Seq(kind)
        if args:
            value = settle(m, args[0][2], node)
            if m.st is None:
                return Unknown()
            items, rest, deps = spread(m, value)
            seq.items = items
            seq.rest, seq.rest_deps = rest, deps
            source = m.as_seq(value)
            seq.mixed = source is not None and source.in_any_order
        return m.add(seq)

    return make


def _str(m: Machine, args: list[Arg], node: Node) -> Value:
    if not args:
        return Const("")
    return m.each(args[0][2], lambda v: origins.follow(m.program, v, text_of(m, v, node)))


def text_of(m: Machine, value: Value, node: Node) -> Value:
    """`str(value)`."""
    if isinstance(value, Const):
        if isinstance(value.value, bytes):
            return Const(value.value.decode("utf-8", "replace"))
        return Const(str(value.value))
    if isinstance(value, (Text, Unknown)):
        return value
    inst = m.as_instance(value)
    if inst is not None:
        if inst.kind == "member":
            slot = inst.attrs.get("value")
            return text_of(m, slot[0], node) if slot is not None and inst.data == "str" else FILLED
        if inst.cls is not None:
            found = classes.find_in_class(m, inst.cls, "__str__") or classes.find_in_class(m, inst.cls, "__repr__")
            if isinstance(found, Function) and isinstance(value, Ref):
                return call(m, classes.bind(m, found, value, inst.cls), [], node)
        if inst.open is not None:
            return Unknown(inst.open)
        return FILLED
    if isinstance(value, (External, Method)):
        return Unknown(deps_of(value) or m.unknown(DepKind.BOUND, "a value that is not followed", node).deps)
    return FILLED


def _number(m: Machine, args: list[Arg], node: Node) -> Value:
    if args and isinstance(args[0][2], Const):
        try:
            return Const(int(args[0][2].value))
        except (TypeError, ValueError, OverflowError):
            m.fail()
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
    if isinstance(value, Const) and isinstance(value.value, (str, bytes)):
        return Const(len(value.value))
    seq, mapping = m.as_seq(value), m.as_dict(value)
    if seq is not None and seq.rest is None and all(have is None for _, have in seq.items):
        return Const(len(seq.items))
    if mapping is not None and mapping.open is None and all(have is None for _, have in mapping.keys.values()):
        return Const(len(mapping.keys))
    deps = seq.rest_deps if seq is not None else mapping.open or NO_DEPS if mapping is not None else deps_of(value)
    return Unknown(deps)


def map_over(
    m: Machine,
    function: Value,
    iterables: list[Value],
    node: Node,
    star: bool = False,
    run: Callable[[list[Arg]], Value] | None = None,
) -> Value:
    """`map(function, *iterables)`, run at once. `run`: what makes one of the calls, if not this thread itself."""
    from checker.code.execution.tasks import as_task

    out = Seq("list")
    rows = [elements(m, settle(m, i, node)) for i in iterables]
    if not rows or m.st is None:
        return m.add(out)
    for column in zip(*rows, strict=False) if len(rows) > 1 else [(r,) for r in rows[0]]:
        if m.st is None:
            return Unknown()
        presence: Deps | None = None
        for _, have in column:
            if have is not None:
                presence = (presence or NO_DEPS) | have
        skipped = m.live.fork() if presence is not None else None
        args: list[Arg] = [(2 if star else 0, "", v) for v, _ in column]
        value = run(args) if run is not None else as_task(m, call(m, function, args, node), node)
        if skipped is not None:
            from checker.code.execution.heap import join_states

            m.st = join_states(m.st, skipped, presence or NO_DEPS)
        out.items.append((value, presence))
    return m.add(out)


def _map(m: Machine, args: list[Arg], node: Node) -> Value:
    bound = bind_arguments(m, args)
    if not bound.positional:
        return Unknown()
    return map_over(m, bound.positional[0], bound.positional[1:], node)


def _filter(m: Machine, args: list[Arg], node: Node) -> Value:
    if len(args) < 2:
        return Unknown()
    out = Seq("list")
    for value, have in elements(m, args[1][2]):
        test = value if args[0][2] == NONE else call(m, args[0][2], [(0, "", value)], node)
        if m.st is None:
            return Unknown()
        decided, deps = decide(m, test)
        if decided is not False:
            out.items.append((value, have if decided else (have or NO_DEPS) | deps))
    return m.add(out)


def _zip(m: Machine, args: list[Arg], node: Node) -> Value:
    bound = bind_arguments(m, args)
    rows = [spread(m, v) for v in bound.positional]
    out = Seq("list")
    if not rows:
        return m.add(out)
    fixed = [items for items, rest, _ in rows if rest is None]
    length = min((len(items) for items in fixed), default=max(len(items) for items, _, _ in rows))
    for i in range(length):
        values: list[Value] = []
        presence: Deps | None = None
        for items, rest, deps in rows:
            if i < len(items):
                values.append(items[i][0])
                if items[i][1] is not None:
                    presence = (presence or NO_DEPS) | (items[i][1] or NO_DEPS)
            else:
                values.append(rest if rest is not None else Unknown())
                presence = (presence or NO_DEPS) | deps
        out.items.append((m.new_seq("tuple", values), presence))
    if not fixed:
        out.rest = m.new_seq("tuple", [rest if rest is not None else Unknown() for _, rest, _ in rows])
        for _, _, deps in rows:
            out.rest_deps = out.rest_deps | deps
    return m.add(out)


def _enumerate(m: Machine, args: list[Arg], node: Node) -> Value:
    if not args:
        return Unknown()
    items, rest, deps = spread(m, args[0][2])
    start = next((v for kind, name, v in args[1:] if kind == 0 or name == "start"), Const(0))
    first = start.value if isinstance(start, Const) and isinstance(start.value, int) else 0
    out = Seq("list")
    for i, (value, have) in enumerate(items):
        out.items.append((m.new_seq("tuple", [Const(first + i), value]), have))
    if rest is not None:
        out.rest = m.new_seq("tuple", [NUMBER, rest])
        out.rest_deps = deps
    return m.add(out)


def _range(m: Machine, args: list[Arg], node: Node) -> Value:
    values = [v.value for _, _, v in args if isinstance(v, Const) and isinstance(v.value, int)]
    out = Seq("list")
    if values and len(values) == len(args):
        try:
            numbers = range(*values)
        except (TypeError, ValueError):
            return Unknown()
        if len(numbers) <= 16:
            out.items = [(Const(n), None) for n in numbers]
            return m.add(out)
        out.items = [(NUMBER, None)]
        out.rest = NUMBER
        return m.add(out)
    out.rest = NUMBER
    for _, _, v in args:
        out.rest_deps = out.rest_deps | deps_of(v)
    return m.add(out)


def _sorted(m: Machine, args: list[Arg], node: Node) -> Value:
    """Constants are sorted; in which order others come is not followed."""
    if not args:
        return Unknown()
    items, rest, deps = spread(m, args[0][2])
    out = Seq("list", items)
    out.rest, out.rest_deps = rest, deps
    plain = [v.value for v, have in items if isinstance(v, Const) and have is None]
    out.mixed = True
    if len(args) == 1 and rest is None and len(plain) == len(items):
        try:
            out.items, out.mixed = [(Const(v), None) for v in sorted(plain)], False
        except TypeError:
            m.fail()
            return Unknown()
    return m.add(out)


def _reversed(m: Machine, args: list[Arg], node: Node) -> Value:
    if not args:
        return Unknown()
    items, rest, deps = spread(m, args[0][2])
    out = Seq("list", items[::-1])
    out.rest, out.rest_deps = rest, deps
    return m.add(out)


def _iter(m: Machine, args: list[Arg], node: Node) -> Value:
    if not args:
        return Unknown()
    seq = m.as_seq(args[0][2])
    if seq is not None and seq.kind in ("iterator", "cycle"):
        return args[0][2]
    items, rest, deps = spread(m, args[0][2])
    out = Seq("iterator", items)
    out.rest, out.rest_deps = rest, deps
    out.mixed = seq is not None and seq.in_any_order
    return m.add(out)


def _next(m: Machine, args: list[Arg], node: Node) -> Value:
    if not args:
        return Unknown()
    value = args[0][2]
    default = args[1][2] if len(args) > 1 else None
    inst = m.as_instance(value)
    if inst is not None and inst.cls is not None and classes.find_in_class(m, inst.cls, "__next__") is not None:
        from checker.code.execution.calls import call_method

        return call_method(m, value, "__next__", [], node)
    items, rest, deps = spread(m, value)
    seq = m.as_seq(value)
    if seq is not None and seq.kind == "cycle" and isinstance(value, Ref):
        return _next_of_cycle(m, value, seq)
    plain = seq is not None and not seq.in_any_order
    if items and items[0][1] is None and isinstance(value, Ref) and seq is not None and plain:
        if seq.kind == "iterator":
            m.own(value).items = items[1:]
        return items[0][0]
    values: list[tuple[Value, Deps]] = [(v, NO_DEPS if have is None else have) for v, have in items]
    if rest is not None:
        values.append((rest, deps))
    if default is not None and not (items and items[0][1] is None):
        values.append((default, values[0][1] if values else NO_DEPS))
    if not values:
        m.fail()  # StopIteration
        return Unknown()
    return choose(values)


def _next_of_cycle(m: Machine, ref: Ref, seq: Seq) -> Value:
    """`next(itertools.cycle(...))`: in turn from a program's entry, else any of them (callers decide whose turn)."""
    if seq.rest is None and seq.items and all(have is None for _, have in seq.items) and m.closed_world:
        first, *rest = seq.items
        m.own(ref).items = [*rest, first]
        return first[0]
    m.virtual.add("__next__")
    values: list[tuple[Value, Deps]] = [(v, NO_DEPS) for v, _ in seq.items]
    if seq.rest is not None:
        values.append((seq.rest, seq.rest_deps))
    return choose(values) if values else Unknown()


def _extreme(m: Machine, args: list[Arg], node: Node) -> Value:
    bound = bind_arguments(m, args)
    values = bound.positional
    if len(values) == 1:
        values = [v for v, _ in elements(m, values[0])]
    if all(isinstance(v, Const) for v in values) and values and "key" not in bound.keywords:
        plain = [v.value for v in values if isinstance(v, Const)]
        try:
            return Const((max if node[0] == "call" and node[3][-1] == "max" else min)(plain))
        except TypeError:
            return Unknown()
    return choose([(v, NO_DEPS) for v in values]) if values else Unknown()


def _all_any(is_all: bool) -> Callable[[Machine, list[Arg], Node], Value]:
    def run(m: Machine, args: list[Arg], node: Node) -> Value:
        if not args:
            return Unknown()
        items, rest, deps = spread(m, args[0][2])
        undecided: Deps | None = deps if rest is not None else None
        for value, have in items:
            decided, why = decide(m, value)
            if decided is (not is_all) and have is None:
                return Const(not is_all)
            if decided is None or have is not None:
                undecided = (undecided or NO_DEPS) | why | (have or NO_DEPS)
        if undecided is None:
            return Const(is_all)
        return choose([(Const(True), undecided), (Const(False), undecided)])

    return run


def _super(m: Machine, args: list[Arg], node: Node) -> Value:
    return super_value(m, args)


def _vars(m: Machine, args: list[Arg], node: Node) -> Value:
    if args:
        return attributes.get(m, args[0][2], "__dict__", node)
    return _locals(m, args, node)


def _locals(m: Machine, args: list[Arg], node: Node) -> Value:
    env = m.live.get(m.frame.env)
    assert isinstance(env, Instance)
    return m.new_dict(node, {k: v for k, (v, _) in env.attrs.items()})


def _globals(m: Machine, args: list[Arg], node: Node) -> Value:
    env = m.live.get(m.frame.module.env)
    assert isinstance(env, Instance)
    return m.new_dict(node, {k: v for k, (v, _) in env.attrs.items()})


def _descriptor(kind: str) -> Callable[[Machine, list[Arg], Node], Value]:
    return lambda m, args, node: Descriptor(kind, args[0][2]) if args else Unknown()


def _print(m: Machine, args: list[Arg], node: Node) -> Value:
    return NONE


def _exception(m: Machine, args: list[Arg], node: Node) -> Value:
    return FILLED


def _repr(m: Machine, args: list[Arg], node: Node) -> Value:
    value = args[0][2] if args else NONE
    return Const(repr(value.value)) if isinstance(value, Const) else Unknown(deps_of(value), True)


def _format(m: Machine, args: list[Arg], node: Node) -> Value:
    return concat([args[0][2]]) if args else Const("")


def _sum(m: Machine, args: list[Arg], node: Node) -> Value:
    return NUMBER


def _open(m: Machine, args: list[Arg], node: Node) -> Value:
    return m.unknown(DepKind.DATA, "the content of a file", node)


def _import(m: Machine, args: list[Arg], node: Node) -> Value:
    if args and isinstance(args[0][2], Const) and isinstance(args[0][2].value, str):
        from checker.code.execution.imports import _module_value

        dotted = args[0][2].value
        level = len(dotted) - len(dotted.lstrip("."))
        found = m.program.project.resolve(m.frame.module, level, dotted.lstrip("."))
        return _module_value(m, found, dotted)
    return m.unknown(DepKind.BOUND, "a module whose name is not known", node)


BUILTIN_FUNCTIONS: dict[str, Callable[[Machine, list[Arg], Node], Value]] = {
    "dict": _dict,
    "list": _sequence("list"),
    "tuple": _sequence("tuple"),
    "set": _sequence("set"),
    "frozenset": _sequence("set"),
    "str": _str,
    "int": _number,
    "float": _number,
    "round": _number,
    "abs": _number,
    "bool": _bool,
    "len": _len,
    "isinstance": _isinstance,
    "issubclass": _issubclass,
    "getattr": _getattr,
    "setattr": _setattr,
    "hasattr": _hasattr,
    "delattr": _delattr,
    "dir": _dir,
    "map": _map,
    "filter": _filter,
    "zip": _zip,
    "enumerate": _enumerate,
    "range": _range,
    "sorted": _sorted,
    "reversed": _reversed,
    "iter": _iter,
    "aiter": _iter,
    "next": _next,
    "anext": _next,
    "min": _extreme,
    "max": _extreme,
    "all": _all_any(True),
    "any": _all_any(False),
    "type": _type,
    "super": _super,
    "vars": _vars,
    "locals": _locals,
    "globals": _globals,
    "callable": _callable,
    "property": _descriptor("property"),
    "classmethod": _descriptor("classmethod"),
    "staticmethod": _descriptor("staticmethod"),
    "print": _print,
    "repr": _repr,
    "format": _format,
    "sum": _sum,
    "open": _open,
    "input": _open,
    "id": _exception,
    "hash": _exception,
    "hex": _exception,
    "ord": _exception,
    "chr": _exception,
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
        from checker.code.library.containers import from_keys

        return from_keys(m, bind_arguments(m, args), node)
    if kind == "str" and method == "maketrans":
        return _maketrans(m, args)
    if kind == "type" and method == "__new__":
        from checker.code.execution.metaclasses import type_new

        return type_new(m, args)
    if kind == "object" and method == "__new__" and args and isinstance(args[0][2], Class):
        from checker.code.execution.construct import _bare

        return _bare(m, args[0][2], node)
    if kind == "object" and method == "__setattr__" and len(args) == 3 and isinstance(args[1][2], Const):
        attributes.set_attribute(m, args[0][2], str(args[1][2].value), args[2][2], node)
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
