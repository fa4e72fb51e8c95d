"""Evaluation of expressions to abstract values."""

from __future__ import annotations

from checker.code.execution import origins
from checker.code.execution.calls.arguments import evaluate_arguments, fixed_defaults
from checker.code.execution.calls.calls import call, call_method
from checker.code.execution.calls.tasks import let_tasks_run, settle
from checker.code.execution.expressions import comparisons, comprehensions, formatted, items, merging, subscripts
from checker.code.execution.expressions.narrowing import fill, refine
from checker.code.execution.expressions.operators import binary
from checker.code.execution.expressions.sequences import elements, spread
from checker.code.execution.expressions.truth import decide
from checker.code.execution.heap import Instance, Seq
from checker.code.execution.machine import EXPRESSIONS, Arg, Machine
from checker.code.execution.objects import attributes, classes
from checker.code.execution.values import (
    BUILTINS,
    FILLED,
    NONE,
    Choice,
    Const,
    Deps,
    External,
    Function,
    Number,
    Unknown,
    Value,
    alternatives,
    choose,
    deps_of,
)
from checker.code.source.summary import Node, Parameter, last_word
from checker.code.trail import DepKind
from checker.code.wire import fates
from checker.code.wire.billable import may_bill
from checker.code.wire.sightings import note_own


def _const(m: Machine, node: Node) -> Value:
    return Const(node[2])


def _name(m: Machine, node: Node) -> Value:
    name = node[2]
    found = m.lookup(name)
    if found is not None:
        return origins.read(m, node, found) if origins.names_conversation(name) else found
    if name == "__name__":
        return Const("__main__" if m.as_main else "__module__")
    if name == "__file__":
        return FILLED
    if name in BUILTINS:
        return External(f"builtins.{name}")
    return m.unknown(DepKind.OUTSIDE, f"`{name}` is not defined in this file", node)


def _attr(m: Machine, node: Node) -> Value:
    value = attributes.get(m, m.eval(node[2]), node[3], node)
    if m.probe is not None and node[3] in m.probe.words and m.frame.module is m.probe.module:
        m.probe.mention(m, node, value)
    return origins.read(m, node, value) if node[3] == "id" or origins.names_conversation(node[3]) else value


def _index(m: Machine, node: Node) -> Value:
    value = m.eval(node[2])
    key = m.eval(node[3])
    found = m.each(value, lambda v: m.each(key, lambda k: subscripts.get_item(m, v, k, node)))
    return origins.read(m, node, found) if node[3][0] == "const" else found


def _slice(m: Machine, node: Node) -> Value:
    parts = [m.eval(p) if p is not None else NONE for p in node[2:5]]
    return m.new_seq("slice", parts)


def _call(m: Machine, node: Node) -> Value:
    name = _called_and_given(node)
    value = m.lookup(name) if name else None
    own = m.live.get(m.frame.env) if isinstance(value, Choice) else None
    if value is None or not isinstance(own, Instance) or name not in own.attrs:
        return _call_one(m, node)

    def one(alternative: Value) -> Value:
        m.bind(name, alternative)
        return _call_one(m, node)

    return m.each(value, one)


def _called_and_given(node: Node) -> str:
    """`args` of `args.func(args)`: one object, whichever it is, is both."""
    callee = node[3]
    if callee[0] != "attr" or callee[2][0] != "name":
        return ""
    name: str = callee[2][2]
    return name if any(a[2][0] == "name" and a[2][2] == name for a in node[4]) else ""


