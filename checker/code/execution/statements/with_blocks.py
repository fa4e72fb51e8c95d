"""Context managers: what runs before and after a `with` block, on every way out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from checker.code.execution.budget import MAX_SNAPSHOTS
from checker.code.execution.calls.calls import call, call_method, run_function, summary_of
from checker.code.execution.calls.retrying import enter_attempt, leave_attempt
from checker.code.execution.calls.tasks import context_snapshot, finish_all, set_context, settle
from checker.code.execution.expressions.truth import decide
from checker.code.execution.frames import Frame
from checker.code.execution.heap import Instance, Slot
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.names.patches import enter_patch, leave_patch
from checker.code.execution.objects import classes
from checker.code.execution.statements.exits import Exits, exits_of, take_exits
from checker.code.execution.statements.swallowed import absorbs, stack_swallows, swallows
from checker.code.execution.statements.try_blocks import handled, is_one_of
from checker.code.execution.states import State, Thrown, fold_state, join_states
from checker.code.execution.values import FILLED, NO_DEPS, NONE, Function, Partial, Ref, Unknown, Value
from checker.code.source.summary import Node
from checker.code.trail import DepKind
from checker.code.wire import clients


def enter_context(m: Machine, manager: Value, inside: Callable[[Value], None], node: Node) -> bool:
    """`with` over a generator-based manager: the body runs where it yields. False: another kind of manager."""
    inst = m.as_instance(manager)
    if inst is None or inst.kind != "manager":
        return False
    function, args, at = inst.data
    block = _Block(m, m.frame, inside, len(m.frames))
    before = m.live.fork() if m.survey else None
    result = run_function(m, function, summary_of(function), list(args), at, block.at_yield)
    if result is m.cut or (m.survey and not block.ran):  # the body runs all the same: what it did was taken back
        m.st = m.st or before
        if m.st is not None:
            outside = context_snapshot(m)
            _doubt_context(m, function)
            inside(m.unknown(DepKind.RESULT, "the value of a context manager that is not followed", node))
            if m.st is not None:
                set_context(m, outside)
        return True
    if m.st is not None:
        for where, leaving in block.left:
            state = m.st.fork()
            state.cond = (leaving[0] if isinstance(leaving, tuple) else leaving).cond
            where.append((state, m.surviving(leaving[1], node)) if isinstance(leaving, tuple) else state)
        if not block.alive and not (block.raised and absorbs(summary_of(function).body)):
            m.st = None
    return True


@dataclass
class _Block:
    """The block of a generator-based manager, in the frame of the function that holds it: what became of it. `outer`:
    frames below the manager's. `left`: ways out of the block other than its end."""

    m: Machine
    frame: Frame
    inside: Callable[[Value], None]
    outer: int
    left: list[tuple[list[Any], Any]] = field(default_factory=list)
    alive: bool = True
    ran: bool = False
    raised: bool = False

    def at_yield(self, value: Value) -> None:
        """Run it, once."""
        if self.ran:
            return
        self.ran = True
        m, frame = self.m, self.frame
        inner = m.frames[self.outer :]
        del m.frames[self.outer :]
        tries = frame.tries
        marks = exits_of(frame)
        thrown = m.catching()
        frame.tries = [*tries, thrown]
        try:
            self.inside(value)
        finally:
            frame.tries = tries
            m.frames.extend(inner)
        # What the block raises comes out of the `yield`: the manager's own handlers see it first.
        catching = next((f.tries[-1] for f in reversed(inner) if f.tries), tries[-1] if tries else None)
        if catching is not None:
            for state in thrown:
                fold_state(catching, state, MAX_SNAPSHOTS)
        self.raised = bool(thrown)
        self.alive = m.st is not None
        self.left.extend(take_exits(marks))
        for _, leaving in self.left:  # what follows the yield runs on each way out
            m.st = join_states(m.st, leaving[0] if isinstance(leaving, tuple) else leaving, NO_DEPS)


