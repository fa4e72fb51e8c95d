"""Runs: one abstract execution from one root, and where roots come from."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from checker.code.execution import (
    calls,
    classes,
    given_objects,
    imports,
    machine,
    managed,
    patches,
    startup,
    subclasses,
    symbolic_calls,
    tasks,
)
from checker.code.execution.budget import SURVEY_BUDGET
from checker.code.execution.defects import Attempt
from checker.code.execution.frames import Frame
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Machine
from checker.code.execution.needs import Needs
from checker.code.execution.program import Program
from checker.code.execution.values import Class, Dep, Descriptor, Function, Ref, Value
from checker.code.proofs.changed import doubt_changed, note_changed
from checker.code.proofs.probe import PROBE_STEPS, Probe, looks_up
from checker.code.proofs.sightings import Sighting
from checker.code.source.project import Module
from checker.code.source.summary import Node
from checker.code.source.units import MODULE_BODY, Unit
from checker.code.trail import DepKind
from checker.code.wire.fates import Fates

ENTRY_STEPS = 4_000  # of a program's entry
WHOLE_STEPS = 4_000  # of a root that is run for the clients it makes or hands on, or for what it changes


@dataclass(slots=True)
class Run:
    """What one execution saw."""

    sightings: list[Sighting] = field(default_factory=list)
    blocked: set[str] = field(default_factory=set)
    incomplete: bool = False
    sliced: bool = False  # it left out what does not lead to what was looked for
    dropped: frozenset[tuple[str, int]] = frozenset()  # functions (path, id) that were called and not followed
    ended: bool = False  # a call in the root's own body never came back
    reached: set[int] = field(default_factory=set)  # places at which the probe saw a call, and which were run
    cut: bool = False  # there are more subclasses than were looked at
    virtual: set[str] = field(default_factory=set)  # members read that a subclass may override
    changes: bool = False  # keys of a mapping that others see
    steps: int = 0


def run_unit(
    program: Program,
    unit: Unit,
    variant: tuple[str, int] | None = None,
    needs: Needs = (),
    probe: Probe | None = None,
    budget: int = 0,
) -> Run:
    """Run a root whose callers are not known. `variant`: the class of `self`, where it is a subclass. `needs`: the
    functions that the run is to reach, with the arguments that matter. `probe`: what it has seen in the root. `budget`:
    steps of a slice, 0 for those of any run.

    A short root is run in full; a longer one again in slices, which leave out what does not lead to a call."""
    run = Run(incomplete=True) if _is_long(program, unit) else _in_full(program, unit, variant)
    if run.incomplete:
        steps = run.steps
        before = run.virtual
        run = _attempt(program, unit, variant, needs, in_full=False, budget=budget, probe=probe)
        run.steps += steps
        run.virtual |= before
        run.sliced = True
    if (run.incomplete or run.ended) and not needs and not _is_all_seen(run, probe):
        more = _surveyed(program, unit, variant)
        seen = {(s.module.path, s.pos) for s in run.sightings}
        run.sightings = run.sightings + [s for s in more.sightings if (s.module.path, s.pos) not in seen]
        run.steps += more.steps
        run.virtual |= more.virtual
    return run


def _in_full(program: Program, unit: Unit, variant: tuple[str, int] | None) -> Run:
    """All statements of a root. That it is too long for this is found out once, whatever it is run for."""
    key = (*unit.key, variant)
    known = program.runs.too_long.get(key)
    if known is not None:
        return Run(incomplete=True, steps=known[0], virtual=set(known[1]))
    run = _attempt(program, unit, variant, ())
    if run.incomplete:
        program.runs.too_long[key] = (run.steps, frozenset(run.virtual))
    return run


def run_whole(program: Program, unit: Unit) -> Run:
    """Run a root with all its statements, as far as its steps go, then survey what they did not reach."""
    run = _attempt(program, unit, None, (), budget=WHOLE_STEPS)
    if run.incomplete or run.ended:
        run.sightings += _surveyed(program, unit, None).sightings
    return run


def run_entry(program: Program, unit: Unit) -> Run:
    """Run a program's entry with all its statements, as far as its steps go. What becomes of clients on its way is told
    by the roots, not by it."""
    fates, program.fates = program.fates, Fates()
    try:
        return _attempt(program, unit, None, (), budget=ENTRY_STEPS)
    finally:
        program.fates = fates


def _surveyed(program: Program, unit: Unit, variant: tuple[str, int] | None) -> Run:
    """See each call site of a root, and little else; once, whatever it is run for."""
    key = (*unit.key, variant)
    found = program.runs.surveys.get(key)
    if found is None:
        found = program.runs.surveys[key] = _attempt(program, unit, variant, (), survey=True)
    return replace(found, sightings=[replace(s) for s in found.sightings])  # who asks makes more of them


def run_for_changes(program: Program, unit: Unit) -> bool:
    """Run a root with all its statements, as far as its steps go; whether it changes a mapping that others see."""
    return _attempt(program, unit, None, (), budget=WHOLE_STEPS).changes


def _is_long(program: Program, unit: Unit) -> bool:
    """Whether a body is so long that a run of all its statements would not get to its end."""
    if unit.id == MODULE_BODY:
        return False
    return unit.module.parsed.function(unit.id).size > program.steps.in_full


def _is_all_seen(run: Run, probe: Probe | None) -> bool:
    """Whether a run that ended early has come by every place at which a probe saw a call."""
    if probe is None or not probe.complete or probe.mentions:
        return False
    return probe.calls <= run.reached | {s.pos for s in run.sightings if s.module is probe.module}


def probe_unit(program: Program, unit: Unit) -> Probe:
    """Look at the receivers of a root's marked calls, without running what is called on them."""
    if program.marks.is_called_bare(unit.module):
        return Probe(unit.module, frozenset(), complete=False)  # each call in it may be of a client
    words = program.marks.called(unit.module)
    outline = unit.module.parsed.outline(unit.id)
    if outline is None:
        return Probe(unit.module, frozenset(), complete=False)
    if looks_up(unit.module.source, outline.start, outline.end, words):
        return Probe(unit.module, frozenset(), complete=False, looks_up=True)
    m = Machine(program, steps=PROBE_STEPS)
    m.probe = probe = Probe(unit.module, words)
    _run_root(m, unit, None)
    probe.mentions |= {s.pos for s in m.sightings}
    probe.complete = probe.complete and not (m.incomplete or m.ended)
    return probe


