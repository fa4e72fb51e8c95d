"""Execution of statements."""

from __future__ import annotations

from checker.code.execution import attributes, subscripts
from checker.code.execution.calls import call_method, define_class, define_function
from checker.code.execution.expressions import assign_target
from checker.code.execution.heap import Instance, Slot, State, join_states
from checker.code.execution.machine import STATEMENTS, Machine
from checker.code.execution.operators import binary
from checker.code.execution.patterns import match_pattern
from checker.code.execution.sequences import bounded, spread
from checker.code.execution.slicing import last_word
from checker.code.execution.tasks import settle
from checker.code.execution.truth import decide, refine
from checker.code.execution.turns import shared, shares, takes_next
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    NUMBER,
    Choice,
    Class,
    Const,
    Deps,
    External,
    Function,
    Partial,
    Ref,
    Super,
    Unknown,
    Value,
    alternatives,
)
from checker.code.execution.with_blocks import (
    Exits,
    close_context,
    enter_context,
    enter_patch,
    exits_of,
    stack_swallows,
    swallows,
    take_exits,
)
from checker.code.source.summary import Node

MAX_UNROLL = 40
MAX_WHILE = 12
LAST_TURNS = 2  # of a loop that goes on: what it counts is not known in them


def _expr(m: Machine, node: Node) -> None:
    if not m.frame.want and node[2][0] == "call":
        # What a library's function returns to nobody, and is given by nobody who matters, changes nothing here.
        function = m.eval(node[2][3])
        if m.st is None or not isinstance(function, (Function, Choice, Partial, Class, Ref, Super)):
            return
    value = m.eval(node[2])
    if m.st is not None:
        inst = m.as_instance(value)
        if inst is not None and inst.kind == "generator" and node[2][0] == "call":
            return


def _assign(m: Machine, node: Node) -> None:
    value = m.eval(node[3])
    for target in node[2]:
        if m.st is None:
            return
        assign_target(m, target, value)


def _annotated(m: Machine, node: Node) -> None:
    if node[4] is not None:
        value = m.eval(node[4])
        if m.st is not None:
            assign_target(m, node[2], value)


def _augment(m: Machine, node: Node) -> None:
    target, op = node[2], node[3]
    current = m.eval(target)
    if m.st is None:
        return
    value = m.eval(node[4])
    if m.st is None:
        return
    if op == "|" and m.as_dict(current) is not None:
        subscripts.merge_into(m, current, value, node)  # type: ignore[arg-type]
        return
    if op == "+" and m.as_seq(current) is not None:
        items, rest, deps = spread(m, value)
        seq = m.own(current)  # type: ignore[arg-type]
        seq.items = seq.items + items
        if rest is not None:
            seq.rest, seq.rest_deps = rest, seq.rest_deps | deps
        return
    assign_target(m, target, binary(m, op, current, value, node))


def _delete(m: Machine, node: Node) -> None:
    for target in node[2]:
        if m.st is None:
            return
        if target[0] == "index":
            owner, key = m.eval(target[2]), m.eval(target[3])
            if m.st is not None:
                subscripts.delete_item(m, owner, key)
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
        attrs = m.own(inner).attrs
        if len(items) == 1:
            attrs.pop(name, None)
        elif name in attrs:
            attrs[name] = (attrs[name][0], deps)


def _return(m: Machine, node: Node) -> None:
    value: Value = NONE
    if node[2] is not None:
        value = m.eval(node[2]) if m.frame.want else Unknown()
    if m.st is not None:
        m.frame.returns.append((m.st, value))
        m.st = None


def _raise(m: Machine, node: Node) -> None:
    if node[2] is not None:
        m.eval(node[2])
    m.fail()


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


