"""A method that nobody in the project calls, since a library does (`_run` of a tool): it is judged on the objects that
the project makes of its class, each with what it was made with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from checker.code.execution.calls import symbolic_calls
from checker.code.execution.defects import Attempt
from checker.code.execution.frames import Frame
from checker.code.execution.machine import Machine
from checker.code.execution.names import changes, loading
from checker.code.execution.objects import classes
from checker.code.execution.program import Program
from checker.code.execution.states import State
from checker.code.execution.values import Class, Dep, Function, Ref, Unknown, Value, alternatives, choose
from checker.code.proofs.callers import Callers
from checker.code.proofs.nested_functions import run_nested
from checker.code.proofs.root_functions import class_of, run_function
from checker.code.source.units import MODULE_BODY, Unit
from checker.code.trail import DepKind
from checker.code.wire.chains import unknown_client
from checker.code.wire.sightings import Sighting

MAX_MAKERS = 12  # roots that make objects of one class
MAX_CLIMB = 4  # from a function that makes the object of what it is given to those who call it
_SET_LATER = Dep(DepKind.BOUND, "made object", "what is set on the object after it is made is not followed")
_BODY = ("assign", "expr", "annotated", "with", "if")


@dataclass(slots=True)
class Made:
    """What a method shows on the objects that were found, and what that took. `cut`: there are more than were seen."""

    sightings: list[Sighting] = field(default_factory=list)
    steps: int = 0
    cut: bool = False


def is_called_by_library(program: Program, unit: Unit) -> bool:
    """Whether a library has a method: a base of its class is a library's, whose own methods may call it, or it is
    handed to one as a method of its object (`app.add_api_route("/ask", self.ask)`)."""
    if unit.owner < 0:
        return False
    if unit.key in program.changes.handed:
        return True
    m = Machine(program)
    cls = class_of(m, unit.module, unit.owner)
    return cls is not None and classes.external_base(m, cls) is not None


def on_made_objects(program: Program, callers: Callers, unit: Unit, is_open: Callable[[Sighting], bool]) -> Made:
    """The sightings of a method on each object of its class that the project makes. A function that makes one of what
    it is given, of which nothing is known there, is looked at from its callers."""
    made = Made()
    makers = [link.unit for link in callers.of(unit) if link.made and not link.unit.module.is_test]
    made.cut = len(makers) > MAX_MAKERS
    seen: set[tuple[str, int]] = set()
    for maker in makers[:MAX_MAKERS]:
        made.sightings += _of_maker(program, callers, unit, maker, is_open, made, seen, 0)
    return made


def _of_maker(
    program: Program,
    callers: Callers,
    unit: Unit,
    maker: Unit,
    is_open: Callable[[Sighting], bool],
    made: Made,
    seen: set[tuple[str, int]],
    depth: int,
) -> list[Sighting]:
    if maker.key in seen:
        return []
    seen.add(maker.key)
    rows = list(_captures(program, maker, (unit.module.path, unit.owner), made))
    found = [s for row in rows for s in _run_on(program, unit, row, made)]
    own = f"{maker.module.path}:{maker.id}:"
    given = [s for s in found if not s.kind or (is_open(s) and own in _parameters(s))]
    if not rows or (found and not given):
        return found
    above: list[Sighting] = []
    for link in callers.of(maker) if depth < MAX_CLIMB else ():
        if not link.unit.module.is_test:
            above += _of_maker(program, callers, unit, link.unit, is_open, made, seen, depth + 1)
    return [s for s in found if s not in given] + above if above else found


def _parameters(s: Sighting) -> set[str]:
    """The functions (`path:id:`) whose parameters decide a field."""
    keys = (d.key for r in s.results.values() for d in r.deps if d.kind is DepKind.PARAMETER)
    return {key.rpartition(":")[0] + ":" for key in keys}


_Row = tuple[Ref, State, tuple[str, int, int]]


def _captures(program: Program, maker: Unit, cls: tuple[str, int], made: Made) -> Iterator[_Row]:
    """The objects of a class (path, id) that a root makes, each in the state in which it was made."""
    m = Machine(program)
    budget = m.steps
    m.capture = cls
    m.closed_world = maker.name == "main" or maker.id == MODULE_BODY
    bottom = Frame(maker.module, -1, None, None, name="<root>")
    with Attempt(program, maker.key) as attempt:
        loading.ensure(m, maker.module)
        bottom.env = maker.module.env
        with m.entered(bottom):
            if maker.id == MODULE_BODY:
                m.run_block(tuple(s for s in maker.module.parsed.body if s[0] in _BODY))
            else:
                run_function(m, maker, None)
    made.cut = made.cut or attempt.is_cut
    made.steps += budget - m.steps
    yield from m.captures


def _run_on(program: Program, unit: Unit, row: _Row, made: Made) -> list[Sighting]:
    """Run a method on an object that a constructor call made, in the state in which it was made."""
    ref, state, place = row
    m = Machine(program)
    budget = m.steps
    m.st = state.fork()
    m.own_object = ref.id
    _doubt_set_later(m, ref)
    bottom = Frame(unit.module, unit.module.env, None, None, name="<root>")
    with Attempt(program, unit.key) as attempt, m.entered(bottom):
        cls = class_of(m, unit.module, unit.owner)
        if isinstance(cls, Class):
            symbolic_calls.run_symbolic(m, Function(unit.module, unit.id, -1, ref, cls), None)
            run_nested(m)
    made.cut = made.cut or attempt.is_cut
    made.steps += budget - m.steps
    maker = program.project.modules.get(place[0])
    for s in m.sightings:
        s.root = unit.key
        if maker is not None:
            s.chain = (*s.chain, (maker, place[1], place[2]))
    return m.sightings


def _doubt_set_later(m: Machine, ref: Ref) -> None:
    """What the project sets on objects of the class after they are made may be set before the library calls."""
    own = m.own(ref)
    deps = frozenset((_SET_LATER,))
    own.open = own.open or deps
    for name, (value, have) in list(own.attrs.items()):
        change, _ = changes.of_attribute(m, own.cls, name)
        if changes.Change.REPLACED in change:
            own.attrs[name] = (choose([(value, deps), (_another(m, value), deps)]), have)


def _another(m: Machine, value: Value) -> Value:
    """What may stand in the place of a value: of a client another one of its class."""
    for inner, _ in alternatives(value):
        inst = m.as_instance(inner)
        if inst is not None and inst.client is not None:
            return unknown_client(m, inst.client.entry, frozenset((_SET_LATER,)))
    return Unknown(frozenset((_SET_LATER,)))
