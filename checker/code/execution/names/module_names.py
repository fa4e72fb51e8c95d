"""Names of a module's top level: as its body leaves them, as they are imported, and as functions write them later."""

from __future__ import annotations

from checker.code.execution import machine as machine_module
from checker.code.execution.defects import Attempt
from checker.code.execution.frames import Frame
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Machine
from checker.code.execution.names import mutations
from checker.code.execution.names.loading import ensure
from checker.code.execution.values import (
    NONE,
    Choice,
    Class,
    Const,
    Dep,
    Deps,
    External,
    Function,
    ModuleValue,
    Pending,
    Ref,
    Text,
    Unknown,
    Value,
    alternatives,
    choose,
    is_pending,
    one_arrived,
)
from checker.code.source.project import Module
from checker.code.source.summary import Node
from checker.code.trail import DepKind

MAX_WRITERS = 4  # functions that assign a name of module level, each run for what it leaves there
NOWHERE: Node = ("unknown", 1 << 16)


def module_attribute(m: Machine, module: Module, name: str, node: Node) -> Value:
    """`module.name`: a name of the module, else a submodule."""
    found = module_name(m, module, name)
    if found is not None:
        return found
    sub = m.program.project.submodule(module, name)
    if isinstance(sub, Module):
        return ModuleValue(sub)
    getter = module_name(m, module, "__getattr__")
    if getter is not None:
        from checker.code.execution.calls.calls import call

        return call(m, getter, [(0, "", Const(name))], node)
    if name in ("__name__", "__doc__", "__file__"):
        return Const(name)
    return m.unknown(DepKind.OUTSIDE, f"`{name}` is not found in {module.path}", node)


def module_name(m: Machine, module: Module, name: str) -> Value | None:
    """A name of module level. One that functions assign (`global name`) is decided by whether they have run."""
    if not module.ready:
        ensure(m, module)
    env = m.live.get(module.env)
    slot = env.attrs.get(name) if isinstance(env, Instance) else None
    if slot is None:
        if module.in_progress:
            return _ahead(module, name)
        if not is_written(m, module, name):
            return None
        slot = (NONE, None)
    m.reads.add(module.path)
    if type(slot[0]) is Pending:
        return _arrived(m, module, name, slot[0])
    if type(slot[0]) is Choice and is_pending(slot[0]):
        return one_arrived(slot[0], lambda pending: _looked_up(m, module, name, pending))
    base = m.program.base.get(module.env)
    if m.closed_world:
        return slot[0]
    first = base.attrs.get(name, (NONE, None)) if isinstance(base, Instance) else None
    if first is not None and not module.in_progress and is_written(m, module, name):
        if slot == first:
            return _written_value(m, module, name, slot[0])
        if isinstance(slot[0], Choice):
            return _partly_written(m, module, name, slot[0], first[0])
    return mutations.seen(m, module, name, slot[0])


def _partly_written(m: Machine, module: Module, name: str, value: Choice, first: Value) -> Value:
    """A name that this run has assigned on some of its paths: on the others it is what its writers leave there."""
    if all(v != first for v, _ in value.alternatives):
        return mutations.seen(m, module, name, value)
    elsewhere = alternatives(_written_value(m, module, name, first))
    rows = [(v, d) for v, d in value.alternatives if v != first]
    left = next(d for v, d in value.alternatives if v == first)
    return choose([*rows, *((v, d | left) for v, d in elsewhere)])


def _arrived(m: Machine, module: Module, name: str, pending: Pending) -> Value | None:
    """A name that a module imports from another: looked up now, and kept for all runs. None where that module imports
    it from here in turn: nobody binds it, so at most a submodule is called so."""
    value = _looked_up(m, module, name, pending)
    if value is None:
        return None
    base = m.program.base.get(module.env)
    lasting = isinstance(value, (Class, Function, External, ModuleValue, Const)) or (
        isinstance(value, Ref) and value.id in m.program.base
    )
    if isinstance(base, Instance) and lasting:  # what this run made is not there for the next
        base.attrs[name] = (value, None)
        m.program.touched.append(module.env)
    if m.st is not None and m.st.get(module.env) is not base:
        m.st.own(module.env).attrs[name] = (value, None)
    return value