def _loop_body(m: Machine, body: tuple[Node, ...], deps: Deps) -> tuple[list[State], None]:
    """One turn: the state after it holds what fell through or continued; breaks are returned."""
    frame = m.frame
    breaks, continues = frame.breaks, frame.continues
    frame.breaks, frame.continues = [], []
    m.run_block(body)
    state = m.st
    for other in frame.continues:
        state = join_states(state, other, deps | other.cond)
    m.st = state
    out = frame.breaks
    frame.breaks, frame.continues = breaks, continues
    return out, None


def _for(m: Machine, node: Node) -> None:
    target, body = node[2], node[4]
    iterable = settle_iterable(m, m.eval(node[3]), node)
    if m.st is None:
        return
    items, rest, rest_deps = spread(m, iterable)
    if m.st is None:
        return
    wanted = (rest is not None or len(items) > 1) and shares(m.program, node, target, body)
    with shared(m, node, m.frame.env, wanted):
        _turns(m, node, items, rest, rest_deps)


def _turns(m: Machine, node: Node, items: list[Slot], rest: Value | None, rest_deps: Deps) -> None:
    target, body, otherwise = node[2], node[4], node[5]
    cond = m.live.cond
    broken: list[State] = []
    items, rest, rest_deps = bounded(items, rest, rest_deps, MAX_UNROLL)
    for value, have in items:
        if m.st is None:
            break
        skipped = None
        if have is not None:
            skipped = m.live.fork()
            m.live.cond = m.live.cond | have
        assign_target(m, target, value)
        broke, _ = _loop_body(m, body, have or NO_DEPS)
        broken += broke
        if skipped is not None:
            m.st = join_states(m.st, skipped, have or NO_DEPS)
            if m.st is not None:
                m.st.cond = cond
    if rest is not None and m.st is not None:
        broken += _open_loop(m, target, rest, rest_deps, body)
    _after_loop(m, otherwise, broken, cond)


def _open_loop(m: Machine, target: Node, value: Value, deps: Deps, body: tuple[Node, ...]) -> list[State]:
    """Any number of turns: two are run, so that what one turn leaves is seen by the next; none may happen at all."""
    broken: list[State] = []
    for _ in range(2):
        if m.st is None:
            break
        skipped = m.live.fork()
        m.live.cond = m.live.cond | deps
        assign_target(m, target, value)
        broke, _none = _loop_body(m, body, deps)
        broken += broke
        m.st = join_states(skipped, m.st, deps)
        if m.st is not None:
            m.st.cond = skipped.cond
    return broken


def _after_loop(m: Machine, otherwise: tuple[Node, ...], broken: list[State], cond: Deps) -> None:
    if m.st is not None and otherwise:
        m.run_block(otherwise)
    for state in broken:
        m.st = join_states(m.st, state, state.cond)
    if m.st is not None:
        m.st.cond = cond


def settle_iterable(m: Machine, value: Value, node: Node) -> Value:
    """The thing a loop runs over: an object with __iter__ or __aiter__ gives it."""
    inst = m.as_instance(value)
    if inst is not None and inst.kind == "coroutine":
        return settle(m, value, node)
    return value


def _while(m: Machine, node: Node) -> None:
    with shared(m, node, m.frame.env, takes_next(node[2], node[3])):
        _while_turns(m, node)


def _while_turns(m: Machine, node: Node) -> None:
    test_node, body, otherwise = node[2], node[3], node[4]
    cond = m.live.cond
    broken: list[State] = []
    exits: list[State] = []
    undecided = 0
    before = _numbers(m)
    for turn in range(MAX_WHILE):
        if m.st is None:
            break
        if turn == MAX_WHILE - LAST_TURNS:
            _forget_counters(m, before)
        test = m.eval(test_node)
        if m.st is None:
            break
        decided, deps = decide(m, test)
        if decided is False:
            break
        if decided is None:
            undecided += 1
            leave = m.live.fork()
            leave.cond = leave.cond | deps
            m.live.cond = m.live.cond | deps
            refine(m, test_node, True)
            exits.append(leave)
        broke, _none = _loop_body(m, body, deps)
        broken += broke
        if (undecided >= 2 or broken) and decided is None:
            break
        if decided is True and broken and len(broken) >= 3:
            break
    else:
        if m.st is not None and undecided == 0 and decide(m, m.eval(test_node))[0] is True:
            m.st = m.st if not broken else None
    _leave(m, exits, otherwise, broken, cond)


