"""Copies of objects, and objects through text and back: `copy`, `json`, `pickle`."""

from __future__ import annotations

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.calls.escapes import may_run
from checker.code.execution.heap import Dict, Instance, Seq
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import asked_methods, classes
from checker.code.execution.values import NO_DEPS, NONE, Const, Ref, Unknown, Value, deps_of
from checker.code.library.written_data import from_plain
from checker.code.source.summary import Node
from checker.code.trail import DepKind


def copy(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`copy.copy`."""
    return m.each(bound.positional[0], lambda v: _copied(m, v, 0, "__copy__", [])) if bound.positional else Unknown()


def deepcopy(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`copy.deepcopy`, as deep as is followed."""
    memo: list[Arg] = [(0, "", Unknown())]
    return (
        m.each(bound.positional[0], lambda v: _copied(m, v, 6, "__deepcopy__", memo)) if bound.positional else Unknown()
    )


def _copied(m: Machine, value: Value, depth: int, method: str, args: list[Arg]) -> Value:
    """A copy, as the object's own method makes it where it has one."""
    inst = m.as_instance(value)
    if inst is not None and inst.cls is not None and classes.find_in_class(m, inst.cls, method) is not None:
        from checker.code.execution.calls.calls import call_method

        return call_method(m, value, method, args)
    return _by_state(m, value, inst) or copy_value(m, value, depth)


_BUILT = ("__reduce__", "__reduce_ex__", "__setstate__", "__getnewargs__", "__getnewargs_ex__")


def _by_state(m: Machine, value: Value, inst: Instance | None) -> Value | None:
    """A copy of an object whose class has a say in what is copied: what `__getstate__` gives is what the copy holds."""
    if inst is None or inst.cls is None or inst.kind != "instance":
        return None
    if any(classes.find_in_class(m, inst.cls, name) is not None for name in _BUILT):
        return m.unknown(DepKind.BOUND, "what the copy of an object holds is not followed")
    if classes.find_in_class(m, inst.cls, "__getstate__") is None:
        return None
    from checker.code.execution.calls.calls import call_method

    state = m.as_dict(call_method(m, value, "__getstate__", []))
    if m.st is None:
        return Unknown()
    made = inst.copy()
    if state is None:
        return m.unknown(DepKind.BOUND, "what the copy of an object holds is not followed")
    made.attrs, made.open = {k: slot for k, slot in state.keys.items() if isinstance(k, str)}, state.open
    return m.add(made)


def copy_value(m: Machine, value: Value, depth: int) -> Value:
    """A copy of an object, and of what it holds `depth` levels down."""
    if not isinstance(value, Ref) or m.st is None:
        return value
    obj = m.live.get(value.id).copy()
    if depth:
        if isinstance(obj, Dict):
            obj.keys = {k: (_copied_within(m, v, depth - 1), have) for k, (v, have) in obj.keys.items()}
        elif isinstance(obj, Seq):
            obj.items = [(_copied_within(m, v, depth - 1), have) for v, have in obj.items]
        elif obj.kind == "instance":
            obj.attrs = {k: (_copied_within(m, v, depth - 1), have) for k, (v, have) in obj.attrs.items()}
    return m.add(obj)


def _copied_within(m: Machine, value: Value, depth: int) -> Value:
    """A copy of what an object holds, as its own `__deepcopy__` makes it where it has one."""
    own = asked_methods.ask(m, value, ("__deepcopy__",), [(0, "", Unknown())])
    return copy_value(m, value, depth) if own is None else own


def json_dumps(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """A text that holds the object: `json.loads` gives it back."""
    why = "whether `json.dumps()` comes by an object that it does not know"
    may_run(m, args, m.unknown(DepKind.OUTSIDE, why, node).deps)
    holder = Instance("json")
    value = bound.get(0, "obj") or NONE
    holder.data = value if isinstance(value, Ref) else None
    return m.add(holder)


def json_loads(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """What a text holds, where it is one that `dumps` made or a constant."""
    value = bound.get(0, "s") or NONE
    inst = m.as_instance(value)
    if any(name in bound.keywords for name in ("cls", "object_hook", "object_pairs_hook")):
        return _by_hook(m, value, bound, node)
    if inst is not None and inst.kind == "json" and isinstance(inst.data, Ref):
        return _by_state(m, inst.data, m.as_instance(inst.data)) or copy_value(m, inst.data, 6)
    if isinstance(value, Const) and isinstance(value.value, (str, bytes)):
        import json

        try:
            return from_plain(m, json.loads(value.value), node)
        except (ValueError, RecursionError):
            m.fail()
            return Unknown()
    return Unknown(deps_of(value) or m.unknown(DepKind.DATA, "data from outside the code", node).deps)


def _by_hook(m: Machine, value: Value, bound: Arguments, node: Node) -> Value:
    """`json.loads(text, object_hook=function)`: what the function makes of the one object that a text holds."""
    from checker.code.execution.calls.calls import call

    hooks = {name: slot[0] for name, slot in bound.keywords.items() if name != "s"}
    inst = m.as_instance(value)
    plain = json_loads(m, Arguments(positional=[value]), [], node) if inst is None or inst.kind == "json" else value
    held = m.as_dict(plain) if m.st is not None else None
    flat = held is not None and held.open is None and all(m.as_dict(v) is None for v, _ in held.keys.values())
    hook, pairs = hooks.get("object_hook"), hooks.get("object_pairs_hook")
    if held is None or not flat or len(hooks) > 1 or (hook or pairs) is None:
        deps = deps_of(plain) if isinstance(plain, Unknown) else NO_DEPS
        return Unknown(deps or m.unknown(DepKind.BOUND, "what a hook makes of the text is not followed", node).deps)
    rows: list[Value] = [m.new_seq("tuple", [Const(key), item]) for key, (item, _) in held.keys.items()]
    given = plain if pairs is None else m.new_seq("list", rows)
    return call(m, pairs or hook or NONE, [(0, "", given)], node)
