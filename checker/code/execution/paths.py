"""How a run forks where nothing decides, and joins; and where exceptions leave.

Paths are run one after the other, each on a fork of the state.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from checker.code.execution.budget import MAX_SNAPSHOTS
from checker.code.execution.disjoint import living, note_paths, rule_out
from checker.code.execution.frames import DeadPathError, Entered, Frame
from checker.code.execution.run_state import RunState
from checker.code.execution.states import State, Thrown, fold_state, join_states
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Choice,
    Const,
    Deps,
    External,
    Number,
    Unknown,
    Value,
    alternatives,
    choose,
)

TYPE_ERROR = External("builtins.TypeError")
KEY_ERROR = External("builtins.KeyError")
INDEX_ERROR = External("builtins.IndexError")
VALUE_ERROR = External("builtins.ValueError")
ZERO_DIVISION = External("builtins.ZeroDivisionError")
ATTRIBUTE_ERROR = External("builtins.AttributeError")
STOP_ITERATION = External("builtins.StopIteration")
_APART = frozenset({"<symbolic>", "<root>", "<module>"})  # frames below which nothing sees what is thrown above them


class Paths(RunState):
    """A run that forks and joins."""

    def split(self, deps: Deps, *paths: Callable[[], Value]) -> Value:
        """Run each of `paths` on a fork of the state and join states and values: an undecided choice."""
        start = self.live
        results: list[tuple[State | None, Value]] = []
        fresh, frame = len(self.fresh), self.frames[-1]
        ids, leaving = [self.program.last_id], [frame.left_loop]
        for path in paths[:-1]:
            self.st = start.fork()
            self.st.cond = start.cond | deps
            value = self._to_its_end(path)
            results.append((self.st, value))
            ids.append(self.program.last_id)
            leaving.append(frame.left_loop)
        self.st = start
        before = start.cond
        self.st.cond = before | deps
        results.append((None, NONE))
        value = self._to_its_end(paths[-1])
        results[-1] = (self.st, value)
        if len(self.fresh) > fresh:
            ids.append(self.program.last_id)
            leaving.append(frame.left_loop)
            caught = any(f.tries for f in self.frames)
            left = [a != b for a, b in pairwise(leaving)]
            over = [st is None and not (caught or goes_on) for (st, _), goes_on in zip(results, left, strict=True)]
            note_paths(self, list(pairwise(ids)), over)
        return self.join_results(results, deps, before)

    def join_results(self, results: list[tuple[State | None, Value]], deps: Deps, cond: Deps) -> Value:
        """Join states and values of paths that `deps` decide between; None stands for one that has ended. `cond`: what
        held before they parted."""
        values = self._meet([(state, value, deps) for state, value in results])
        if self.st is None:
            return Unknown()
        # Where a path ended (return, raise), being here at all is what the condition decided.
        self.st.cond = cond if len(values) == len(results) else cond | deps
        return choose(values) if len(values) > 1 else values[0][0]

    def each(self, value: Value, path: Callable[[Value], Value]) -> Value:
        """`path` for each alternative of a choice, joined; states fork only where there is a choice."""
        if not isinstance(value, Choice):
            return path(value)
        if self.apart:
            alive = living(self, value)
            if not isinstance(alive, Choice):
                return path(alive)
            value = alive
        start = self.live
        results: list[tuple[State | None, Value, Deps]] = []
        for inner, deps in value.alternatives:
            self.st = start.fork()
            self.st.cond = start.cond | deps
            if self.apart:
                rule_out(self, (inner,), [other for other, _ in value.alternatives if other is not inner])
            out = self._to_its_end(path, inner)
            results.append((self.st, out, deps))
        values = self._meet(results)
        if self.st is None:
            return Unknown()
        self.st.cond = start.cond
        return choose(values) if len(values) > 1 else values[0][0]

    def _to_its_end(self, path: Callable[..., Value], *given: Value) -> Value:
        """Run one of several paths. One that ends within what it does takes none of the others with it."""
        try:
            return path(*given)
        except DeadPathError:
            self.st = None
            return NONE

    def _meet(self, results: list[tuple[State | None, Value, Deps]]) -> list[tuple[Value, Deps]]:
        """Go on in the joined state of the paths that have not ended; their values."""
        joined: State | None = None
        values: list[tuple[Value, Deps]] = []
        for state, value, deps in results:
            if state is not None:
                joined = join_states(joined, state, deps)
                values.append((value, deps))
        self.st = joined
        return values

    def may_raise(self, deps: Deps = NO_DEPS, kind: Value | None = None) -> None:
        """An exception may leave here: the handlers of the innermost `try`, of this frame or of one that called it, see
        the present state. `deps` decide whether it does; without them the code itself may. `kind`: its class."""
        if self.st is None:
            return
        for frame in reversed(self.frames):
            if frame.tries:
                frame.tries[-1].note(self.st, deps, MAX_SNAPSHOTS, kind)
                return
            if frame.name in _APART:
                return

    def refuse(self, kind: Value | None, deps: Deps = NO_DEPS) -> None:
        """An operation that its values do not have is asked of them; without `deps` for certain."""
        if deps or not self.is_guarded:
            self.may_raise(deps, kind)
        else:
            self.fail(kind)

    def refused(self, value: Value) -> None:
        """What None does not have is asked of a value: TypeError or AttributeError, where it is or may be None."""
        for inner, deps in alternatives(value):
            if inner == NONE:
                self.may_raise(deps)

    def not_iterated(self, value: Value) -> None:
        """A value is read element by element, or asked for their number: TypeError, where it is none that has any."""
        for inner, deps in alternatives(value):
            if isinstance(inner, Number) or (isinstance(inner, Const) and not isinstance(inner.value, (str, bytes))):
                self.may_raise(deps, TYPE_ERROR)
            elif isinstance(inner, Unknown) and inner.deps and not inner.filled:
                self.may_raise(deps | inner.deps, TYPE_ERROR)

    @property
    def is_exactly_guarded(self) -> bool:
        """Whether the innermost `try` at work handles only what is followed: failed look-ups, exceptions of the
        project."""
        for frame in reversed(self.frames):
            if frame.tries:
                return frame.tries[-1].exact
            if frame.name in _APART:
                return False
        return False

    @property
    def is_guarded(self) -> bool:
        """Whether a `try` of this frame, or of one that called it, is at work."""
        return any(frame.tries for frame in self.frames)

    def catching(self) -> Thrown:
        """What a block that begins here throws."""
        return Thrown(self.live, self.program.last_id)

    def fail(self, kind: Value | None = None) -> None:
        """An exception leaves here for certain: what led here decides whether it does. `kind`: it, or its class."""
        if self.st is not None and self.frames:
            self.st.raised, self.st.thrown = self.st.cond, kind
            self.throw([self.st])
        self.st = None

    def throw(self, states: list[State]) -> None:
        """Exceptions leave in these states: to the innermost `try` of this frame, else to the frame that called it."""
        frame = self.frames[-1]
        where = frame.tries[-1] if frame.tries else frame.raises
        for state in states:
            fold_state(where, state, MAX_SNAPSHOTS)

    def entered(self, frame: Frame) -> Entered:
        """A block in which `frame` is the innermost."""
        return Entered(self.frames, frame)