def _call_one(m: Machine, node: Node) -> Value:
    function = _called(m, node[3]) if m.survey else m.eval(node[3])
    if m.st is None:
        return Unknown()
    if m.probe is not None and m.frame.module is m.probe.module:
        looked_at = m.probe.call(m, node, function)
        if looked_at is not None:
            return looked_at
    lazy = node[4][0][2] if len(node[4]) == 1 and node[4][0][2][0] == "comp" else None
    if isinstance(function, External) and function.name in _UNTIL and lazy is not None and lazy[2] == "generator":
        args: list[Arg] = [(0, "", comprehensions.run(m, lazy, _UNTIL[function.name]))]
    else:
        args = evaluate_arguments(m, node[3], node[4])
    if m.st is None:
        return Unknown()
    if node[3][0] == "attr" and node[3][3] in m.program.catalogue.tails:
        note_own(m, function, node)
    result = _call_in_survey(m, function, args, node) if m.survey else call(m, function, args, node)
    if node[1] in m.to_reach and m.frame.module is m.root_module:
        m.reached.add(node[1])
    if m.probe is not None and m.frame.module is m.probe.module:
        m.probe.mention(m, node, result)
    return origins.read(m, node, result) if node[3][0] == "attr" and node[3][3] == "get" else result


_UNTIL = {"builtins.any": True, "builtins.all": False}


def _called(m: Machine, node: Node) -> Value:
    """What a survey calls. Where its name is that of a billable call, what it is decides whether one is seen at all."""
    if last_word(node) not in m.program.marks.words(m.frame.module):
        return m.eval(node)
    with m.decided():
        return m.eval(node)


def _call_in_survey(m: Machine, function: Value, args: list[Arg], node: Node) -> Value:
    """A call in a survey. What is given a billable method decides whether a call of that is seen at all."""
    if not any(may_bill(m, value) for _, _, value in args):
        return call(m, function, args, node)
    with m.decided():
        return call(m, function, args, node)


def _dict(m: Machine, node: Node) -> Value:
    ref = m.new_dict(node)
    for key_node, value_node in node[2]:
        if key_node is None:
            value = m.eval(value_node)
            if m.st is None:
                return Unknown()
            merging.merge_into(m, ref, value, node)
        else:
            key = m.eval(key_node)
            value = m.eval(value_node)
            if m.st is None:
                return Unknown()
            items.set_item(m, ref, key, value)
    return ref


def _sequence(m: Machine, node: Node) -> Value:
    seq = Seq(node[0])
    for item in node[2]:
        if item[0] == "star":
            value = m.eval(item[2])
            if m.st is None:
                return Unknown()
            m.not_iterated(value)
            items, rest, deps = spread(m, value)
            seq.items += items
            if rest is not None:
                seq.rest, seq.rest_deps = rest, deps
        else:
            seq.items.append((m.eval(item), None))
            if m.st is None:
                return Unknown()
    if node[0] == "set":
        comparisons.all_hashed(m, seq.items, node)
    return m.add(seq) if m.st is not None else Unknown()


def _star(m: Machine, node: Node) -> Value:
    return m.eval(node[2])


def _binary(m: Machine, node: Node) -> Value:
    left, right = m.eval(node[3]), m.eval(node[4])
    if m.st is None:
        return Unknown()
    return binary(m, node[2], left, right, node)


def _unary(m: Machine, node: Node) -> Value:
    value = m.eval(node[3])
    if isinstance(value, Const) and isinstance(value.value, (int, float)) and node[2] in "+-":
        return Const(-value.value if node[2] == "-" else value.value)
    name = {"~": "__invert__", "-": "__neg__", "+": "__pos__"}.get(node[2], "")
    inst = m.as_instance(value)
    if inst is not None and inst.kind == "instance" and classes.find_in_class(m, inst.cls, name) is not None:
        return call_method(m, value, name, [], node)
    return Number(deps_of(value))


def _not(m: Machine, node: Node) -> Value:
    decided, deps = decide(m, m.eval(node[2]))
    return Const(not decided) if decided is not None else Choice(((Const(True), deps), (Const(False), deps)))


def _bool(m: Machine, node: Node) -> Value:
    left = m.eval(node[3])
    if m.st is None:
        return Unknown()
    stop = node[2] == "or"
    decided, deps = decide(m, left)
    if decided is not None:
        return left if decided is stop else m.eval(node[4])
    kept = _only_truth(m, left, stop)

    def otherwise() -> Value:
        refine(m, node[3], not stop)
        return m.eval(node[4])

    return m.split(deps, lambda: kept, otherwise)


