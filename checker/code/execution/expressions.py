"""Evaluation of expressions to abstract values."""

from __future__ import annotations

from checker.code.execution import attributes, formatted, origins, subscripts
from checker.code.execution.arguments import evaluate_arguments, fixed_defaults
from checker.code.execution.calls import call
from checker.code.execution.heap import Dict, Instance, Seq, State, join_states
from checker.code.execution.machine import EXPRESSIONS, Arg, Machine
from checker.code.execution.operators import binary
from checker.code.execution.sequences import elements, spread
from checker.code.execution.tasks import settle
from checker.code.execution.truth import compare, decide, fill, refine
from checker.code.execution.turns import shared, shares
from checker.code.execution.values import (
    BUILTINS,
    FILLED,
    NO_DEPS,
    NONE,
    Choice,
    Const,
    Deps,
    External,
    Function,
    ModuleValue,
    Number,
    Ref,
    Unknown,
    Value,
    alternatives,
    choose,
    deps_of,
)
from checker.code.proofs.probe import may_bill
from checker.code.proofs.sightings import note_own
from checker.code.source.summary import Node, Parameter, last_word
from checker.code.trail import DepKind
from checker.code.wire import fates


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
    function = _called(m, node[3]) if m.survey else m.eval(node[3])
    if m.st is None:
        return Unknown()
    if m.probe is not None and m.frame.module is m.probe.module:
        looked_at = m.probe.call(m, node, function)
        if looked_at is not None:
            return looked_at
    lazy = node[4][0][2] if len(node[4]) == 1 and node[4][0][2][0] == "comp" else None
    if isinstance(function, External) and function.name in _UNTIL and lazy is not None and lazy[2] == "generator":
        args: list[Arg] = [(0, "", _comprehension(m, lazy, _UNTIL[function.name]))]
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
    if last_word(node) not in m.program.words_of(m.frame.module):
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
            subscripts.merge_into(m, ref, value, node)
        else:
            key = m.eval(key_node)
            value = m.eval(value_node)
            if m.st is None:
                return Unknown()
            subscripts.set_item(m, ref, key, value)
    return ref


def _sequence(m: Machine, node: Node) -> Value:
    seq = Seq(node[0])
    for item in node[2]:
        if item[0] == "star":
            value = m.eval(item[2])
            if m.st is None:
                return Unknown()
            items, rest, deps = spread(m, value)
            seq.items += items
            if rest is not None:
                seq.rest, seq.rest_deps = rest, deps
        else:
            seq.items.append((m.eval(item), None))
            if m.st is None:
                return Unknown()
    return m.add(seq)


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


def _compare(m: Machine, node: Node) -> Value:
    left = m.eval(node[2])
    result: bool | None = True
    deps: Deps = NO_DEPS
    for op, right_node in node[3]:
        right = m.eval(right_node)
        if m.st is None:
            return Unknown()
        outcome, why = compare(m, op, left, right)
        if outcome is False:
            return Const(False)
        if outcome is None:
            result = None
            deps |= why
        left = right
    if result is None:
        return Choice(((Const(True), deps), (Const(False), deps)))
    return Const(True)


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


def _comprehension(m: Machine, node: Node, until: bool | None = None) -> Value:
    """`until`: what is asked of the elements, one after the other, ends when one has this truth (`any`, `all`)."""
    kind, element, clauses = node[2], node[3], node[4]
    result: Ref = m.new_dict(node) if kind == "dict" else m.add(Seq("iterator" if kind == "generator" else kind))
    stopped: list[State] = []
    # A scope of its own, so that the loop variables do not leak.
    env = Instance("env")
    env.data = m.frame.env
    outer_env, around = m.frame.env, m.frame.around
    m.frame.env = m.add(env).id
    m.frame.around = outer_env if around < 0 else around

    def emit(certain: bool, deps: Deps) -> None:
        if kind == "dict":
            key, value = m.eval(element[0]), m.eval(element[1])
            if m.st is not None:
                subscripts.set_item(m, result, key, value, None if certain else deps)
        else:
            value = m.eval(element)
            if m.st is not None:
                m.own(result).items.append((value, None if certain else deps))
                if until is not None:
                    _stop(m, value, until, stopped)

    def walk(i: int, certain: bool, deps: Deps) -> None:
        if m.st is None:
            return
        if i == len(clauses):
            emit(certain, deps)
            return
        clause = clauses[i]
        if clause[0] == "if":
            test = m.eval(clause[1])
            decided, why = decide(m, test)
            if decided is False:
                return
            if decided is None:
                before = m.live.fork()
                refine(m, clause[1], True)
                walk(i + 1, False, deps | why)
                if m.st is None:
                    m.st = before
                return
            walk(i + 1, certain, deps)
            return
        iterable = m.eval(clause[2])
        if m.st is None:
            return
        for value, presence in elements(m, iterable):
            if m.st is None:
                return
            assign_target(m, clause[1], value)
            if presence is None:
                walk(i + 1, certain, deps)
            else:
                open_loop(m, result, presence)
                walk(i + 1, False, deps | presence)

    first = next((c for c in clauses if c[0] == "for"), None)
    try:
        with shared(m, node, outer_env, first is not None and shares(m.program, node, first[1], (element, *clauses))):
            walk(0, True, NO_DEPS)
    finally:
        m.frame.env, m.frame.around = outer_env, around
    for state in stopped:
        m.st = join_states(m.st, state, NO_DEPS)
    return result


