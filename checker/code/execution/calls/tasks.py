"""Generators, coroutines and tasks: when what they do is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from checker.code.execution.calls.calls import call, run_decorated, run_function, summary_of
from checker.code.execution.calls.stated_results import as_stated
from checker.code.execution.frames import Frame
from checker.code.execution.heap import Instance, Slot
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.states import State, join_states
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Choice,
    Const,
    Deps,
    Partial,
    Ref,
    Unknown,
    Value,
    alternatives,
    choose,
    external,
)
from checker.code.source.project import Module
from checker.code.source.summary import Node
from checker.code.trail import DepKind


def run_generator(m: Machine, ref: Ref) -> list[Slot]:
    """Run a generator to its end; the values it yields, each with what decides whether it does."""
    inst = m.as_instance(ref)
    if inst is None:
        return []
    if isinstance(inst.data, list):
        return list(inst.data)
    function, args, node, *taken = inst.data
    out: list[Slot] = []
    base = m.live.cond

    def on_yield(value: Value) -> None:
        cond = m.live.cond if m.st is not None else NO_DEPS
        out.append((value, cond if cond else None))

    result = run_function(m, function, summary_of(function), list(args), node, on_yield)
    if m.st is not None:
        m.live.cond = base
        out = [(m.surviving(value, node), have) for value, have in out]
        if result is m.cut:  # not run to its end: it may yield further values, and what it did is taken back
            deps = m.cut.deps
            out = [(value, have or deps) for value, have in out] or [(m.cut, deps)]
        out = out[sum(taken) :]
        m.own(ref).data = list(out)
    return out


_YIELDS = "<yields>"  # counts, in a generator's scope, what it has yielded on this path


def step(m: Machine, ref: Ref) -> tuple[Value | None, bool]:
    """`next(generator)`: the function runs as far as it yields once more, from its beginning each time: what it did up
    to there is done again. Gives (None where it has ended, whether that was followed)."""
    inst = m.as_instance(ref)
    if inst is None or not isinstance(inst.data, tuple) or m.probe is not None or m.survey:
        return None, False
    function, args, node, *taken = inst.data
    wanted, base, before = sum(taken) + 1, m.live.cond, m.live.fork()
    first = len(m.sightings)
    stopped: list[tuple[State, Value]] = []

    def on_yield(value: Value) -> None:
        names = m.live.own(m.frame.env).attrs
        slot = names.get(_YIELDS)
        count = 1 if slot is None else slot[0].value + 1 if isinstance(slot[0], Const) else 0
        names[_YIELDS] = (Const(count), None)
        if count == wanted:
            stopped.append((m.live, value))
            m.st = None

    result = run_function(m, function, summary_of(function), list(args), node, on_yield)
    if result is m.cut or (not stopped and m.st is None):
        del m.sightings[first:]
        m.st = before
        return None, False
    if not stopped:
        return None, True
    state: State | None = None
    for reached, _ in stopped:
        state = join_states(state, reached, reached.cond)
    m.st = state
    m.live.cond = base
    m.own(ref).data = (function, args, node, wanted)
    return choose([(m.surviving(value, node), reached.cond) for reached, value in stopped]), True


def drain(m: Machine, ref: Ref) -> None:
    """Run a generator that is handed to code which reads it (a streaming response). The line that makes it decides
    nothing where it gives no arguments, so that it is no caller."""
    inst = m.as_instance(ref)
    made_by = inst.data if inst is not None else None
    first = len(m.sightings)
    run_generator(m, ref)
    if not isinstance(made_by, tuple) or made_by[1] or not m.frames:
        return
    made = (m.frame.module, made_by[2][1])
    for s in m.sightings[first:]:
        s.chain = tuple(link for link in s.chain if (link[0], link[1]) != made)


def read_outside(m: Machine, value: Value) -> None:
    """Run what a root returns and its caller reads: a generator or a coroutine that it made and did not wait for."""
    for inner, _ in alternatives(value):
        inst = m.as_instance(inner) if m.st is not None else None
        if inst is None or not isinstance(inner, Ref):
            continue
        if inst.kind == "generator":
            drain(m, inner)
        elif inst.kind == "coroutine":
            as_task(m, inner, inst.data[2])


def settle(m: Machine, value: Value, node: Node) -> Value:
    """`await value`: runs a coroutine; anything else is taken as its own result."""
    if m.st is None:
        return Unknown()
    if isinstance(value, Choice):
        return m.each(value, lambda v: settle(m, v, node))
    inst = m.as_instance(value)
    if inst is None:
        return value
    if inst.kind == "coroutine":
        function, args, at = inst.data
        summary = summary_of(function)
        return as_stated(m, function, summary, run_decorated(m, function, summary, list(args), at))
    if inst.kind == "gathered" and isinstance(inst.data, Ref):
        return inst.data
    if inst.kind == "future" and isinstance(value, Ref):
        return finish(m, value)
    return value


def as_task(m: Machine, value: Value, node: Node) -> Value:
    """Run a coroutine as a task of its own: what it sets in context variables does not come back."""
    if m.st is None:
        return Unknown()
    return _in_context(m, context_snapshot(m), value, node)


def in_thread(
    m: Machine, function: Value, args: Sequence[Arg], node: Node, initializer: Partial | None = None
) -> Value:
    """Call a function in another thread, whose context variables have their defaults. `initializer`: what a pool calls
    first in each of its threads."""
    if m.st is None:
        return Unknown()
    outside = _of_thread(m)
    set_context(m, empty_context(m))
    if initializer is not None:
        call(m, initializer, [], node)
    return _call_and_restore(m, outside, function, args, node)


def in_worker(m: Machine, work: Callable[[], Value], node: Node) -> Value:
    """Do what a worker of a queue does: it may run here, with the context variables as they are and with effects on
    them, or in a process of its own, which has none of them."""
    deps = m.unknown(DepKind.OUTSIDE, "whether the worker of a queue runs in the process that sends it work", node).deps
    outside = _of_thread(m)
    inside = {id: _perhaps(obj, deps) for id, obj in outside.items()}
    set_context(m, inside)
    result = work()
    if m.st is not None:
        after = _of_thread(m)
        changed = {id: obj for id, obj in after.items() if id in outside and obj.attrs != inside[id].attrs}
        set_context(m, outside)
        for id, obj in changed.items():
            own = m.live.own(id)
            for name, (value, _) in obj.attrs.items():
                have = own.attrs.get(name)
                own.attrs[name] = (choose([(have[0], deps), (value, deps)]), have[1]) if have else (value, deps)
    return result


def _perhaps(obj: Instance, deps: Deps) -> Instance:
    """A context variable, or what a thread has for itself, of which it is not certain that it is set."""
    other = obj.copy()
    for name, (value, when) in obj.attrs.items():
        if name != "default":
            other.attrs[name] = (value, deps | (when or NO_DEPS))
    return other


def _call_and_restore(m: Machine, outside: dict[int, Any], function: Value, args: Sequence[Arg], node: Node) -> Value:
    if m.st is None:
        return Unknown()
    result = settle(m, call(m, function, list(args), node), node)
    if m.st is not None:
        set_context(m, outside)
    return result


def in_scope(m: Machine, scope: Ref, function: Value, args: Sequence[Arg], node: Node) -> Value:
    """`contextvars.copy_context().run(function, *args)`: what it sets in context variables stays in the scope."""
    outside = context_snapshot(m)
    set_context(m, m.get(scope).data)
    result = call(m, function, list(args), node)
    if m.st is not None:
        m.own(scope).data = context_snapshot(m)
        set_context(m, outside)
    return result


def empty_context(m: Machine) -> dict[int, Any]:
    """The context variables as a new thread has them, and what it has for itself: none is set."""
    out = {}
    own = set(m.program.thread_locals)
    for id, obj in _of_thread(m).items():
        fresh = out[id] = obj.copy()
        if id in own:
            fresh.attrs.clear()
        else:
            fresh.attrs.pop("value", None)
    return out


def context_snapshot(m: Machine) -> dict[int, Any]:
    """The context variables as they are now: a task works on a copy."""
    return _shared(m, m.program.contexts)


def _of_thread(m: Machine) -> dict[int, Any]:
    """The context variables and what the thread has for itself, as they are now."""
    return _shared(m, [*m.program.contexts, *m.program.thread_locals])


def _shared(m: Machine, ids: list[int]) -> dict[int, Any]:
    """Objects as they are now, whatever this state does to them later."""
    state = m.live
    state.owned.difference_update(ids)
    return {i: state.get(i) for i in ids if state.has(i)}


def _in_context(m: Machine, context: dict[int, Any], value: Value, node: Node) -> Value:
    outside = _of_thread(m)
    set_context(m, context)
    result = settle(m, value, node) if not isinstance(value, Partial) else settle(m, call(m, value, [], node), node)
    if m.st is not None:
        set_context(m, outside)
    return result


def set_context(m: Machine, context: dict[int, Any]) -> None:
    """Put context variables back as they were, or as a task has them."""
    state = m.live
    for id, obj in context.items():
        state.put(id, obj)
    for id in m.program.contexts:  # of modules that were loaded since
        if id not in context and id in state.changed:
            state.put(id, m.program.base[id])


def start_task(m: Machine, value: Value, node: Node, thread: bool = False) -> Value:
    """`create_task(coroutine)`, `Thread(...).start()`: run when its result is asked for, or at the end of the function
    that made it, so that it sees what the function did meanwhile (queues are filled after workers are started)."""
    if m.st is None:
        return Unknown()
    future = Instance("future")
    future.data = Task(value, empty_context(m) if thread else context_snapshot(m), node)
    ref = m.add(future)
    if m.frame.function is None:
        finish(m, ref)
    else:
        m.frame.tasks.append(ref.id)
    return ref


@dataclass(frozen=True, slots=True)
class Task:
    """A task that has not run yet: a coroutine, or a partial to call."""

    value: Value
    context: dict[int, Any]
    node: Node


class Postponed:
    """What is left to do when a future is waited for."""

    __slots__ = ()

    def run(self, m: Machine) -> Value:
        """Do it; its result."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Later(Postponed):
    """What a framework does when the function that it calls has ended: read a generator, or call a function. `context`:
    the context variables as they are then, where the function's own are lost; `module`: where it is handed over."""

    value: Ref | Partial
    context: dict[int, Any] | None
    module: Module
    node: Node

    def run(self, m: Machine) -> Value:
        """Do it."""
        if self.context is not None:
            set_context(m, self.context)
        with m.entered(Frame(self.module, self.module.env, None, None, name="<later>")):
            if isinstance(self.value, Ref):
                drain(m, self.value)
            else:
                as_task(m, call(m, self.value, [], self.node), self.node)
        return NONE


