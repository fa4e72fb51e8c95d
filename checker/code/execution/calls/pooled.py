"""What a pool runs beside the code that handed it over: at once, and where that changes something, perhaps later.

A function handed to a pool is run where it is handed over. Where the code changes what was there by then, before it
waits for the result, it may have been run after that: it is run once more, in doubt.
"""

from __future__ import annotations

from dataclasses import dataclass

from checker.code.execution.calls.repeated import changes
from checker.code.execution.calls.tasks import Postponed, in_thread
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.states import State, join_states
from checker.code.execution.values import NONE, Deps, Partial, Ref, Unknown, Value
from checker.code.source.summary import Node
from checker.code.trail import DepKind

_WHEN = "whether a pool runs it before what the code changes behind this line"


@dataclass(frozen=True, slots=True, eq=False)
class Pooled(Postponed):
    """What a pool was handed and has run: what it gave, and the state behind it."""

    result: Value
    function: Value
    args: tuple[Arg, ...]
    initializer: Partial | None
    after: State
    mark: int
    node: Node

    def run(self, m: Machine) -> Value:
        """Its result, behind what it does where it runs only now."""
        outer = self.after.below
        if not m.survey and m.probe is None and changes(self.after, m.live, outer, self.mark, set(m.program.contexts)):
            when = m.unknown(DepKind.OUTSIDE, _WHEN, self.node).deps
            m.split(when, lambda: NONE, lambda: self._later(m, when))
        return self.result

    def _later(self, m: Machine, when: Deps) -> Value:
        m.st = join_states(self.after.fork(), m.live, when)
        return in_thread(m, self.function, self.args, self.node, self.initializer)


def submit(
    m: Machine, pool: Ref | None, function: Value, args: list[Arg], node: Node, initializer: Partial | None
) -> Value:
    """Hand a function to a pool; what stands for its result."""
    first = len(m.sightings)
    result = in_thread(m, function, args, node, initializer)
    if m.st is None:
        return Unknown()
    future = Instance("future")
    future.data = result
    sends = len(m.sightings) > first
    if sends and m.frame.function is not None:
        future.data = Pooled(result, function, tuple(args), initializer, m.live.fork(), m.program.last_id, node)
    ref = m.add(future)
    if sends and m.frame.function is not None:
        m.frame.tasks.append(ref.id)
        if pool is not None:
            m.own(pool).attrs[str(ref.id)] = (ref, None)
    return ref
