"""One abstract execution from one root: in full, in slices, as a survey of its call sites, or as a probe."""

from __future__ import annotations

from dataclasses import replace

from checker.code.execution.budget import SURVEY_BUDGET
from checker.code.execution.defects import Attempt
from checker.code.execution.frames import Frame
from checker.code.execution.machine import Machine
from checker.code.execution.names import loading
from checker.code.execution.program import Program
from checker.code.execution.run import Run
from checker.code.execution.slices.needs import Needs
from checker.code.execution.slices.probe import PROBE_STEPS, Probe, looks_up
from checker.code.proofs.changed import doubt_changed, note_changed
from checker.code.proofs.nested_functions import run_nested
from checker.code.proofs.root_functions import run_function
from checker.code.source.project import Module
from checker.code.source.summary import Node
from checker.code.source.units import MODULE_BODY, Unit
from checker.code.wire.fates import Fates
from checker.code.wire.sightings import Sighting

ENTRY_STEPS = 4_000  # of a program's entry
WHOLE_STEPS = 4_000  # of a root that is run for the clients it makes or hands on, or for what it changes


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
    out.dropped, out.asked = frozenset(m.dropped), frozenset(m.asked)
    for s in out.sightings:
        s.root = unit.key
    return out


def _run_root(m: Machine, unit: Unit, variant: tuple[str, int] | None) -> bool:
    """Run a root; False where its steps did not suffice."""
    m.closed_world = unit.name == "main" or unit.id == MODULE_BODY
    bottom = Frame(unit.module, -1, None, None, name="<root>")
    with Attempt(m.program, unit.key) as attempt:
        loading.ensure(m, unit.module)
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
        s.tentative, s.guarded = True, False


def _is_main_test(test: Node) -> bool:
    return test[0] == "compare" and (
        (test[2][0] == "name" and test[2][2] == "__name__")
        or any(n[0] == "name" and n[2] == "__name__" for _, n in test[3])
    )