def finish(m: Machine, ref: Ref) -> Value:
    """The result of a future; a task that has not run yet is run."""
    inst = m.as_instance(ref)
    if inst is None:
        return Unknown()
    pending = inst.data
    if isinstance(pending, Task):
        m.own(ref).data = NONE
        result = _in_context(m, pending.context, pending.value, pending.node)
        if m.st is not None:
            m.own(ref).data = result
        return result
    if isinstance(pending, Postponed):
        m.own(ref).data = NONE
        result = pending.run(m)
        if m.st is not None:
            m.own(ref).data = result
        return result
    done: Value = pending
    return done


def let_tasks_run(m: Machine) -> None:
    """Where a coroutine waits for something else, the tasks that were started and not waited for may run."""
    started = [id for frame in m.frames for id in frame.tasks]
    waiting = [id for id in started if isinstance(getattr(m.live.get(id), "data", None), Task)]
    if not waiting or m.survey or m.between:
        return

    def run_them() -> Value:
        m.between = True
        try:
            for id in waiting:
                if m.st is not None and m.st.has(id):
                    finish(m, Ref(id))
        finally:
            m.between = False
        return NONE

    m.split(external("whether a task has run by then"), lambda: NONE, run_them)


def finish_tasks(m: Machine, frame: Frame) -> None:
    """Tasks that a function started and nobody waited for."""
    for id in frame.tasks:
        if m.st is not None and m.st.has(id):
            finish(m, Ref(id))


def finish_all(m: Machine, group: Instance) -> None:
    """The end of a task group's block, or of a pool's, waits for what they were handed."""
    for task, _ in group.attrs.values():
        if isinstance(task, Ref) and m.st is not None and m.st.has(task.id):
            finish(m, task)