def _numbers(m: Machine) -> dict[str, Value]:
    """The numbers among the names of the scope at work."""
    env = m.live.get(m.frame.env)
    slots = env.attrs if isinstance(env, Instance) else {}
    return {name: v for name, (v, _) in slots.items() if isinstance(v, Const) and isinstance(v.value, (int, float))}


def _forget_counters(m: Machine, before: dict[str, Value]) -> None:
    """Numbers that a loop has changed by now count its turns: what they come to is not followed."""
    now = _numbers(m)
    changed = [name for name, value in before.items() if name in now and now[name] != value]
    for name in changed:
        m.live.own(m.frame.env).attrs[name] = (NUMBER, None)


def _leave(m: Machine, exits: list[State], otherwise: tuple[Node, ...], broken: list[State], cond: Deps) -> None:
    for state in exits:
        m.st = join_states(m.st, state, state.cond)
    _after_loop(m, otherwise, broken, cond)


def _break(m: Machine, node: Node) -> None:
    if m.st is not None:
        m.frame.breaks.append(m.st)
        m.st = None


def _continue(m: Machine, node: Node) -> None:
    if m.st is not None:
        m.frame.continues.append(m.st)
        m.st = None


def _try(m: Machine, node: Node) -> None:
    body, handlers, otherwise, final = node[2], node[3], node[4], node[5]
    if not final:
        _guarded(m, body, handlers, otherwise)
        return
    leaving = m.catching()
    marks = exits_of(m.frame)
    m.frame.tries.append(leaving)
    _guarded(m, body, handlers, otherwise)
    m.frame.tries.pop()
    _finally(m, final, leaving, marks)


def _guarded(m: Machine, body: tuple[Node, ...], handlers: tuple[Node, ...], otherwise: tuple[Node, ...]) -> None:
    """A block with the handlers of its exceptions."""
    start = m.live.fork()
    cond = start.cond
    caught = m.catching()
    m.frame.tries.append(caught)
    m.run_block(body)
    m.frame.tries.pop()
    if otherwise and m.st is not None:
        m.run_block(otherwise)
    ended = m.st
    thrown: list[State] = caught
    if handlers and not thrown and not _only_lookups(handlers):
        thrown = [start]  # nothing that is known to raise: the code expects that something does
    if not _catch_all(handlers):
        m.throw(thrown)
    if handlers and thrown:
        ended = _handled(m, handlers, thrown, ended, cond)
    m.st = ended
    if m.st is not None:
        m.st.cond = cond


_EVERYTHING = frozenset({"Exception", "BaseException"})


def _catch_all(handlers: tuple[Node, ...]) -> bool:
    """Whether no exception gets past the handlers."""
    return any(
        kind is None or any(n in ("Exception", "BaseException") for n in _kinds_named(kind)) for kind, _, _ in handlers
    )


def _kinds_named(kind: Node) -> list[str]:
    """The exceptions that a handler names, by the last part of their names."""
    return [last_word(part) for part in (kind[2] if kind[0] == "tuple" else (kind,))]


def _handled(
    m: Machine, handlers: tuple[Node, ...], thrown: list[State], ended: State | None, cond: Deps
) -> State | None:
    """The state after the handlers, each run on what the exceptions leave, joined with the state of the body's end."""
    entry: State | None = None
    for state in thrown:
        entry = join_states(entry, state, NO_DEPS)
    why = _decided_by(thrown)
    for _kind, name, handler_body in handlers:
        if entry is None:
            break
        m.st = entry.fork()
        m.st.cond = cond | why
        if name:
            m.bind(name, Unknown(NO_DEPS, True))
        m.run_block(handler_body)
        ended = join_states(ended, m.st, why)
    return ended


