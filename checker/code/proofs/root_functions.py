"""A function or method as a root: what it is run on, and with which of its decorators."""

from __future__ import annotations

from checker.code.execution.calls import calls, symbolic_calls, tasks
from checker.code.execution.frameworks import startup
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Machine
from checker.code.execution.names import loading, patches
from checker.code.execution.objects import classes, given_objects, subclasses
from checker.code.execution.statements import managed
from checker.code.execution.values import Class, Dep, Descriptor, Function, Ref, Value
from checker.code.proofs.nested_functions import run_nested
from checker.code.source.project import Module
from checker.code.source.units import Unit
from checker.code.trail import DepKind


def run_function(m: Machine, unit: Unit, variant: tuple[str, int] | None) -> None:
    """Run a function whose callers are not known. `variant`: the class (path, id) of `self`, where it is a subclass."""
    function = Function(unit.module, unit.id)
    decorated: Value | None = None
    if unit.owner >= 0:
        cls = class_of(m, unit.module, unit.owner)
        if cls is None:
            return
        target = class_of(m, _module(m, variant[0]), variant[1]) if variant is not None else cls
        target = target or cls
        decorated = classes.find_in_class(m, cls, unit.name)
        function = Function(unit.module, unit.id, -1, None, cls)
        receiver = _receiver(m, unit, decorated, target)
        if m.st is None:
            return
        m.own_object = receiver.id if isinstance(receiver, Ref) else -1
        function = Function(unit.module, unit.id, -1, receiver, cls)
        inner = decorated.function if isinstance(decorated, Descriptor) else decorated
        if isinstance(inner, Function) and inner.module is unit.module and _wraps(inner, unit):
            function = Function(inner.module, inner.id, inner.scope, receiver, cls)
    else:
        decorated = m.module_name(unit.module, unit.name)
        if isinstance(decorated, Function) and _wraps(decorated, unit) and calls.summary_of(function).decorators:
            function = decorated
        elif isinstance(decorated, Function) and decorated.id == unit.id and decorated.receiver is not None:
            function = decorated  # with the task object that its decorator gives it
    if decorated is not None and _run_decorated(m, unit, function, decorated):
        return
    # What the root itself returns matters to nobody here, save to who looks for the objects that it makes.
    m.frame.want = function.id != unit.id or m.capture is not None
    startup.under_startup(m, function, lambda: _run_and_read(m, function))
    run_nested(m)


def _wraps(found: Function, unit: Unit) -> bool:
    """Whether what stands under a function's name is what a decorator made of it, and not a later definition of that
    name (`def _` under `@f.register`)."""
    return found.id != unit.id and not (found.scope == -1 and calls.summary_of(found).name == unit.name)


def _run_and_read(m: Machine, function: Function) -> None:
    """Run a function, and what it returns to whoever calls it."""
    tasks.read_outside(m, symbolic_calls.run_symbolic(m, function, None))


def _run_decorated(m: Machine, unit: Unit, function: Function, decorated: Value) -> bool:
    """Run a root under the mocks or the manager that decorate it; False where none do."""
    inst = m.as_instance(decorated)
    if inst is None or inst.kind not in ("under patches", "under manager"):
        return False
    inner = inst.data[1]
    if not isinstance(inner, Function) or inner.module is not unit.module or inner.id != unit.id:
        return False
    if inst.kind == "under manager":
        managed.run_under(m, inst, lambda _: symbolic_calls.run_symbolic(m, function, None), calls.NOWHERE)
    else:
        managers, mocks = patches.enter_all(m, inst, calls.NOWHERE)
        symbolic_calls.run_symbolic(m, function, None, given=mocks)
        patches.leave_all(m, managers)
    run_nested(m)
    return True


def _module(m: Machine, path: str) -> Module:
    return m.program.project.modules[path]


def _receiver(m: Machine, unit: Unit, member: Value | None, cls: Class) -> Value | None:
    if isinstance(member, Descriptor) and member.kind == "staticmethod":
        return None
    if isinstance(member, Descriptor) and member.kind == "classmethod":
        return cls
    info = classes.info_of(m, cls)
    if unit.name in ("__init__", "__new__", "__init_subclass__", "__class_getitem__"):
        if unit.name != "__init__":
            return cls
        ref = m.add(Instance("instance", cls))
        from checker.code.wire import makes

        makes.attach(m, ref, cls, None)
        return ref
    why = f"where and with what the `{info.name}` on which it runs is made is not known"
    if subclasses.has_subclasses(m, cls):
        why = f"on which subclass of `{info.name}` it runs, and with what that is made, is not known"
    summary = classes.class_summary(info)
    pos = summary.pos if summary is not None else 1 << 16
    dep = Dep(DepKind.OBJECT, f"{info.module.path}:{info.id}", why, info.module.path, pos)
    return given_objects.symbolic_instance(m, cls, frozenset((dep,)))


def class_of(m: Machine, module: Module, id: int) -> Class | None:
    """The class whose definition starts at byte `id` of a module."""
    loading.ensure(m, module)
    heap_id = m.program.classes.get((module.path, id))
    return Class(heap_id) if heap_id is not None and m.live.has(heap_id) else None
