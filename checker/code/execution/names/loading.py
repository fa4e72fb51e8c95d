"""A module at work: its body is run once, and all runs see the objects that it makes."""

from __future__ import annotations

from checker.code.execution.defects import Attempt
from checker.code.execution.frames import Frame
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Machine
from checker.code.execution.origins import mark_assigned, mark_import
from checker.code.execution.states import State
from checker.code.execution.values import (
    NO_DEPS,
)
from checker.code.source.project import Module

MODULE_STEPS = 20_000


def ensure(m: Machine, module: Module) -> None:
    """Run the body of `module` if it has not been, so that its names are bound."""
    if module.ready or module.in_progress:
        return
    program = m.program
    if module.env < 0:
        module.env = program.new_id()
    program.base[module.env] = Instance("module")
    module.in_progress = True
    runner = Machine(program, steps=MODULE_STEPS)
    runner.in_full = True  # what decorators and registries do at import is seen by all runs
    runner.st = State(program.base)
    frame = Frame(module, module.env, None, None, name="<module>")
    try:
        body = module.parsed.body
    except (ValueError, OSError):
        body = ()
    # Inside the module's own run its environment is changed in the run's state; `base` gets it at the end.
    with runner.entered(frame):
        runner.live.own(module.env)
        with Attempt(program, (module.path, -1)) as attempt:
            for statement in body:
                if runner.st is None:
                    runner.st = State(program.base)
                    break
                before = runner.st
                runner.run_block((statement,))
                if runner.st is None:  # a statement that raises at import: what follows is still looked at
                    runner.st = before
                flush(runner, module)
                env = program.base[module.env]
                if isinstance(env, Instance):
                    mark_assigned(program, module, statement, env.attrs)
        if attempt.is_cut:
            program.runs.unfinished.add((module.path, -1))
    if runner.st is not None:
        flush(runner, module)
    module.in_progress = False
    module.ready = True
    program.module_sightings += runner.sightings
    program.module_nested.setdefault(module.path, []).extend(runner.nested)
    program.module_called[module.path] = runner.called


def flush(runner: Machine, module: Module) -> None:
    """Hand the objects of a module's run over to the base that all runs see."""
    state = runner.live
    made = state.everything()
    mark_import(runner.program, module, {id: obj for id, obj in made.items() if id != module.env})
    state.base.update(made)
    runner.program.touched += made
    state.top, state.below = {}, None
    state.owned, state.changed = set(), set()
    state.cond = NO_DEPS