def _attempt(
    program: Program,
    unit: Unit,
    variant: tuple[str, int] | None,
    needs: Needs,
    in_full: bool = True,
    survey: bool = False,
    budget: int = 0,
    probe: Probe | None = None,
) -> Run:
    budget = budget or (SURVEY_BUDGET if survey else program.steps.in_full if in_full else program.steps.per_run)
    m = Machine(program, steps=budget)
    m.in_full, m.survey = in_full and not survey, survey
    if probe is not None:
        m.to_reach, m.root_module = probe.calls, unit.module
    if not in_full:
        m.look_for(needs)
    out = Run()
    if not _run_root(m, unit, variant) and survey:
        program.runs.unfinished.add(unit.key)
    out.sightings = m.sightings
    out.incomplete = m.incomplete
    out.ended = m.ended
    out.reached = m.reached
    out.virtual, out.steps = m.virtual, budget - m.steps
    if unit.id == MODULE_BODY:
        out.sightings = [s for s in program.module_sightings if _root_module(s) is unit.module] + out.sightings
    out.blocked, out.changes = m.blocked, m.changes
    out.dropped = frozenset(m.dropped)
    for s in out.sightings:
        s.root = unit.key
    return out


def _run_root(m: Machine, unit: Unit, variant: tuple[str, int] | None) -> bool:
    """Run a root; False where its steps did not suffice."""
    m.closed_world = unit.name == "main" or unit.id == MODULE_BODY
    bottom = Frame(unit.module, -1, None, None, name="<root>")
    with Attempt(m.program, unit.key) as attempt:
        imports.ensure(m, unit.module)
        bottom.env = unit.module.env
        doubt_changed(m)
        with m.entered(bottom):
            if unit.id == MODULE_BODY:
                _run_main_block(m, unit.module)
                _run_made_at_import(m, unit.module)
            else:
                run_function(m, unit, variant)
                note_changed(m)
    m.incomplete = m.incomplete or attempt.is_cut
    return not attempt.is_cut


def _root_module(sighting: Sighting) -> Module:
    return sighting.chain[-1][0] if sighting.chain else sighting.module


def _run_main_block(m: Machine, module: Module) -> None:
    """What stands under `if __name__ == "__main__":`; the rest of the body has run at import."""
    m.as_main = True
    for statement in module.parsed.body:
        if statement[0] == "if" and _is_main_test(statement[2]) and m.st is not None:
            m.run_block(statement[3])
            run_nested(m)


def _run_made_at_import(m: Machine, module: Module) -> None:
    """Lambdas, and functions within functions, that the module's body made and did not call."""
    made = m.program.module_nested.get(module.path)
    if not made or m.st is None:
        return
    called = m.program.module_called.get(module.path, set())
    m.nested += [f for f in made if (f.module.path, f.id) not in called and f.module is module]
    first = len(m.sightings)
    run_nested(m)
    for s in m.sightings[first:]:  # who calls them by the names that hold them may give more
        s.tentative = True


def _is_main_test(test: Node) -> bool:
    return test[0] == "compare" and (
        (test[2][0] == "name" and test[2][2] == "__name__")
        or any(n[0] == "name" and n[2] == "__name__" for _, n in test[3])
    )


