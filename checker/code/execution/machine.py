"""The abstract machine: runs a function of the checked project over abstract values, never the code itself.

It executes statements on a state (`states.State`), forks at conditions that constants do not decide and joins after
them (`paths`), and hands each call of an SDK to `clients`, which notes what the call carries. One machine makes one run
from one root (a function, a method or a module body); what it holds meanwhile is in `run_state`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise

from checker.code.execution.budget import (
    CLIENT_STEPS,
    SIZE_PER_STEP,
    SURVEY_STEPS,
    UNWANTED_STEPS,
    WANTED_STEPS,
    WHOLE_SIZE,
)
from checker.code.execution.disjoint import living
from checker.code.execution.frames import DeadPathError, Frame, OutOfBudgetError, TooLongError
from checker.code.execution.heap import Instance, Slot
from checker.code.execution.paths import Paths
from checker.code.execution.run_state import NOTHING
from checker.code.execution.slices.needs import Needs
from checker.code.execution.slices.slicing import Slice
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Choice,
    Class,
    ClientPath,
    External,
    Function,
    Method,
    Partial,
    Pending,
    Ref,
    Unknown,
    Value,
    alternatives,
    is_pending,
    one_arrived,
)
from checker.code.source.project import Module
from checker.code.source.summary import FunctionSummary, Node
from checker.code.trail import DepKind
from checker.code.wire.call_text import callee_text
from checker.code.wire.fates import named

ROOT_DEPTH = 2  # frames where the root's own body runs: the module's, and its
_COMPOUND = frozenset({"if", "try", "with"})  # each statement within has a limit of its own
_COMES_BACK = frozenset({"expr", "assign", "annotated", "augment"})
_MAY_STAND = (ClientPath, External, Partial, Ref, Choice, Method)

Arg = tuple[int, str, Value]  # kind (0 positional, 1 keyword, 2 `*`, 3 `**`), name, value


class Machine(Paths):
    """One run. Evaluation of nodes is in `expressions`, of statements in `statements`."""

    # -- evaluation ---------------------------------------------------------------------------------------------

    def eval(self, node: Node) -> Value:
        """The value of an expression; unknown where the path has ended. Raises `TooLongError` where the steps of the
        call at work are used up, `OutOfBudgetError` where those of the run are."""
        self.steps -= 1
        if self.steps < self.floor:
            self.stop()
        if self.st is None:
            return Unknown()
        return EXPRESSIONS[node[0]](self, node)

    def run_block(self, body: tuple[Node, ...]) -> None:
        """Run statements, as the slice of the frame says; ends early where the path does."""
        frame = self.frames[-1]
        plan = frame.slice
        wanted, skipped, kept = (plan.wanted, plan.skipped, plan.kept) if plan is not None else (None, NOTHING, NOTHING)
        for statement in body:
            if self.st is None:
                return
            self.steps -= 1
            if self.steps < self.floor:
                self.stop()
            key = id(statement)
            if key in skipped:
                if plan is not None and key in plan.raising:
                    self.may_raise()
                continue
            frame.at = statement[1]
            frame.want = wanted is None or key in wanted
            frame.kept = key in kept
            if len(self.frames) == ROOT_DEPTH and statement[0] in _COMES_BACK:
                self._root_statement(statement)
            elif frame.limit and statement[0] not in _COMPOUND:
                self._constructing(frame, statement)
            else:
                self._statement(statement)

    def _constructing(self, frame: Frame, statement: Node) -> None:
        """A statement of a constructor whose caller is not known. What it stores is lost where it is too long, save to
        who makes the object."""
        result = self.limited(frame.limit, statement, functools.partial(self._statement, statement))
        if result is not self.cut or statement[0] not in ("assign", "annotated"):
            return
        from checker.code.execution.statements.assignment import assign

        made = self.as_instance(frame.receiver) if frame.receiver is not None else None
        lost = Unknown(self.cut.deps | (made.open if made is not None and made.open else NO_DEPS))
        for target in statement[2] if statement[0] == "assign" else (statement[2],):
            assign(self, target, lost)

    def _root_statement(self, statement: Node) -> None:
        """A statement of the root itself. Where a call in it never comes back (it seems to raise on every path), a
        survey goes on behind it all the same, so that no call site is lost."""
        before = self.live.fork() if self.survey else None
        if id(statement) in self.frames[-1].receiving and self.deciding_steps > 0:
            steps = self.steps
            with self.decided():
                self._statement(statement)
            self.deciding_steps -= steps - self.steps
        else:
            self._statement(statement)
        if self.st is None:
            self.ended = True
            self.st = before

    @contextmanager
    def decided(self) -> Iterator[None]:
        """Within it a survey follows calls as far as other runs do."""
        self.deciding += 1
        try:
            yield
        finally:
            self.deciding -= 1

    def _statement(self, statement: Node) -> Value:
        try:
            STATEMENTS[statement[0]](self, statement)
        except DeadPathError:
            self.st = None
        return NONE

    def stop(self) -> None:
        """Give up the innermost call that has a limit of its own, else the run."""
        if self.floor <= 0:
            raise OutOfBudgetError
        raise TooLongError(self.floor)

    def limit_of(self, function: Function, size: int) -> int:
        """How many steps a call of a project function may take: few where its result does not matter, none where few
        would not bring it to its end."""
        if self.in_full:
            return WANTED_STEPS
        if self.deciding:
            return CLIENT_STEPS if self.program.marks.imports_sdk(function.module) else WANTED_STEPS
        frame = self.frames[-1]
        wanted = function.scope >= 0 or (frame.want and not frame.kept)
        if self.survey and wanted:
            return SURVEY_STEPS if function.scope >= 0 else UNWANTED_STEPS
        if wanted:
            return CLIENT_STEPS if self.program.marks.imports_sdk(function.module) else WANTED_STEPS
        if not self.survey and self.leads_to(function):
            return WANTED_STEPS
        return UNWANTED_STEPS if frame.kept or size <= UNWANTED_STEPS * SIZE_PER_STEP else 0

    def look_for(self, needs: Needs) -> None:
        """Name the functions that the run is to reach, and which of their arguments decide."""
        self.needs = needs
        self.need = dict(needs)
        self.words = frozenset(self.need)

    def runs_whole(self, summary: FunctionSummary) -> bool:
        """Whether all of a body is run, since a handler waits for what it raises, and it is short."""
        sketched = self.survey or self.probe is not None
        return not sketched and summary.size <= WHOLE_SIZE and self.is_exactly_guarded

    def slice_for(self, frame: Frame, summary: FunctionSummary) -> Slice | None:
        """What matters in a body: of a constructor, and of a method that is run for an attribute it stores, what leads
        to the attribute; else what leads to the calls that the run looks for, and what is returned where the statement
        that called it matters."""
        if self.in_full or frame.function is None or frame.function.body is not None:
            return None
        if self.runs_whole(summary):
            return None
        below = self.frames[-2] if len(self.frames) > 1 else None
        if below is not None and below.writes is not None:
            return self.program.slice(frame.module, summary.id, summary, (), False, below.writes)
        if summary.name in ("__init__", "__post_init__"):
            wanted = self._asked_of(frame)
            return self.program.slice(frame.module, summary.id, summary, (), False, wanted) if wanted else None
        if self.survey and self.program.marks.is_called_bare(frame.module):
            return None  # no word tells which calls matter
        if (frame.module.path, summary.id) in self.program.changes.changers and self.probe is None:
            return None  # all of it may be what changes the mapping
        result = below is not None and below.want
        if self.probe is not None:
            inner = len(self.frames) == ROOT_DEPTH or frame.function.scope >= 0
            of_root = inner and frame.module is self.probe.module
            words = self.probe.words if of_root else frozenset[str]()
            return self.program.receivers(frame.module, summary, words, result or not of_root)
        self.asked.add((frame.module, summary.id))
        return self.program.slice(frame.module, summary.id, summary, self.needs, result)

    def _asked_of(self, frame: Frame) -> str | None:
        """The attribute for which the object of a constructor is made, None for that of another object on the way."""
        for below, above in pairwise(reversed(self.frames)):
            if above.attribute is not None:
                return above.attribute if below.receiver == frame.receiver else None
        return None

    def receiving(self, frame: Frame, summary: FunctionSummary) -> frozenset[int]:
        """In a survey: the statements that give the receivers of a root's marked calls their values."""
        if not self.survey or frame.function is None or frame.function.body is not None:
            return NOTHING
        words = self.program.marks.called(frame.module)
        return self.program.receivers(frame.module, summary, words, False).receiving

    def leads_to(self, function: Function) -> bool:
        """Whether the function's text holds a word on the way to what the run looks for."""
        if function.body is not None or self.program.marks.holds(function.module, function.id):
            return True
        self.asked.add((function.module, function.id))
        return self.program.mentions_any(function.module, function.id, self.words)

    def limited(self, limit: int, node: Node, path: Callable[[], Value]) -> Value:
        """Run a call within `limit` steps; where they do not suffice, the call is taken as one that is not followed."""
        outer = self.floor
        mine = max(outer, self.steps - limit)
        if mine <= outer:
            return path()
        before = self.live.fork()
        depth = len(self.frames)
        self.floor = mine
        try:
            return path()
        except TooLongError as error:
            if error.floor != mine:
                raise
            del self.frames[depth:]
            self.st = before
            return self.cut_at(node)
        finally:
            self.floor = outer

    def cut_at(self, node: Node) -> Unknown:
        """What stands for a call whose steps do not suffice, or would not."""
        called = callee_text(node)
        why = f"what `{called}()` gives is too long to follow" if called else "a call that is too long to follow"
        self.cut = self.unknown(DepKind.BOUND, why, node)
        return self.cut

    # -- names --------------------------------------------------------------------------------------------------

    def lookup(self, name: str) -> Value | None:
        """A name as the current frame sees it: its own scope, the scopes around it, the module's."""
        frame = self.frame
        state = self.live
        if name not in frame.globals:
            scope = frame.env
            while scope >= 0:
                env = state.get(scope)
                assert isinstance(env, Instance)
                slot = env.attrs.get(name)
                if slot is not None and (scope == frame.env or env.kind != "class"):
                    value = slot[0]
                    if type(value) is Choice:
                        if is_pending(value):
                            value = one_arrived(value, lambda p: MODULE_ATTRIBUTE(self, p.module, p.name))
                        return living(self, value) if self.apart and type(value) is Choice else value
                    return self.arrived(scope, name, value) if type(value) is Pending else value
                scope = env.data if isinstance(env.data, int) else -1
        return self.module_name(frame.module, name)

    def module_name(self, module: Module, name: str) -> Value | None:
        """A name of another module's top level, or None."""
        return MODULE_NAME(self, module, name)

    def arrived(self, scope: int, name: str, pending: Pending) -> Value | None:
        """The value of an imported name, looked up when it is first read: only what is used is ever loaded."""
        value = MODULE_ATTRIBUTE(self, pending.module, pending.name)
        if self.st is not None:
            self.st.own(scope).attrs[name] = (value, None)
        return value

    def bind(self, name: str, value: Value) -> None:
        """Bind a name as an assignment in the current frame does."""
        frame = self.frame
        scope = frame.env
        if name in frame.globals:
            scope = frame.module.env
        elif name in frame.nonlocals:
            env = self.live.get(scope)
            outer = env.data if isinstance(env, Instance) and isinstance(env.data, int) else -1
            while outer >= 0:
                found = self.live.get(outer)
                assert isinstance(found, Instance)
                if name in found.attrs:
                    scope = outer
                    break
                outer = found.data if isinstance(found.data, int) else -1
        if scope >= 0:
            env = self.live.own(scope)
            env.attrs[name] = (value, None)
            if env.kind in ("module", "class"):
                self.name_hidden(name, value)

    def name_hidden(self, name: str, value: Value, returned: bool = False) -> None:
        """Remember a name outside function scopes by which other code may call an SDK method. `returned`: it is that of
        a function, for what it gives."""
        named(self, name, value, returned)
        if isinstance(value, _MAY_STAND) and STANDS_FOR_CALL(self, value, name):
            self.program.names.hidden.add(name)

    def captured(self, cls: Value, ref: Ref, node: Node) -> None:
        """Keep a new object of the class that the run looks for, with the state in which it was made."""
        if self.capture is None or self.st is None:
            return
        from checker.code.execution.objects.classes import info_of, mro

        for part in mro(self, cls):
            if isinstance(part, Class):
                info = info_of(self, part)
                if (info.module.path, info.id) == self.capture:
                    end = node[2] if node[0] == "call" else node[1]
                    self.captures.append((ref, self.live.fork(), (self.frame.module.path, node[1], end)))
                    return


def slots(values: list[Value]) -> list[Slot]:
    """Values that are there on every path."""
    return [(v, None) for v in values]


def only(value: Value) -> Value:
    """The one alternative of a choice that is not None, where there is just one."""
    rest = [v for v, _ in alternatives(value) if v != NONE]
    return rest[0] if len(rest) == 1 else value


EXPRESSIONS: dict[str, Callable[[Machine, Node], Value]] = {}
STATEMENTS: dict[str, Callable[[Machine, Node], None]] = {}
MODULE_ATTRIBUTE: Callable[[Machine, Module, str], Value] = lambda m, module, name: Unknown()  # noqa: E731
STANDS_FOR_CALL: Callable[[Machine, Value, str], bool] = lambda m, value, name: False  # noqa: E731
MODULE_NAME: Callable[[Machine, Module, str], Value | None] = lambda m, module, name: None  # noqa: E731