def _stop(m: Machine, value: Value, until: bool, stopped: list[State]) -> None:
    """Nothing behind an element is looked at where it decides."""
    decided, _ = decide(m, value)
    if decided is until:
        stopped.append(m.live)
        m.st = None
    elif decided is None:
        stopped.append(m.live.fork())


def open_loop(m: Machine, result: Ref, deps: Deps) -> None:
    """A loop over something of unknown length feeds `result`: there may be more than one more element."""
    if m.st is None:
        return
    obj = m.own(result)
    if isinstance(obj, Dict):
        obj.open = (obj.open or NO_DEPS) | deps
    elif isinstance(obj, Seq):
        obj.rest_deps = obj.rest_deps | deps


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


def _await(m: Machine, node: Node) -> Value:
    value = m.eval(node[2]) if node[2] is not None else NONE
    return settle(m, value, node)


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


def assign_target(m: Machine, target: Node, value: Value) -> None:
    """Bind a target (name, attribute, item, tuple of targets) to a value."""
    if m.st is None:
        return
    kind = target[0]
    if kind == "name":
        m.bind(target[2], value)
    elif kind == "attr":
        owner = m.eval(target[2])
        if m.st is not None:
            attributes.set_attribute(m, owner, target[3], value, target)
    elif kind == "index" and _assign_in_namespace(m, target, value):
        return
    elif kind == "index":
        owner_node = target[2]
        owner = m.eval(owner_node)
        key = m.eval(target[3])
        if m.st is not None:
            fates.named(m, last_word(owner_node), value)
            if isinstance(key, Const) and isinstance(key.value, str):
                fates.named(m, key.value, value)
            subscripts.store_item(m, owner, key, value, target)
    elif kind in ("tuple", "list"):
        _unpack(m, target[2], value)
    elif kind == "star":
        assign_target(m, target[2], value)


def _assign_in_namespace(m: Machine, target: Node, value: Value) -> bool:
    """`globals()[name] = value`, `vars(owner)[name] = value`, `owner.__dict__[name] = value`: sets a name or attribute.
    False: another kind of target."""
    owner = target[2]
    is_call = owner[0] == "call" and owner[3][0] == "name" and owner[3][2] in ("globals", "vars")
    if not is_call and not (owner[0] == "attr" and owner[3] == "__dict__"):
        return False
    if is_call and m.lookup(owner[3][2]) is not None:
        return False
    key = m.eval(target[3]) if target[3][0] != "slice" else Unknown()
    if m.st is None or not isinstance(key, Const) or not isinstance(key.value, str):
        return m.st is None
    if is_call and not owner[4]:
        if owner[3][2] == "vars":
            return False
        attributes.set_attribute(m, ModuleValue(m.frame.module), key.value, value, target)
        return True
    holder = m.eval(owner[4][0][2] if is_call else owner[2])
    if m.st is None:
        return True
    inst = m.as_instance(holder)
    if inst is not None and inst.client is None and isinstance(holder, Ref):  # no `__setattr__` sees it
        m.own(holder).attrs[key.value] = (value, None)
    else:
        attributes.set_attribute(m, holder, key.value, value, target)
    return True


def _unpack(m: Machine, targets: tuple[Node, ...], value: Value) -> None:
    star = next((i for i, t in enumerate(targets) if t[0] == "star"), None)
    rows: list[tuple[list[Value], Deps]] = []
    for inner, deps in alternatives(value):
        items, rest, _ = spread(m, inner)
        values = [v for v, _ in items]
        if star is not None:
            tail = len(targets) - star - 1
            middle = values[star : len(values) - tail] if tail else values[star:]
            ref = m.new_seq("list", middle)
            if rest is not None:
                m.own(ref).rest = rest
            row = [*values[:star], ref, *(values[len(values) - tail :] if tail else [])]
        else:
            row = values
        fill: Value = rest if rest is not None else Unknown(deps_of(inner))
        doubt = deps_of(rest) if rest is not None else NO_DEPS
        if doubt:
            m.may_raise(doubt)  # ValueError: there are more or fewer of them
        row += [fill] * (len(targets) - len(row))
        rows.append((row, deps))
    for i, target in enumerate(targets):
        joined = choose([(row[i], deps) for row, deps in rows])
        assign_target(m, target, joined)


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
        "compare": _compare,
        "if": _conditional,
        "comp": _comprehension,
        "lambda": _lambda,
        "walrus": _walrus,
        "await": _await,
        "yield": _yield,
        "yield_from": _yield_from,
        "unknown": _unknown,
    }
)
