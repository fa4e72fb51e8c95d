"""Class-based views of Flask: `decorators = [tagged]` in a class, which `as_view` puts around each of its methods.

Facts: https://flask.palletsprojects.com/en/stable/views/#view-decorators
"""

from __future__ import annotations

from collections.abc import Callable

from checker.code.execution.calls.calls import NOWHERE, call
from checker.code.execution.frames import Frame
from checker.code.execution.machine import Machine
from checker.code.execution.objects import classes, subclasses
from checker.code.execution.values import Class, Const, External, Function, Partial, Value

_LIBRARIES = ("flask.views", "quart.views")


def is_view(m: Machine, cls: Value | None) -> bool:
    """Whether a class is a view of Flask."""
    bases = classes.mro(m, cls) if isinstance(cls, Class) else ()
    return any(isinstance(b, External) and b.name.rpartition(".")[0] in _LIBRARIES for b in bases)


def within_decorators(m: Machine, function: Function, run: Callable[[], None]) -> None:
    """Run a method that a framework calls, within the decorators of its class; the last of them is the outermost."""
    from checker.code.execution.calls.symbolic_calls import run_symbolic

    decorators = _decorators(m, function)
    if not decorators or m.st is None:
        run()
        return
    before, ran = m.live.fork(), False
    outer = m.in_full, m.seen_within, m.sightings

    def innermost() -> None:
        nonlocal ran
        ran = True
        run()

    m.nexts.append((innermost, m.in_full))
    view: Value = Partial(External("starlette.next"), ((0, "", Const(len(m.nexts) - 1)),))
    m.seen_within, m.in_full, m.sightings = m.sightings, True, []
    try:
        with m.entered(Frame(m.frame.module, m.frame.env, None, None, name="<symbolic>")):
            for decorator in decorators:
                view = call(m, decorator, [(0, "", view)], NOWHERE)
            if isinstance(view, Function) and m.st is not None:
                run_symbolic(m, view, None)
    finally:
        m.in_full, m.seen_within, m.sightings = outer
    if not ran:  # it was not followed as far as the view
        m.st = before
        run()


def _decorators(m: Machine, function: Function) -> list[Value]:
    """The decorators that a view's class names; none where they are not all known."""
    inst = m.as_instance(function.receiver) if function.receiver is not None else None
    cls = inst.cls if inst is not None else function.owner
    if not is_view(m, cls) or cls is None:
        return []
    if subclasses.is_overridden(m, cls, "decorators"):
        m.virtual.add("decorators")
    listed = classes.find_in_class(m, cls, "decorators")
    seq = m.as_seq(listed) if listed is not None else None
    if seq is None or seq.rest is not None or any(have is not None for _, have in seq.items):
        return []
    return [value for value, _ in seq.items]