def run_function(m: Machine, unit: Unit, variant: tuple[str, int] | None) -> None:
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
        if isinstance(inner, Function) and inner.id != unit.id and inner.module is unit.module:
            function = Function(inner.module, inner.id, inner.scope, receiver, cls)
    else:
        decorated = m.module_name(unit.module, unit.name)
        if isinstance(decorated, Function) and decorated.id != unit.id and calls.summary_of(function).decorators:
            function = decorated
    if decorated is not None and _run_decorated(m, unit, function, decorated):
        return
    # What the root itself returns matters to nobody here, save to who looks for the objects that it makes.
    m.frame.want = function.id != unit.id or m.capture is not None
    startup.under_startup(m, function, lambda: _run_and_read(m, function))
    run_nested(m)


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
    dep = Dep(
        DepKind.OBJECT,
        f"{info.module.path}:{info.id}",
        why,
        info.module.path,
        (classes.class_summary(info) or unit_pos(unit)).pos,
    )
    return given_objects.symbolic_instance(m, cls, frozenset((dep,)))


class unit_pos:  # noqa: N801 (a stand-in with a `pos`)
    def __init__(self, unit: Unit) -> None:
        self.pos = 1 << 16


_MAKERS = ("__new__", "__init__", "__post_init__", "__getattr__")


def members_of(program: Program, cls: tuple[str, int], names: Iterable[str]) -> tuple[object, ...] | None:
    """What objects of a class (path, id) have under `names` and are made by, and which classes set these on them; None
    where the class is not to be had."""
    module = program.project.modules[cls[0]]
    m = Machine(program)
    found = class_of(m, module, cls[1])
    if found is None:
        return None
    names = tuple(names)
    own = (classes.find_in_class(m, found, name) for name in (*names, *_MAKERS))
    # What no class of the project has is that of the library's.
    return (*own, *_setters(m, found, {n.encode() for n in names}), classes.external_base(m, found))


def _setters(m: Machine, cls: Class, names: set[bytes]) -> Iterator[tuple[str, int]]:
    for part in classes.mro(m, cls):
        if isinstance(part, Class):
            info = classes.info_of(m, part)
            if info.module.stored_within(info.id) & names:
                yield info.module.path, info.id


def class_of(m: Machine, module: Module, id: int) -> Class | None:
    """The class whose definition starts at byte `id` of a module."""
    imports.ensure(m, module)
    heap_id = m.program.classes.get((module.path, id))
    return Class(heap_id) if heap_id is not None and m.live.has(heap_id) else None


def run_nested(m: Machine) -> None:
    """Functions which the root made and nobody called: they are handed on, so somebody else will."""
    seen: set[tuple[str, int]] = set()
    for _ in range(3):
        waiting = [f for f in m.nested if (f.module.path, f.id) not in m.called and (f.module.path, f.id) not in seen]
        if not waiting or m.st is None:
            return
        scopes = Counter(f.scope for f in waiting)
        for function in waiting:
            seen.add((function.module.path, function.id))
            marked = _may_hold_site(m, function)
            if not _reachable_scope(m, function) or not (marked or _names_method(m, function)):
                continue
            before = m.live.fork()
            first = len(m.sightings)
            symbolic_calls.run_symbolic(m, function, None)
            for s in () if marked else m.sightings[first:]:
                s.aside = True
            if scopes[function.scope] > 1 and not isinstance(m.program.base.get(function.scope), Instance):
                for s in m.sightings[first:]:  # another function that sees the same names may change them before
                    s.tentative = True
            if m.st is None:
                m.st = before


def _reachable_scope(m: Machine, function: Function) -> bool:
    return m.st is not None and (function.scope < 0 or m.st.has(function.scope))


def _may_hold_site(m: Machine, function: Function) -> bool:
    return function.body is not None or m.program.marks.holds(function.module, function.id)


def _names_method(m: Machine, function: Function) -> bool:
    """Whether a function within another, which puts it in the place of a method, mentions a local name of that one
    which stands for a billable method."""
    if function.scope < 0 or not _is_put_in_place(function):
        return False
    scope = m.live.get(function.scope) if m.live.has(function.scope) else None
    if not isinstance(scope, Instance):
        return False
    mentioned = function.module.names_within(function.id)[1]
    return any(machine.STANDS_FOR_CALL(m, slot[0], name) for name, slot in scope.attrs.items() if name in mentioned)


def _is_put_in_place(function: Function) -> bool:
    """`client.create = tagged`, `setattr(client, "create", tagged)`."""
    return function.module.names_within(function.id)[0].encode() in _put_in_place(function.module.source)


@functools.lru_cache(maxsize=1_024)
def _put_in_place(source: bytes) -> frozenset[bytes]:
    """Names of what a file stores as an attribute."""
    stored = set(_STORED.findall(source))
    return frozenset(stored.union(_SET_BY_NAME.findall(source) if b"setattr" in source else ()))


_STORED = re.compile(rb"\.\s*\w+\s*=\s*(\w+)")
_SET_BY_NAME = re.compile(rb"\bsetattr\s*\([^()]*,\s*(\w+)\s*\)")
