"""Comprehensions and generator expressions: their clauses run from the outside in, each element is kept or asked."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.code.execution.calls.repeated import any_number
from checker.code.execution.expressions import items
from checker.code.execution.expressions.narrowing import refine
from checker.code.execution.expressions.sequences import spread
from checker.code.execution.expressions.truth import decide
from checker.code.execution.heap import Dict, Instance, Seq
from checker.code.execution.machine import Machine
from checker.code.execution.objects.asked_methods import hashed
from checker.code.execution.statements.assignment import assign
from checker.code.execution.statements.turns import shared, shares
from checker.code.execution.states import State, join_states
from checker.code.execution.values import NO_DEPS, Deps, Ref, Value
from checker.code.source.summary import Node


def run(m: Machine, node: Node, until: bool | None = None) -> Value:
    """`until`: what is asked of the elements, one after the other, ends when one has this truth (`any`, `all`)."""
    kind, element, clauses = node[2], node[3], node[4]
    result: Ref = m.new_dict(node) if kind == "dict" else m.add(Seq("iterator" if kind == "generator" else kind))
    work = _Comprehension(m, kind, element, clauses, result, until)
    # A scope of its own, so that the loop variables do not leak.
    env = Instance("env")
    env.data = m.frame.env
    outer_env, around = m.frame.env, m.frame.around
    m.frame.env = m.add(env).id
    m.frame.around = outer_env if around < 0 else around
    first = next((c for c in clauses if c[0] == "for"), None)
    try:
        with shared(m, node, outer_env, first is not None and shares(m.program, node, first[1], (element, *clauses))):
            work.walk(0, True, NO_DEPS)
    finally:
        m.frame.env, m.frame.around = outer_env, around
    for state in work.stopped:
        m.st = join_states(m.st, state, NO_DEPS)
    return result


# Not functions within a function: those that call each other are a cycle, which keeps the whole heap of a run until the
# collector comes by.
@dataclass(slots=True)
class _Comprehension:
    """One that runs. `stopped`: the states in which an element decided."""

    m: Machine
    kind: str
    element: Node
    clauses: tuple[Node, ...]
    result: Ref
    until: bool | None
    stopped: list[State] = field(default_factory=list)

    def walk(self, i: int, certain: bool, deps: Deps) -> None:
        """Run the clauses from the i-th on. `deps`: what decides whether an element is there, where not `certain`."""
        m = self.m
        if m.st is None:
            return
        if i == len(self.clauses):
            self._emit(certain, deps)
            return
        clause = self.clauses[i]
        if clause[0] == "if":
            self._filter(clause[1], i, certain, deps)
            return
        iterable = m.eval(clause[2])
        if m.st is None:
            return
        m.not_iterated(iterable)
        items_, rest, why = spread(m, iterable)
        for value, presence in items_:
            if m.st is None:
                return
            self._turn(i, value, certain, deps, presence)
        if rest is not None and m.st is not None:
            any_number(m, lambda: self._turn(i, rest, certain, deps, why), {self.result.id, m.frame.env})

    def _turn(self, i: int, value: Value, certain: bool, deps: Deps, presence: Deps | None) -> None:
        assign(self.m, self.clauses[i][1], value)
        if presence is None:
            self.walk(i + 1, certain, deps)
        else:
            self._leave_open(presence)
            self.walk(i + 1, False, deps | presence)

    def _filter(self, test: Node, i: int, certain: bool, deps: Deps) -> None:
        m = self.m
        decided, why = decide(m, m.eval(test))
        if decided is False:
            return
        if decided is True:
            self.walk(i + 1, certain, deps)
            return
        before = m.live.fork()
        refine(m, test, True)
        self.walk(i + 1, False, deps | why)
        if m.st is None:
            m.st = before

    def _emit(self, certain: bool, deps: Deps) -> None:
        m, presence = self.m, None if certain else deps
        if self.kind == "dict":
            key, value = m.eval(self.element[0]), m.eval(self.element[1])
            if m.st is not None:
                items.set_item(m, self.result, key, value, presence)
            return
        value = m.eval(self.element)
        if self.kind == "set":
            hashed(m, value, self.element)
        if m.st is not None:
            m.own(self.result).items.append((value, presence))
            if self.until is not None:
                self._stop(value, self.until)

    def _stop(self, value: Value, until: bool) -> None:
        """Nothing behind an element is looked at where it decides."""
        decided, _ = decide(self.m, value)
        if decided is until:
            self.stopped.append(self.m.live)
            self.m.st = None
        elif decided is None:
            self.stopped.append(self.m.live.fork())

    def _leave_open(self, deps: Deps) -> None:
        """A loop over something of unknown length feeds the result: there may be more than one more element."""
        if self.m.st is None:
            return
        obj = self.m.own(self.result)
        if isinstance(obj, Dict):
            obj.open = (obj.open or NO_DEPS) | deps
        elif isinstance(obj, Seq):
            obj.rest_deps = obj.rest_deps | deps