def _doubt_context(m: Machine, function: Function) -> None:
    """A manager that is not followed may set context variables for its block."""
    outline = function.module.parsed.outline(function.id)
    text = function.module.source[outline.start : outline.end] if outline is not None else b""
    for id in m.program.contexts if b".set(" in text or b"attach(" in text else ():
        if m.live.has(id):
            m.live.own(id).attrs["value"] = (Unknown(m.cut.deps), None)


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
    if inst is not None and inst.kind == "client within":
        clients.leave_changed(m, inst)
    if inst is not None and inst.kind in ("group", "executor"):
        finish_all(m, inst)
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
    if inst is not None and inst.kind in ("suppress", "client within"):
        _entered(m, manager, inst, node)
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


def run_within(m: Machine, manager: Value, inside: Callable[[Value], None], node: Node) -> None:
    """A block under a manager: `inside` runs it, given what the manager hands to `as`."""
    if enter_context(m, manager, inside, node):
        return
    inst = m.as_instance(manager)
    if inst is not None and inst.kind == "ambient":
        _run_bringing(m, inst.data, lambda: inside(manager))
        return
    marks = exits_of(m.frame)
    behind: State | None = None
    cond = m.live.cond
    seen = _has_exit(m, inst) and any(f.tries for f in m.frames)  # what it does then is seen by a handler
    thrown = m.catching() if seen or swallows(m, inst) else None
    entered = _entered(m, manager, inst, node)
    if m.st is None:
        return
    if thrown is None:
        inside(entered)
    else:
        m.frame.tries.append(thrown)
        inside(entered)
        m.frame.tries.pop()
        kinds = inst.data if inst is not None and inst.kind == "suppress" else ()
        if inst is not None and inst.kind == "stack":
            kinds = stack_swallows(m, manager, thrown)
        if kinds is None:
            m.throw(thrown)
        elif thrown and inst is not None and inst.kind == "instance":
            behind = leave_by_exception(m, manager, thrown, node)
        elif thrown and inst is not None and inst.kind == "attempt":
            behind = leave_attempt(m, inst, thrown, node)
        elif thrown:
            ends = [(s, is_one_of(m, s, kinds) if kinds else None) for s in thrown]
            m.throw([s for s, ended in ends if ended is False])
            left = [s for s, ended in ends if ended is not False]
            m.st = handled(m, ((None, None, ()),), left, m.st, cond) if left else m.st
    _close_on_each_way(m, manager, marks, node)
    m.st = join_states(m.st, behind, NO_DEPS)


def _run_bringing(m: Machine, brought: dict[str, Slot], inside: Callable[[], None]) -> None:
    """A block for which a modelled manager brings something along."""
    m.ambient.append(brought)
    try:
        inside()
    finally:
        m.ambient.pop()


def _entered(m: Machine, manager: Value, inst: Instance | None, node: Node) -> Value:
    """What a manager hands to `as`, once it is entered."""
    m.refused(manager)
    entered = manager
    if inst is not None and inst.kind == "instance" and inst.cls is not None:
        name = "__enter__" if classes.find_in_class(m, inst.cls, "__enter__") is not None else "__aenter__"
        if classes.find_in_class(m, inst.cls, name) is not None:
            entered = settle(m, call_method(m, manager, name, [], node), node)
    if inst is not None and inst.kind == "patched" and isinstance(manager, Ref):
        entered = enter_patch(m, manager, node)
    if inst is not None and inst.kind == "attempt":
        enter_attempt(m, inst, node)
    if inst is not None and inst.client is not None and isinstance(manager, Ref):
        clients.enter(m, manager)
    if inst is not None and inst.kind == "client within" and isinstance(manager, Ref):
        m.own(manager).data = clients.enter_changed(m, inst)
    return entered


def _close_on_each_way(m: Machine, manager: Value, marks: Exits, node: Node) -> None:
    """Leave a manager where the block ends, and where `return`, `break` and the like leave it."""
    normal = m.st
    for where, leaving in take_exits(marks):
        m.st = leaving[0] if isinstance(leaving, tuple) else leaving
        close_context(m, manager, node)
        if m.st is not None:
            where.append((m.st, leaving[1]) if isinstance(leaving, tuple) else m.st)
    m.st = normal
    if m.st is not None:
        close_context(m, manager, node)


def _has_exit(m: Machine, inst: Instance | None) -> bool:
    if inst is None or inst.kind != "instance" or inst.cls is None:
        return False
    return any(classes.find_in_class(m, inst.cls, name) is not None for name in ("__exit__", "__aexit__"))
