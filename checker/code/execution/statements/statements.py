"""Execution of statements."""

from __future__ import annotations

from checker.code.execution.calls.escapes import is_safe
from checker.code.execution.calls.safe_calls import may_raise
from checker.code.execution.calls.suspended import suspended
from checker.code.execution.calls.tasks import settle
from checker.code.execution.expressions import items, merging
from checker.code.execution.expressions.narrowing import refine
from checker.code.execution.expressions.operators import binary, in_place
from checker.code.execution.expressions.sequences import spread
from checker.code.execution.expressions.truth import decide
from checker.code.execution.heap import Instance
from checker.code.execution.machine import STATEMENTS, Machine
from checker.code.execution.names.definitions import define_class, define_function
from checker.code.execution.objects import attribute_writes
from checker.code.execution.statements.assignment import assign
from checker.code.execution.statements.loops import break_, continue_, for_, while_
from checker.code.execution.statements.patterns import match_pattern
from checker.code.execution.statements.try_blocks import exception_of, try_
from checker.code.execution.statements.with_blocks import run_within
from checker.code.execution.states import State, join_states
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Choice,
    Class,
    External,
    Function,
    Method,
    Partial,
    Ref,
    Super,
    Unknown,
    Value,
    alternatives,
)
from checker.code.source.summary import Node
from checker.code.wire import fates


def _expr(m: Machine, node: Node) -> None:
    if _is_never_read(m, node[2]):
        return
    if not m.frame.want and node[2][0] == "call":
        # What a library's function returns to nobody, and is given by nobody who matters, changes nothing here. (An
        # object of a library may hold functions of the project: `self.stack.close()`.)
        function = m.eval(node[2][3])
        held = isinstance(function, Method) and isinstance(function.receiver, Ref)
        if m.st is None or not (held or isinstance(function, (Function, Choice, Partial, Class, Ref, Super))):
            if not is_safe(m, function) or may_raise(node[2][4]):
                m.may_raise()
            return
    value = m.eval(node[2])
    if m.st is not None:
        fates.dropped(m, value)
        inst = m.as_instance(value)
        if inst is not None and inst.kind == "generator" and node[2][0] == "call":
            return


def _is_never_read(m: Machine, node: Node) -> bool:
    """`map(send, prompts)` as a statement: nothing reads it, so it does nothing."""
    lazy = node[0] == "call" and node[3][0] == "name" and node[3][2] in ("map", "filter")
    return lazy and m.lookup(node[3][2]) is None


def _assign(m: Machine, node: Node) -> None:
    value = suspended(m, node[3]) or m.eval(node[3])
    for target in node[2]:
        if m.st is None:
            return
        assign(m, target, value)


def _annotated(m: Machine, node: Node) -> None:
    if node[4] is not None:
        value = m.eval(node[4])
        if m.st is not None:
            assign(m, node[2], value)


def _augment(m: Machine, node: Node) -> None:
    target, op = node[2], node[3]
    current = m.eval(target)
    if m.st is None:
        return
    value = m.eval(node[4])
    if m.st is None:
        return
    if op == "|" and m.as_dict(current) is not None:
        merging.merge_into(m, current, value, node)  # type: ignore[arg-type]
        attribute_writes.settle_namespace(m, current)
        if target[0] == "attr" and m.st is not None:
            assign(m, target, current)  # a property's setter is called
        return
    if op == "+" and m.as_seq(current) is not None:
        items, rest, deps = spread(m, value)
        seq = m.own(current)  # type: ignore[arg-type]
        seq.items = seq.items + items
        if rest is not None:
            seq.rest, seq.rest_deps = rest, seq.rest_deps | deps
        return
    m.refused(current)
    own = in_place(m, op, current, value, node)
    assign(m, target, own if own is not None else binary(m, op, current, value, node))


def _delete(m: Machine, node: Node) -> None:
    for target in node[2]:
        if m.st is None:
            return
        if target[0] == "index":
            owner, key = m.eval(target[2]), m.eval(target[3])
            if m.st is not None:
                items.delete_item(m, owner, key)
        elif target[0] == "attr":
            _delete_attribute(m, m.eval(target[2]), target[3])
        elif target[0] == "name":
            env = m.live.get(m.frame.env)
            if isinstance(env, Instance) and target[2] in env.attrs:
                m.live.own(m.frame.env).attrs.pop(target[2])


def _delete_attribute(m: Machine, owner: Value, name: str) -> None:
    items = alternatives(owner)
    for inner, deps in items:
        inst = m.as_instance(inner)
        if inst is None or not isinstance(inner, Ref) or m.st is None:
            continue
        if len(items) == 1 and attribute_writes.deletes(m, inner, inst, name):
            continue
        attrs = m.own(inner).attrs
        if len(items) == 1:
            attrs.pop(name, None)
        elif name in attrs:
            attrs[name] = (attrs[name][0], deps)


