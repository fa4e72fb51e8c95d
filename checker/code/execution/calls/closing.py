"""Generators that end before their end: `close()`, `throw()`, a loop that is left. What their `finally` and their
handlers do is done then, wherever they stand."""

from __future__ import annotations

from typing import Any

from checker.code.execution.calls.calls import run_function, summary_of
from checker.code.execution.calls.destructors import CLOSED, perhaps
from checker.code.execution.machine import Machine
from checker.code.execution.states import join_states
from checker.code.execution.values import NO_DEPS, NONE, Ref, Value
from checker.code.source.summary import Node


def close_generator(m: Machine, ref: Ref, made: Any, node: Node, goes_on: bool = False) -> None:
    """An exception may come to a generator where it yields; `made` is what it was made with. `goes_on`: it may handle
    it and yield again."""
    if not isinstance(made, tuple) or m.st is None or not _has_exits(summary_of(made[0]).body):
        return
    function, args, at, *_ = made

    def thrown() -> Value:
        caught = m.catching()
        m.frame.tries.append(caught)
        try:
            run_function(m, function, summary_of(function), list(args), at, lambda value: m.may_raise())
        finally:
            m.frame.tries.pop()
        state = m.st if goes_on else None
        for left in caught:
            state = join_states(state, left, NO_DEPS)
        m.st = state
        return NONE

    perhaps(m, CLOSED, thrown, m.program.last_id, node)


def _has_exits(body: Any) -> bool:
    """Whether something is done on the way out: in a `try`, or at the end of a `with`."""
    return isinstance(body, tuple) and (
        (len(body) > 1 and body[0] in ("try", "with") and isinstance(body[1], int)) or any(map(_has_exits, body))
    )
