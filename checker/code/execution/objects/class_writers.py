"""Members that a class body leaves `None` and that functions of the project set on the class later, for all objects."""

from __future__ import annotations

from checker.code.execution.heap import Instance
from checker.code.execution.machine import Machine
from checker.code.execution.names.changes import class_setters
from checker.code.execution.objects import classes
from checker.code.execution.values import NONE, Class, Dep, Deps, Descriptor, Function, Unknown, Value, choose
from checker.code.source.project import Module
from checker.code.source.summary import Outline
from checker.code.trail import DepKind

MAX_WRITERS = 4  # functions that set a member of a class, each run for what it leaves there


def holder_of(m: Machine, cls: Class, name: str) -> Class | None:
    """The class of the linearisation that has the member."""
    for part in classes.mro(m, cls):
        found = m.live.get(part.id) if isinstance(part, Class) else None
        if isinstance(part, Class) and isinstance(found, Instance) and name in found.attrs:
            return part
    return None


def written(m: Machine, cls: Class, name: str) -> Value:
    """A member that is `None` at first: that, or what those functions leave which are not running now."""
    holder = holder_of(m, cls, name)
    if holder is None:
        return NONE
    info = classes.info_of(m, holder)
    key = (f"{info.module.path}:{info.id}", name)
    running = {(f.function.module.path, f.function.id) for f in m.frames if f.function is not None}
    setters = [(module, o) for module, o in class_setters(m, cls, name) if (module.path, o.start) not in running]
    if not setters or key in m.program.names.writing:
        return NONE
    why = f"`{info.name}.{name}` is set while the program runs"
    where = (info.module.path, info.module.place_of(name, info.id), f"{info.name}.{name}")
    deps: Deps = frozenset((Dep(DepKind.GLOBAL, f"{info.module.path}:{info.name}.{name}", why, *where),))
    m.program.names.writing.add(key)
    rows: list[tuple[Value, Deps]] = [(NONE, deps)]
    for module, outline in setters[:MAX_WRITERS]:
        rows += [(v, deps) for v in _left(m, holder, module, outline, name, deps)]
    if len(setters) > MAX_WRITERS:
        rows.append((Unknown(deps), deps))
    m.program.names.writing.discard(key)
    return choose(rows)


def _left(m: Machine, holder: Class, module: Module, outline: Outline, name: str, deps: Deps) -> list[Value]:
    """What one of them leaves there, run once."""
    from checker.code.execution.names.module_names import left_by

    key = (f"{module.path}:{outline.start}", f"{holder.id}.{name}")
    known = m.program.names.written.get(key)
    if known is None:
        function = _function(m, holder, module, outline)
        known = [Unknown(deps)] if function is None else left_by(m, function, holder.id, name, deps)
        m.program.names.written[key] = known
    return known


def _function(m: Machine, holder: Class, module: Module, outline: Outline) -> Function | None:
    if outline.parent == -1:
        return Function(module, outline.start)
    found = classes.find_in_class(m, holder, outline.name)
    bound = classes.bind(m, found, None, holder) if isinstance(found, (Descriptor, Function)) else None
    return bound if isinstance(bound, Function) and bound.id == outline.start and bound.module is module else None
