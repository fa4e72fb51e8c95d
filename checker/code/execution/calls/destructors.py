"""What runs at a time that the code does not tell: `__del__` of an object, `weakref.finalize`, a handler of signals.

It may have run by the next statement, or never: what it changes of what was there before is in doubt from then on. What
the object made for itself is not, since nobody has it any more when its destructor runs.
"""

from __future__ import annotations

from collections.abc import Callable

from checker.code.execution.budget import WANTED_STEPS
from checker.code.execution.calls.calls import call
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import classes
from checker.code.execution.values import NONE, Deps, Function, Ref, Value, external
from checker.code.source.summary import Node

_DESTRUCTOR, _CALLBACK = external("whether a destructor has run"), external("whether a callback has run")
CLOSED = external("what a generator does when it is closed, and when that is")
WHEN = _DESTRUCTOR | _CALLBACK | CLOSED


def note_destructor(m: Machine, ref: Ref, mark: int, node: Node) -> None:
    """An object of the project was made: its destructor may run from now on. Objects above `mark` are its own."""
    inst = m.as_instance(ref) if m.st is not None else None
    found = classes.find_in_class(m, inst.cls, "__del__") if inst is not None and inst.cls is not None else None
    if isinstance(found, Function) and not any(f.function is not None and f.function.id == found.id for f in m.frames):
        perhaps(m, _DESTRUCTOR, lambda: call(m, found.bound(ref), [], node), mark, node)


def perhaps_called(m: Machine, function: Value, args: list[Arg], node: Node) -> None:
    """A function that something outside the code's order calls may have run."""
    if function != NONE:
        perhaps(m, _CALLBACK, lambda: call(m, function, args, node), m.program.last_id, node)


def perhaps(m: Machine, deps: Deps, run: Callable[[], Value], mark: int, node: Node) -> None:
    """Let objects that are no newer than `mark` be as they are or as `run` leaves them. What it sends, it sends as a
    function of its own."""
    if m.st is None or m.survey or m.probe is not None:
        return
    before, first, fresh = m.live.fork(), len(m.sightings), len(m.fresh)
    outer = before.below
    m.limited(WANTED_STEPS, node, run)
    after, m.st = m.st, before
    del m.sightings[first:], m.fresh[fresh:]
    if after is None:
        return
    for id, left in after.changed_above(outer).items():
        if not before.has(id):
            before.put(id, left)
        elif id <= mark and (now := before.get(id)) is not left and type(now) is type(left):
            before.put(id, now.join(left, deps))  # type: ignore[arg-type]