def _return(m: Machine, node: Node) -> None:
    value: Value = NONE
    if node[2] is not None:
        value = suspended(m, node[2]) or m.eval(node[2]) if m.frame.want else Unknown()
    if m.st is not None:
        m.frame.returns.append((m.st, value))
        m.st = None


def _raise(m: Machine, node: Node) -> None:
    value = m.eval(node[2]) if node[2] is not None else None
    if node[2] is None:  # what is handled here, once more
        m.fail(m.frame.handling[-1] if m.frame.handling else None)
        return
    m.fail(exception_of(m, value, node[2]) if value is not None and m.st is not None else None)


def _assert(m: Machine, node: Node) -> None:
    test = m.eval(node[2])
    if m.st is None:
        return
    decided, deps = decide(m, test)
    if decided is False:
        m.fail()
        return
    if deps:
        m.may_raise(deps)
    refine(m, node[2], True)


def _if(m: Machine, node: Node) -> None:
    test_node = node[2]
    test = m.eval(test_node)
    if m.st is None:
        return
    if isinstance(test, External) and test.name.endswith("TYPE_CHECKING"):
        # What is imported for the type checker only is not there at run time, yet annotations speak of it.
        m.run_block(tuple(s for s in node[3] if s[0] in ("import", "from")))
        m.run_block(node[4])
        return
    decided, deps = decide(m, test)
    if decided is not None:
        refine(m, test_node, decided)
        m.run_block(node[3] if decided else node[4])
        return

    def then() -> Value:
        refine(m, test_node, True)
        m.run_block(node[3])
        return NONE

    def otherwise() -> Value:
        refine(m, test_node, False)
        m.run_block(node[4])
        return NONE

    m.split(deps, then, otherwise)


def _with(m: Machine, node: Node) -> None:
    _with_items(m, node[2], node[3], node)


def _with_items(m: Machine, items: tuple[tuple[Node, Node | None], ...], body: tuple[Node, ...], node: Node) -> None:
    if not items:
        m.run_block(body)
        return
    (value_node, target), rest = items[0], items[1:]
    manager = m.eval(value_node)
    if m.st is None:
        return
    manager = settle(m, manager, node) if _is_coroutine(m, manager) else manager

    def inside(value: Value) -> None:
        if target is not None:
            assign(m, target, value)
        _with_items(m, rest, body, node)

    run_within(m, manager, inside, node)


def _is_coroutine(m: Machine, value: Value) -> bool:
    inst = m.as_instance(value)
    return inst is not None and inst.kind == "coroutine"


def _match(m: Machine, node: Node) -> None:
    subject = m.eval(node[2])
    if m.st is None:
        return
    cond = m.live.cond
    ended: State | None = None
    for pattern, guard, body in node[3]:
        if m.st is None:
            break
        outcome, deps = match_pattern(m, pattern, subject)
        if outcome is False:
            continue
        missed = m.live.fork() if outcome is None or guard is not None else None
        outcome, deps = match_pattern(m, pattern, subject, bind=True)
        if guard is not None and m.st is not None:
            decided, why = decide(m, m.eval(guard))
            bound = m.live.fork() if decided is not True else None
            unmatched = missed if outcome is None else None
            missed = join_states(bound, unmatched, deps)  # what the pattern binds stays bound where the guard fails
            if decided is False:
                m.st = missed
                continue
            deps |= why
        if m.st is not None:
            m.st.cond = m.st.cond | deps
            m.run_block(body)
        ended = join_states(ended, m.st, deps)
        m.st = missed
        if missed is not None:
            missed.cond = missed.cond | deps
    m.st = join_states(ended, m.st, m.st.cond if m.st is not None else NO_DEPS)
    if m.st is not None:
        m.st.cond = cond


def _scope(m: Machine, node: Node) -> None:
    """Declared when the function was lowered."""


def _def(m: Machine, node: Node) -> None:
    summary = m.frame.module.parsed.function(node[2])
    value = define_function(m, summary)
    if m.st is not None:
        m.bind(summary.name, value)


def _class(m: Machine, node: Node) -> None:
    summary = m.frame.module.parsed.class_(node[2])
    value = define_class(m, summary)
    if m.st is not None:
        m.bind(summary.name, value)


def _pass(m: Machine, node: Node) -> None:
    """Nothing."""


STATEMENTS.update(
    {
        "expr": _expr,
        "assign": _assign,
        "annotated": _annotated,
        "augment": _augment,
        "delete": _delete,
        "return": _return,
        "raise": _raise,
        "assert": _assert,
        "if": _if,
        "for": for_,
        "while": while_,
        "break": break_,
        "continue": continue_,
        "try": try_,
        "with": _with,
        "match": _match,
        "global": _scope,
        "nonlocal": _scope,
        "def": _def,
        "class": _class,
        "pass": _pass,
    }
)
