"""Task objects of Celery: what `@app.task(bind=True, base=Asking)` gives a function as its first argument.

A worker runs a task within a request that has an id; a task that code calls itself (`draft("x")`) has none: `None`.

Facts: https://docs.celeryq.dev/en/stable/userguide/tasks.html#task-inheritance,
https://docs.celeryq.dev/en/stable/userguide/tasks.html#task-request
"""

from __future__ import annotations

import re

from checker.code.execution.calls.calls import call, summary_of
from checker.code.execution.frameworks.project_calls import may_be_called
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Machine
from checker.code.execution.objects import classes
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    NUMBER,
    Class,
    Const,
    Dep,
    Deps,
    External,
    Function,
    Method,
    Ref,
    Unknown,
    Value,
    deps_of,
)
from checker.code.source.summary import Node
from checker.code.trail import DepKind

_TASKS = frozenset({"celery.Task", "celery.app.task.Task"})
_DECORATORS = frozenset({"task", "shared_task"})
# Of a base class: with one of these it has a say in how, and with what, its tasks are run.
_RUNS = frozenset(
    {"__call__", "run", "delay", "apply", "apply_async", "before_start", "__new__", "__getattribute__", "__getattr__"}
)


def bound(m: Machine, decorator: Node, value: Value) -> Value:
    """A function under a decorator of Celery: with its task object, where it is to have that; else as it is."""
    if decorator[0] != "call" or not isinstance(value, Function) or value.receiver is not None:
        return value
    given = {name: node for kind, name, node in decorator[4] if kind == 1}
    if "bind" not in given or not _is_celery(m.eval(decorator[3])) or m.eval(given["bind"]) != Const(True):
        return value
    base = m.eval(given["base"]) if "base" in given else External("celery.Task")
    known = m.st is not None and not _is_set_on(m, summary_of(value).name)
    made = _task_of(m, base, decorator) if known else None
    return value if made is None else value.bound(made)


def _is_set_on(m: Machine, name: str) -> bool:
    """Whether code sets an attribute of the task object by the function's name."""
    word = re.escape(name.encode())
    setting = re.compile(
        rb"(?<![\w.])(?:\w+\.)*%b\s*\.\s*\w+\s*(?:\[[^\]]*\]\s*)?[|+]?=(?!=)|attr\(\s*(?:\w+\.)*%b\b" % (word, word)
    )
    return any(setting.search(module.source) for module in m.program.project.naming(name) if not module.is_test)


def _is_celery(callee: Value) -> bool:
    if isinstance(callee, External):
        return callee.name == "celery.shared_task"
    subjects = [d.subject for d in deps_of(callee)] if isinstance(callee, Method) and callee.name == "task" else []
    return bool(subjects) and all(s == "celery.Celery" for s in subjects)


def _task_of(m: Machine, base: Value, node: Node) -> Ref | None:
    """The one object of a task, which Celery makes without arguments."""
    if isinstance(base, External) and base.name in _TASKS:
        return m.add(Instance("instance", base))
    parts = classes.mro(m, base) if isinstance(base, Class) else []
    of_library = [p.name for p in parts if isinstance(p, External) and p.name != "builtins.object"]
    if not of_library or not _TASKS.issuperset(of_library):
        return None
    for part in parts:
        holder = m.live.get(part.id) if isinstance(part, Class) else None
        if isinstance(holder, Instance) and not _RUNS.isdisjoint(holder.attrs):
            return None
    before = m.live.fork()
    made = call(m, base, [], node)
    if m.st is None or not isinstance(made, Ref):
        m.st = before
        return None
    return made


def is_task(m: Machine, value: Value | None) -> bool:
    """Whether a function's first argument is its task object."""
    inst = m.as_instance(value) if value is not None else None
    base = classes.external_base(m, inst.cls) if inst is not None and inst.cls is not None else None
    return (base or (inst.cls if inst is not None else None)) in [External(name) for name in _TASKS]


def request_of(m: Machine, ref: Ref) -> Value:
    """`self.request` of a task."""
    made = Instance("task request")
    why = "what the request of the task holds"
    made.open = frozenset((Dep(DepKind.DATA, why, why),))
    made.attrs["id"] = (_id_of(m, ref, made.open), None)
    made.attrs["retries"] = (NUMBER, None)
    return m.add(made)


def _id_of(m: Machine, ref: Ref, deps: Deps) -> Value:
    """The id of the request in which a task's function runs: None where code of the project called it itself."""
    for depth in range(len(m.frames) - 1, -1, -1):
        frame = m.frames[depth]
        if frame.receiver != ref or frame.function is None or frame.function.owner is not None:
            continue
        if frame.called_from is not None:
            return Unknown(deps, True) if depth in m.queued_at else NONE
        if not may_be_called(m, frame.function):
            return Unknown(deps, True)
        path, summary = frame.function.module.path, summary_of(frame.function)
        why = f"whether a worker runs `{summary.name}` is decided by its callers"
        key = f"{path}:{frame.function.id}:request"
        return Unknown(frozenset((Dep(DepKind.PARAMETER, key, why, path, summary.pos),)))
    return Unknown(deps or NO_DEPS)