def _only_truth(m: Machine, value: Value, truth: bool) -> Value:
    """The alternatives of a value that may have this truth."""
    kept: list[tuple[Value, Deps]] = []
    for inner, deps in alternatives(value):
        decided, _ = decide(m, inner)
        if decided is None or decided is truth:
            kept.append((origins.follow(m.program, inner, fill(inner)) if truth else inner, deps))
    return choose(kept) if kept else value


def _conditional(m: Machine, node: Node) -> Value:
    decided, deps = decide(m, m.eval(node[2]))
    if m.st is None:
        return Unknown()
    if decided is not None:
        return m.eval(node[3] if decided else node[4])

    def then() -> Value:
        refine(m, node[2], True)
        return m.eval(node[3])

    def otherwise() -> Value:
        refine(m, node[2], False)
        return m.eval(node[4])

    return m.split(deps, then, otherwise)


def _lambda(m: Machine, node: Node) -> Value:
    fixed = fixed_defaults(m, (Parameter(*p) for p in node[2])) if any(p[2] for p in node[2]) else ()
    function = Function(m.frame.module, node[1], m.frame.env, None, m.frame.owner, node, fixed)
    if m.frames:
        m.nested.append(function)
    return function


def _walrus(m: Machine, node: Node) -> Value:
    value = m.eval(node[3])
    if m.st is not None:
        frame = m.frame
        inner, frame.env = (
            frame.env,
            frame.env if frame.around < 0 else frame.around,
        )  # a comprehension's is not its own
        m.bind(node[2], value)
        frame.env = inner
    return value


_OWN_WORK = frozenset({"coroutine", "gathered", "future"})  # that itself says what it waits for


def _await(m: Machine, node: Node) -> Value:
    at_once = node[2] is not None and _is_at_once(m, node[2])
    value = m.eval(node[2]) if node[2] is not None else NONE
    waits = m.as_instance(value)
    if m.st is not None and not at_once and (waits is None or waits.kind not in _OWN_WORK):
        let_tasks_run(m)
    return settle(m, value, node)


def _is_at_once(m: Machine, node: Node) -> bool:
    """`await queue.get()` of a queue that holds something, `queue.put(item)` of one that does not: nobody else goes on
    meanwhile."""
    if node[0] != "call" or node[3][0] != "attr" or node[3][3] not in ("get", "put"):
        return False
    queue = m.as_seq(m.eval(node[3][2]))
    return queue is not None and (node[3][3] == "get") is bool(queue.items)


def _yield(m: Machine, node: Node) -> Value:
    value = m.eval(node[2]) if node[2] is not None else NONE
    if m.st is not None and m.frame.on_yield is not None:
        fates.named(m, m.frame.name, value, returned=True)
        m.frame.on_yield(value)
    return Unknown()


def _yield_from(m: Machine, node: Node) -> Value:
    value = m.eval(node[2])
    hook = m.frame.on_yield
    if m.st is not None and hook is not None:
        for inner, _ in elements(m, value):
            if m.st is not None:
                hook(inner)
    return Unknown()


def _unknown(m: Machine, node: Node) -> Value:
    return Unknown()


EXPRESSIONS.update(
    {
        "const": _const,
        "name": _name,
        "attr": _attr,
        "index": _index,
        "slice": _slice,
        "call": _call,
        "dict": _dict,
        "list": _sequence,
        "tuple": _sequence,
        "set": _sequence,
        "star": _star,
        "binary": _binary,
        "fstring": formatted.text_of,
        "unary": _unary,
        "not": _not,
        "bool": _bool,
        "compare": comparisons.comparison,
        "if": _conditional,
        "comp": comprehensions.run,
        "lambda": _lambda,
        "walrus": _walrus,
        "await": _await,
        "yield": _yield,
        "yield_from": _yield_from,
        "unknown": _unknown,
    }
)