def _decided_by(thrown: list[State]) -> Deps:
    """What decides whether one of some exceptions leaves; nothing, where the code itself may throw one."""
    return NO_DEPS.union(*(s.raised for s in thrown)) if all(s.raised for s in thrown) else NO_DEPS


_LOOKUPS = frozenset(
    {"KeyError", "IndexError", "LookupError", "AttributeError", "StopIteration", "ValueError", "TypeError"}
)


def _only_lookups(handlers: tuple[Node, ...]) -> bool:
    """Whether all handlers are for exceptions whose every source is followed."""
    return all(kind is not None and all(n in _LOOKUPS for n in _kinds_named(kind)) for kind, _, _ in handlers)


def _finally(m: Machine, final: tuple[Node, ...], leaving: list[State], marks: Exits) -> None:
    """`finally` runs on each way out: after the body, before each return, break and continue, and where an exception
    leaves."""
    normal = m.st
    for where, item in take_exits(marks):
        m.st = item[0] if isinstance(item, tuple) else item
        m.run_block(final)
        if m.st is not None:
            where.append((m.st, item[1]) if isinstance(item, tuple) else m.st)
    if leaving:
        why = _decided_by(leaving)
        thrown: State | None = None
        for state in leaving:
            thrown = join_states(thrown, state.fork(), NO_DEPS)
        m.st = thrown
        m.live.cond = m.live.cond | why
        m.run_block(final)
        if m.st is not None:
            m.st.raised = why
            m.throw([m.st])
    m.st = normal
    if m.st is not None:
        m.run_block(final)


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
            assign_target(m, target, value)
        _with_items(m, rest, body, node)

    if enter_context(m, manager, inside, node):
        return
    brought = m.as_instance(manager)
    if brought is not None and brought.kind == "ambient":
        m.ambient.append(brought.data)
        try:
            inside(manager)
        finally:
            m.ambient.pop()
        return
    marks = exits_of(m.frame)
    entered = manager
    inst = m.as_instance(manager)
    cond = m.live.cond
    thrown = m.catching() if swallows(m, inst) else None
    if inst is not None and inst.kind == "instance" and inst.cls is not None:
        name = "__enter__" if attributes.find_in_class(m, inst.cls, "__enter__") is not None else "__aenter__"
        if attributes.find_in_class(m, inst.cls, name) is not None:
            entered = settle(m, call_method(m, manager, name, [], node), node)
    if inst is not None and inst.kind == "patched" and isinstance(manager, Ref):
        entered = enter_patch(m, manager, node)
    if m.st is None:
        return
    if thrown is None:
        inside(entered)
    else:
        m.frame.tries.append(thrown)
        inside(entered)
        m.frame.tries.pop()
        if inst is not None and inst.kind == "stack" and not stack_swallows(m, manager):
            m.throw(thrown)
        elif thrown:
            m.st = _handled(m, ((None, None, ()),), thrown, m.st, cond)
    normal = m.st
    for where, leaving in take_exits(marks):
        m.st = leaving[0] if isinstance(leaving, tuple) else leaving
        close_context(m, manager, node)
        if m.st is not None:
            where.append((m.st, leaving[1]) if isinstance(leaving, tuple) else m.st)
    m.st = normal
    if m.st is not None:
        close_context(m, manager, node)


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
            if decided is False:
                m.st = missed
                continue
            deps |= why
            if decided is True and outcome is True:
                missed = None
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
        "for": _for,
        "while": _while,
        "break": _break,
        "continue": _continue,
        "try": _try,
        "with": _with,
        "match": _match,
        "global": _scope,
        "nonlocal": _scope,
        "def": _def,
        "class": _class,
        "pass": _pass,
    }
)
