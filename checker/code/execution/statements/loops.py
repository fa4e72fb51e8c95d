"""Loops: turns over what is known, any number of turns over what is not."""

from __future__ import annotations

from typing import Any

from checker.code.execution.calls.calls import run_function, summary_of
from checker.code.execution.calls.closing import close_generator
from checker.code.execution.calls.retrying import retry_loop
from checker.code.execution.calls.tasks import settle
from checker.code.execution.expressions.narrowing import refine
from checker.code.execution.expressions.sequences import bounded, peek, use_up
from checker.code.execution.expressions.truth import decide
from checker.code.execution.heap import Instance, Slot
from checker.code.execution.machine import Machine
from checker.code.execution.statements.assignment import assign
from checker.code.execution.statements.exits import exits_of, take_exits
from checker.code.execution.statements.settled import MAX_TURNS, outline
from checker.code.execution.statements.turns import shared, shares, takes_next
from checker.code.execution.states import State, join_states
from checker.code.execution.values import NO_DEPS, NUMBER, Const, Deps, Ref, Value
from checker.code.source.summary import Node

MAX_UNROLL = 40
MAX_WHILE = 12
LAST_TURNS = 2  # of a loop that goes on: what it counts is not known in them


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


def for_(m: Machine, node: Node) -> None:
    """A `for` statement."""
    target, body = node[2], node[4]
    iterable = settle_iterable(m, m.eval(node[3]), node)
    if m.st is None or (isinstance(iterable, Ref) and over_generator(m, node, iterable)):
        return
    m.not_iterated(iterable)
    items, rest, rest_deps = peek(m, iterable)
    if m.st is None:
        return
    wanted = (rest is not None or len(items) > 1) and shares(m.program, node, target, body)
    with shared(m, node, m.frame.env, wanted):
        _turns(m, node, iterable, items, rest, rest_deps)


def over_generator(m: Machine, node: Node, ref: Ref) -> bool:
    """A loop over a generator function: each turn runs where the function yields, so that what it does after a
    yield comes after the turn, or not at all where the turn leaves the loop. False: it was not followed to its end."""
    inst = m.as_instance(ref)
    if inst is None or inst.kind != "generator" or not isinstance(inst.data, tuple) or m.probe is not None or m.survey:
        return False
    function, args, at, *taken = inst.data
    if taken:
        return False
    outer, frame, cond = len(m.frames), m.frame, m.live.cond
    marks, before = exits_of(frame), m.live.fork()
    broken: list[State] = []
    first = len(m.sightings)

    def on_yield(value: Value) -> None:
        inner = m.frames[outer:]
        del m.frames[outer:]
        within = m.live.cond
        m.live.cond = cond | within
        try:
            assign(m, node[2], value)
            broken.extend(_loop_body(m, node[4], within)[0])
        finally:
            m.frames.extend(inner)
        if m.st is not None:
            m.st.cond = within

    with shared(m, node, frame.env, shares(m.program, node, node[2], node[4])):
        result = run_function(m, function, summary_of(function), list(args), at, on_yield)
    if result is m.cut:  # what it did is taken back
        take_exits(marks)
        del m.sightings[first:]
        m.st = before
        return False
    if m.st is not None:
        m.own(ref).data = []
    _after_loop(m, node[5], broken, cond)
    if broken:
        close_generator(m, ref, (function, args, at), node)
    return True


def _turns(m: Machine, node: Node, iterable: Value, items: list[Slot], rest: Value | None, rest_deps: Deps) -> None:
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
        assign(m, target, value)
        broke, _ = _loop_body(m, body, have or NO_DEPS)
        broken += broke
        if skipped is not None:
            m.st = join_states(m.st, skipped, have or NO_DEPS)
            if m.st is not None:
                m.st.cond = cond
    if rest is not None and m.st is not None:
        broken += _open_loop(m, target, rest, rest_deps, body)
    use_up(m, iterable)  # where the loop is left before its end, what is left of an iterator is not told
    _after_loop(m, otherwise, broken, cond)


def _open_loop(m: Machine, target: Node, value: Value, deps: Deps, body: tuple[Node, ...]) -> list[State]:
    """Any number of turns: two are run, so that what one turn leaves is seen by the next, and more where the second
    one leaves something else than the first; none may happen at all."""
    broken: list[State] = []
    before: dict[str, Any] = {}
    for turn in range(MAX_TURNS):
        if m.st is None:
            break
        now = outline(m)
        if turn > 1 and now == before:
            break
        before = now
        skipped = m.live.fork()
        m.live.cond = m.live.cond | deps
        assign(m, target, value)
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
    if inst is not None and inst.kind == "retrying" and isinstance(value, Ref):
        return retry_loop(m, value)
    return value


def while_(m: Machine, node: Node) -> None:
    """A `while` statement."""
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


def break_(m: Machine, node: Node) -> None:
    """A `break` statement."""
    if m.st is not None:
        m.frame.breaks.append(m.st)
        m.st = None


def continue_(m: Machine, node: Node) -> None:
    """A `continue` statement."""
    if m.st is not None:
        m.frame.continues.append(m.st)
        m.st = None
