"""Context managers: what runs before and after a `with` block, on every way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.code.execution import classes
from checker.code.execution.budget import MAX_SNAPSHOTS
from checker.code.execution.calls import call, call_method, run_function, summary_of
from checker.code.execution.frames import Frame
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.patches import leave_patch
from checker.code.execution.states import State, Thrown, fold_state, join_states
from checker.code.execution.tasks import settle
from checker.code.execution.truth import decide
from checker.code.execution.values import (
    FILLED,
    NO_DEPS,
    NONE,
    Function,
    Partial,
    Ref,
    Unknown,
    Value,
    choose,
)
from checker.code.source.summary import Node, blocks
from checker.code.trail import DepKind

MAX_EXITS = 6


def enter_context(m: Machine, manager: Value, inside: Callable[[Value], None], node: Node) -> bool:
    """`with` over a generator-based manager: the body runs where it yields. False: another kind of manager."""
    inst = m.as_instance(manager)
    if inst is None or inst.kind != "manager":
        return False
    function, args, at = inst.data
    outer = len(m.frames)
    body = m.frame
    left: list[tuple[list[Any], Any]] = []
    alive = True
    ran = raised = False

    def on_yield(value: Value) -> None:
        nonlocal ran, alive, raised
        if ran:
            return
        ran = True
        inner = m.frames[outer:]
        del m.frames[outer:]
        tries = body.tries
        marks = exits_of(body)
        thrown = m.catching()
        body.tries = [*tries, thrown]
        try:
            inside(value)
        finally:
            body.tries = tries
            m.frames.extend(inner)
        # What the block raises comes out of the `yield`: the manager's own handlers see it first.
        catching = next((f.tries[-1] for f in reversed(inner) if f.tries), tries[-1] if tries else None)
        if catching is not None:
            for state in thrown:
                fold_state(catching, state, MAX_SNAPSHOTS)
        raised = bool(thrown)
        alive = m.st is not None
        left.extend(take_exits(marks))
        for _, leaving in left:  # what follows the yield runs on each way out
            m.st = join_states(m.st, leaving[0] if isinstance(leaving, tuple) else leaving, NO_DEPS)

    before = m.live.fork() if m.survey else None
    result = run_function(m, function, summary_of(function), list(args), at, on_yield)
    if result is m.cut or (m.survey and not ran):  # the body runs all the same, and what it did was taken back
        m.st = m.st or before
        if m.st is not None:
            inside(m.unknown(DepKind.RESULT, "the value of a context manager that is not followed", node))
        return True
    if m.st is not None:
        for where, leaving in left:
            state = m.st.fork()
            state.cond = (leaving[0] if isinstance(leaving, tuple) else leaving).cond
            where.append((state, m.surviving(leaving[1], node)) if isinstance(leaving, tuple) else state)
        if not alive and not (raised and _absorbs(summary_of(function).body)):
            m.st = None
    return True


def swallows(m: Machine, inst: Instance | None) -> bool:
    """Whether a manager may end an exception of its block, so that what follows the block is reached: suppress(), or
    an `__exit__` that returns something true."""
    if inst is None:
        return False
    if inst.kind in ("suppress", "stack"):  # of a stack what it holds at the end decides
        return True
    if inst.kind != "instance" or inst.cls is None:
        return False
    for name in ("__exit__", "__aexit__"):
        found = classes.find_in_class(m, inst.cls, name)
        if isinstance(found, Function):
            return _may_return_truth(summary_of(found).body)
    return False


def stack_swallows(m: Machine, stack: Value) -> bool:
    """Whether one of the managers that a stack holds may end an exception of its block."""
    held = m.as_instance(stack)
    entries = held.data or () if held is not None else ()
    return any(isinstance(e, Ref) and swallows(m, m.as_instance(e)) for e in entries)


def _absorbs(body: tuple[Node, ...]) -> bool:
    """Whether a generator-based manager goes on after an exception at its `yield`: a handler around it that ends."""
    for node in body:
        if node[0] == "try" and _holds_yield(node[2]):
            if any(not block or block[-1][0] not in ("raise", "return") for _kind, _name, block in node[3]):
                return True
            if _absorbs(node[2]):
                return True
        elif node[0] == "with" and _holds_yield(node[3]):
            return any(_names_suppress(manager) for manager, _ in node[2]) or _absorbs(node[3])
        elif node[0] in ("if", "for", "while") and any(_absorbs(part) for part in blocks(node[2:])):
            return True
    return False


def _holds_yield(node: Any) -> bool:
    return isinstance(node, tuple) and (bool(node and node[0] == "yield") or any(map(_holds_yield, node)))


def _names_suppress(node: Any) -> bool:
    return isinstance(node, tuple) and ("suppress" in node or any(map(_names_suppress, node)))


def _may_return_truth(body: tuple[Node, ...]) -> bool:
    """Whether a `return` with another value than None and False stands in a body."""
    for node in body:
        if node[0] == "return" and node[2] is not None and not (node[2][0] == "const" and not node[2][2]):
            return True
        if node[0] in ("if", "try", "with", "for", "while", "match") and any(
            _may_return_truth(part) for part in blocks(node[2:])
        ):
            return True
    return False


Exits = list[tuple[list[Any], int]]


def exits_of(frame: Frame) -> Exits:
    """The lists of states that leave a block (return, break, continue), and how many each holds by now."""
    return [(where, len(where)) for where in (frame.returns, frame.breaks, frame.continues)]


def take_exits(marks: Exits) -> list[tuple[list[Any], Any]]:
    """The states that have been added since, taken out of their lists."""
    out = []
    for where, start in marks:
        out += [(where, item) for item in _folded(where[start:])]
        del where[start:]
    return out


def _folded(items: list[Any]) -> list[Any]:
    """At most MAX_EXITS of the states (with their values, where they return): the last stands for all that follow."""
    while len(items) > MAX_EXITS:
        left, right = items[-2:]
        a, b = (i[0] if isinstance(i, tuple) else i for i in (left, right))
        state = join_states(a, b, a.cond | b.cond)
        assert state is not None
        state.cond = a.cond | b.cond
        value = choose([(left[1], a.cond), (right[1], b.cond)]) if isinstance(left, tuple) else None
        items = [*items[:-2], (state, value) if value is not None else state]
    return items


def close_context(m: Machine, manager: Value, node: Node, by_exception: bool = False) -> Value:
    """The end of a `with` block over an object: its `__exit__`, and what that gives."""
    inst = m.as_instance(manager)
    if inst is not None and inst.kind == "patched":
        leave_patch(m, inst)
    if isinstance(manager, Ref) and inst is not None and inst.kind == "stack":
        unwind(m, manager, node)
    if inst is not None and inst.kind == "setting":
        name, before = inst.data
        keys = m.live.own(m.program.externals).keys
        keys.pop(name, None) if before is None else keys.update({name: before})
    if inst is None or inst.kind != "instance" or inst.cls is None:
        return NONE
    name = "__exit__" if classes.find_in_class(m, inst.cls, "__exit__") is not None else "__aexit__"
    if classes.find_in_class(m, inst.cls, name) is not None:
        return settle(m, call_method(m, manager, name, [(0, "", FILLED if by_exception else NONE)] * 3, node), node)
    return NONE


def leave_by_exception(m: Machine, manager: Value, thrown: Thrown, node: Node) -> State | None:
    """The end of a block by an exception: the manager's `__exit__` runs then, too. Where it ends the exception, the
    state behind the block."""
    normal, behind = m.st, None
    left: list[State] = []
    for state in thrown:
        m.st = state
        given = close_context(m, manager, node, by_exception=True)
        if m.st is None:
            continue
        ends, _ = decide(m, given)
        if ends is not False:
            going_on = m.st.fork() if ends is None else m.st
            behind = join_states(behind, going_on, state.raised)
        if ends is not True:
            m.st.raised, m.st.thrown = state.raised, state.thrown
            left.append(m.st)
    m.st = normal
    m.throw(left)
    return behind


def enter_on_stack(m: Machine, stack: Ref, manager: Value, node: Node) -> Value:
    """`ExitStack.enter_context(manager)`: what the manager does on leaving is kept for the end of the stack's block."""
    entered: list[tuple[Value, State]] = []

    def inside(value: Value) -> None:
        if m.st is not None:
            entered.append((value, m.st.fork()))

    if enter_context(m, manager, inside, node):
        if not entered:
            return Unknown()
        value, at_yield = entered[0]
        if m.st is not None:
            changed = {i: o for i, o in m.st.everything().items() if at_yield.has(i) and at_yield.get(i) is not o}
            m.st = at_yield
            own = m.own(stack)
            own.data = (*(own.data or ()), changed)
        return value
    inst = m.as_instance(manager)
    if inst is not None and inst.kind == "suppress":
        own = m.own(stack)
        own.data = (*(own.data or ()), manager)
    if inst is not None and inst.kind == "instance":
        name = "__enter__" if classes.find_in_class(m, inst.cls, "__enter__") is not None else "__aenter__"
        if classes.find_in_class(m, inst.cls, name) is not None:
            value = settle(m, call_method(m, manager, name, [], node), node)
            if m.st is not None:
                own = m.own(stack)
                own.data = (*(own.data or ()), manager)
            return value
    return manager


def keep_callback(m: Machine, stack: Ref, function: Value, args: list[Arg]) -> None:
    """`ExitStack.callback(function, *args)`: called when the stack is closed."""
    own = m.own(stack)
    own.data = (*(own.data or ()), Partial(function, tuple(args)))


def unwind(m: Machine, stack: Ref, node: Node) -> None:
    """The end of a stack's block, or its `close()`: what it holds is left and called, the last first."""
    entries = m.get(stack).data or ()
    m.own(stack).data = ()
    for entry in reversed(entries):
        if m.st is None:
            return
        if isinstance(entry, dict):
            for id, obj in entry.items():
                m.st.put(id, obj)
        elif isinstance(entry, Partial):
            settle(m, call(m, entry.function, list(entry.args), node), node)
        else:
            close_context(m, entry, node)