def _looked_up(m: Machine, module: Module, name: str, pending: Pending) -> Value | None:
    arriving = m.program.names.arriving
    key = (module.path, name)
    if key in arriving:
        return None
    arriving.add(key)
    try:
        return _as_imported(m, pending) or module_attribute(m, pending.module, pending.name, NOWHERE)
    finally:
        arriving.discard(key)


def _as_imported(m: Machine, pending: Pending) -> Value | None:
    """What a name that functions of its module rebind was at the import: the importer keeps that. None where it is not
    told apart (a name that is `None` at first is taken for set before the importer is loaded)."""
    if pending.name not in pending.module.global_writers:
        return None
    ensure(m, pending.module)
    base = m.program.base.get(pending.module.env)
    slot = base.attrs.get(pending.name) if isinstance(base, Instance) and not pending.module.in_progress else None
    if slot is None or not isinstance(slot[0], (Ref, Text)) or slot[1] is not None:
        return None
    return mutations.seen(m, pending.module, pending.name, slot[0])


def _ahead(module: Module, name: str) -> Value | None:
    """A function of a module whose body is still running (an import cycle)."""
    for outline in module.parsed.outlines:
        if outline.parent == -1 and outline.name == name and not outline.is_class:
            return Function(module, outline.start)
    return None


def is_written(m: Machine, module: Module, name: str) -> bool:
    """Whether a function of the module assigns the name, which its body may leave unbound."""
    key = (module.path, name)
    known = m.program.names.writers.get(key)
    if known is None:
        known = bool(writer_functions(module, name))
        m.program.names.writers[key] = known
    return known


def writer_functions(module: Module, name: str) -> list[int]:
    """Functions of the module that declare `global name`."""
    return module.global_writers.get(name, [])


def _written_value(m: Machine, module: Module, name: str, value: Value) -> Value:
    """The name's value where no function of this run has assigned it: what its writers leave there, or the first."""
    program = m.program
    key = (module.path, name)
    place = (module.path, module.place_of(name))
    dep: Deps = frozenset(
        (Dep(DepKind.GLOBAL, f"{module.path}:{name}", f"`{name}` is set while the program runs", *place, name),)
    )
    if key in program.names.writing:
        return value
    written = program.names.written.get(key)
    if written is None:
        program.names.writing.add(key)
        written = []
        writers = writer_functions(module, name)
        for id in writers[:MAX_WRITERS]:
            written += _run_writer(m, module, id, name, place)
        if len(writers) > MAX_WRITERS:
            written.append(Unknown(dep))
        program.names.writing.discard(key)
        program.names.written[key] = written
    if not written:
        return Choice(((value, dep), (Unknown(dep), dep)))
    return choose([(v, dep) for v in (*written, value)])  # until a writer has run it is the first: the caller decides


def _run_writer(m: Machine, module: Module, id: int, name: str, place: tuple[str, int]) -> list[Value]:
    outline = module.parsed.outline(id)
    why = f"`{outline.name}` sets it" if outline is not None else "it is set while the program runs"
    deps: Deps = frozenset((Dep(DepKind.GLOBAL, f"{module.path}:{name}", why, *place, name),))
    if outline is None or outline.parent != -1:
        return [Unknown(deps)]
    return left_by(m, Function(module, id), module.env, name, deps)


def left_by(m: Machine, function: Function, holder: int, name: str, deps: Deps) -> list[Value]:
    """What a function, run for itself, leaves under a name of a module or class; too long: it may leave anything."""
    from checker.code.execution.calls.symbolic_calls import run_symbolic

    runner = Machine(m.program, steps=10_000)
    bottom = Frame(function.module, function.module.env, None, None, name="<writer>")
    with Attempt(m.program, (function.module.path, function.id)) as attempt, runner.entered(bottom):
        run_symbolic(runner, function, deps)
    if attempt.is_cut:
        return [Unknown(deps)]
    if runner.st is None:
        return []
    env = runner.st.get(holder)
    slot = env.attrs.get(name) if isinstance(env, Instance) else None
    for object_id, thing in runner.st.everything().items():
        m.program.base.setdefault(object_id, thing)
        m.program.touched.append(object_id)
    return [v for v, _ in alternatives(slot[0])] if slot is not None else []


# -- statements ---------------------------------------------------------------------------------------------------


machine_module.MODULE_NAME = module_name
machine_module.MODULE_ATTRIBUTE = lambda m, module, name: module_attribute(m, module, name, NOWHERE)
