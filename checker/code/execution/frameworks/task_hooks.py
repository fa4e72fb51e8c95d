"""What a queue's worker calls around each task: handlers of Celery's signals, Dramatiq's middleware.

Facts: https://docs.celeryq.dev/en/stable/userguide/signals.html#task-prerun,
https://dramatiq.io/reference.html#dramatiq.Middleware
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from checker.code.execution.calls.calls import NOWHERE, call, summary_of
from checker.code.execution.frameworks.project_calls import may_be_called
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.names import loading
from checker.code.execution.objects import classes
from checker.code.execution.values import NONE, Dep, External, Function, Ref, Unknown, Value
from checker.code.source.summary import Node, last_word
from checker.code.trail import DepKind

_SIGNALS = {"task_prerun": True, "task_postrun": False}  # whether it is sent before the task
_METHODS = {"before_process_message": True, "after_process_message": False}
_QUEUES = {"task": "celery", "shared_task": "celery", "actor": "dramatiq"}  # decorators of tasks
# Methods by which code hands a task to the worker.
_SENDING = {
    **dict.fromkeys(("delay", "apply_async", "apply", "s", "si", "signature"), "celery"),
    **dict.fromkeys(("send", "send_with_options"), "dramatiq"),
}
_WHY = "what the queue's worker says of the task"


@dataclass(frozen=True, slots=True)
class TaskHook:
    """A function that the worker calls `first`, or else afterwards, around `every` task or around some: that of a
    `sender`, where it is known."""

    queue: str
    function: Function
    first: bool
    every: bool = True
    sender: tuple[str, int] | None = None  # path and id of the task's function

    def is_for(self, task: Function | None) -> bool | None:
        """Whether the worker calls it around a task; None where that is not known."""
        if self.every:
            return True
        return None if self.sender is None or task is None else self.sender == (task.module.path, task.id)


def note_connected(m: Machine, decorator: Node, value: Value) -> None:
    """`@task_prerun.connect`: for every task, unless it names a sender."""
    bare = decorator[3] if decorator[0] == "call" else decorator
    signal = m.eval(bare[2]) if bare[0] == "attr" else NONE
    named = (
        [node for kind, word, node in decorator[4] if word == "sender" or kind == 0] if decorator[0] == "call" else []
    )
    if isinstance(signal, External) and isinstance(value, Function):
        module, _, name = signal.name.rpartition(".")
        if module == "celery.signals" and name in _SIGNALS:
            hook = TaskHook("celery", value, _SIGNALS[name], not named, _task_of(m.eval(named[0])) if named else None)
            m.program.web.task_hooks[hook] = None


def _task_of(value: Value) -> tuple[str, int] | None:
    """The function of a task, by path and id, where it is one of the project's."""
    return (value.module.path, value.id) if isinstance(value, Function) else None


def note_middleware(m: Machine, value: Value) -> None:
    """`broker.add_middleware(Tags())`, `StubBroker(middleware=[Tags()])`: an object of module level."""
    inst = m.as_instance(value)
    if inst is None or inst.cls is None or not isinstance(value, Ref) or m.frames[-1].function is not None:
        return
    for name, first in _METHODS.items():
        method = classes.find_in_class(m, inst.cls, name)
        if isinstance(method, Function):
            m.program.web.task_hooks[TaskHook("dramatiq", method.bound(value), first)] = None


def sent(m: Machine, word: str, run: Callable[[], Value], task: Function | None = None) -> Value:
    """A task that code hands to the worker by a method (`job.delay()`)."""
    return _within(m, _SENDING.get(word, ""), run, task)


def as_task(m: Machine, function: Function, run: Callable[[], None]) -> None:
    """A root: within the worker's hooks where it is a task that no code of the project calls by itself."""
    queues = {_QUEUES.get(last_word(d[3] if d[0] == "call" else d), "") for d in summary_of(function).decorators} - {""}
    if len(queues) != 1 or m.closed_world or m.probe is not None or may_be_called(m, function):
        run()
        return

    def inner() -> Value:
        run()
        return NONE

    _within(m, queues.pop(), inner, function)


def _within(m: Machine, queue: str, run: Callable[[], Value], task: Function | None = None) -> Value:
    hooks = [h for h in _hooks(m) if h.queue == queue and h.is_for(task) is not False] if queue else []
    for hook in hooks:
        if hook.first:
            _call(m, hook, hook.is_for(task) is True)
    result = run()
    for hook in hooks:
        if not hook.first:
            _call(m, hook, hook.is_for(task) is True)
    return result


def _hooks(m: Machine) -> list[TaskHook]:
    """All of them; the modules that may hold them are loaded, whoever imports them."""
    if not m.program.web.task_hooks_loaded:
        m.program.web.task_hooks_loaded = True
        naming = m.program.project.naming
        words = [*_SIGNALS, *(("middleware", "add_middleware") if any(map(naming, _METHODS)) else ())]
        for module in [module for word in words for module in naming(word) if not module.is_test]:
            loading.ensure(m, module)
    return list(m.program.web.task_hooks)


def _call(m: Machine, hook: TaskHook, certain: bool) -> None:
    """Run a hook as the worker does; where it is not followed to its end, as if it were not there."""
    if m.st is None or (isinstance(hook.function.receiver, Ref) and not m.st.has(hook.function.receiver.id)):
        return
    before, in_full, m.in_full = m.live.fork(), m.in_full, True
    said = _said(m)
    if hook.queue == "celery":
        args: list[Arg] = [(1, name, said) for name in ("sender", "task", "args", "kwargs", "signal")]
        args.append((1, "task_id", _filled()))
    else:
        args = [(0, "", Unknown(_filled().deps)), (0, "", said)]

    def run() -> Value:
        return call(m, hook.function, args, NOWHERE)

    if certain:
        run()
    else:
        m.split(_filled().deps, run, lambda: NONE)
    m.in_full = in_full
    if m.st is None:
        m.st = before


def _filled() -> Unknown:
    return Unknown(frozenset((Dep(DepKind.DATA, _WHY, _WHY),)), True)


def _said(m: Machine) -> Ref:
    """A task or a message: what it is named and its id are never empty."""
    made = Instance("instance", External("types.SimpleNamespace"))
    made.attrs = {name: (_filled(), None) for name in ("name", "message_id", "actor_name", "queue_name")}
    made.open = _filled().deps
    return m.add(made)
