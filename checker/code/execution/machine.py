"""The abstract machine: runs a function of the checked project over abstract values, never the code itself.

It executes statements on a state (`heap.State`), forks at conditions that constants do not decide and joins after
them, and hands each call of an SDK to `clients`, which notes what the call carries. One machine makes one run from one
root (a function, a method or a module body).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from checker.code.execution.budget import (
    CLIENT_STEPS,
    DECIDING_STEPS,
    MAX_SNAPSHOTS,
    SIZE_PER_STEP,
    STEPS_PER_RUN,
    SURVEY_STEPS,
    UNWANTED_STEPS,
    WANTED_STEPS,
)
from checker.code.execution.disjoint import living, note_paths, rule_out
from checker.code.execution.frames import DeadPathError, Entered, Frame, OutOfBudgetError, TooLongError
from checker.code.execution.heap import Dict, Instance, Object, Seq, Slot, State, Thrown, fold_state, join_states
from checker.code.execution.needs import Need, Needs
from checker.code.execution.program import Program
from checker.code.execution.slicing import Slice
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Choice,
    Class,
    ClientPath,
    Dep,
    Deps,
    External,
    Function,
    Method,
    Partial,
    Pending,
    Ref,
    Unknown,
    Value,
    alternatives,
    choose,
    ids_of,
)
from checker.code.source.project import Module
from checker.code.source.summary import FunctionSummary, Node
from checker.code.trail import DepKind
from checker.code.wire.fates import named

if TYPE_CHECKING:
    from checker.code.proofs.probe import Probe
    from checker.code.proofs.sightings import Sighting

NOTHING: frozenset[int] = frozenset()
ROOT_DEPTH = 2  # frames where the root's own body runs: the module's, and its
_COMPOUND = frozenset({"if", "try", "with"})  # each statement within has a limit of its own
_COMES_BACK = frozenset({"expr", "assign", "annotated", "augment"})

_APART = frozenset({"<symbolic>", "<root>", "<module>"})  # frames below which nothing sees what is thrown above them

_MAY_STAND = (ClientPath, External, Partial, Ref, Choice, Method)

Arg = tuple[int, str, Value]  # kind (0 positional, 1 keyword, 2 `*`, 3 `**`), name, value


class Machine:
    """State of one run. Evaluation of nodes is in `expressions`, of statements in `statements`."""

    def __init__(self, program: Program, *, steps: int = STEPS_PER_RUN) -> None:
        self.program = program
        self.st: State | None = State(program.base)
        self.frames: list[Frame] = []
        self.steps = steps
        self.sightings: list[Sighting] = []
        self.nested: list[Function] = []  # functions made in this run which hold candidates
        self.to_reach: set[int] | frozenset[int] = NOTHING  # places of calls in the root's module, by packed position
        self.root_module: Module | None = None
        self.reached: set[int] = set()  # those of them that were run to their end
        self.called: set[tuple[str, int]] = set()
        self.reads: set[str] = set()
        self.as_main = False
        self.incomplete = False
        self.survey = False  # see every call site of the root: calls are hardly followed, and none ends the run
        self.deciding = 0  # in a survey: within what decides whether a billable call is seen at all
        self.deciding_steps = DECIDING_STEPS  # that are left for what gives receivers their values
        self.ended = False  # a call in the root's own body never came back
        self.cut = Unknown()  # what the last call that was too long to follow stands for
        self.floor = 0
        self.words: frozenset[str] = frozenset()
        self.probe: Probe | None = None  # only receivers are looked at
        self.in_full = False  # every statement is run: no slices
        self.needs: Needs = ()
        self.need: dict[str, Need] = {}
        self.own_object = -1  # heap id of the object on which the root runs
        self.virtual: set[str] = set()  # members read that a subclass of an object given by the caller may override
        self.ambient: list[dict[str, Slot]] = []  # what modelled decorators and `with` blocks bring along
        self.closed_world = False  # the root is a program's entry: nothing ran before it
        self.defaults: dict[tuple[str, int, str], Value] = {}
        self.dropped: set[tuple[str, int]] = set()  # functions (path, id) that were not followed, see `unfollowed`
        self.blocked: set[str] = set()  # methods called on objects that a caller gives
        self.capture: tuple[str, int] | None = None  # class (path, id) whose objects are to be kept
        self.captures: list[tuple[Ref, State, tuple[str, int, int]]] = []
        self.fresh: list[int] = []  # heap ids of mappings that are made where the code says so, ascending
        self.lazy = 0  # how many runs are at work for what an object of the caller holds: it was there before
        self.apart: list[tuple[int, int, int, int]] = []  # see `disjoint`
        self.first_results: dict[int, tuple[tuple[Any, ...], Dict]] = {}  # kept mappings: of which call, as made
        self.doubted: dict[int, Dict | Seq | Instance] = {}  # what a root changes, as this run found it
        self.changes = False  # keys of a mapping of module level, or of one that is kept
        self.namespaces: dict[int, int] = {}  # heap ids of `object.__dict__`, and of the objects
        self.command_context: Ref | None = None  # what click and typer hand from groups to commands
        self.requests: set[str] = set()  # keys of parameters that are a request of a web framework
        self.application: tuple[str, int] | None = None  # of a web framework, whose function runs
        self.request_state: Ref | None = None  # what middleware and others keep there
        self.nexts: list[tuple[Callable[[], None], bool]] = []  # what is within each middleware, and whether in full
        self.seen_within: list[Sighting] = []  # what is seen there
        self.building: list[Class] = []  # classes whose metaclass is at work

    # -- evaluation ---------------------------------------------------------------------------------------------

    def eval(self, node: Node) -> Value:
        self.steps -= 1
        if self.steps < self.floor:
            self.stop()
        if self.st is None:
            return Unknown()
        return EXPRESSIONS[node[0]](self, node)

    def run_block(self, body: tuple[Node, ...]) -> None:
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
        from checker.code.execution.assignment import assign

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

    def slice_for(self, frame: Frame, summary: FunctionSummary) -> Slice | None:
        """What matters in a body: of a constructor, and of a method that is run for an attribute it stores, what leads
        to the attribute; else what leads to the calls that the run looks for, and what is returned where the statement
        that called it matters."""
        if self.in_full or frame.function is None or frame.function.body is not None:
            return None
        below = self.frames[-2] if len(self.frames) > 1 else None
        if below is not None and below.writes is not None:
            return self.program.slice(frame.module, summary.id, summary, (), False, below.writes)
        if summary.name in ("__init__", "__post_init__"):
            wanted = next((f.attribute for f in reversed(self.frames) if f.attribute is not None), None)
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
        return self.program.slice(frame.module, summary.id, summary, self.needs, result)

    def receiving(self, frame: Frame, summary: FunctionSummary) -> frozenset[int]:
        """In a survey: the statements that give the receivers of a root's marked calls their values."""
        if not self.survey or frame.function is None or frame.function.body is not None:
            return NOTHING
        words = self.program.marks.called(frame.module)
        return self.program.receivers(frame.module, summary, words, False).receiving

    def leads_to(self, function: Function) -> bool:
        """Whether the function's text holds a word on the way to what the run looks for."""
        return function.body is not None or self.program.mentions_any(function.module, function.id, self.words)

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
        from checker.code.wire.fates import callee_text

        called = callee_text(node)
        why = f"what `{called}()` gives is too long to follow" if called else "a call that is too long to follow"
        self.cut = self.unknown(DepKind.BOUND, why, node)
        return self.cut

    def surviving(self, value: Value, node: Node) -> Value:
        """A value that was handed over by a path which may have been taken back since: unknown where its object was."""
        if self.st is not None and all(self.st.has(id) for id in ids_of(value)):
            return value
        return self.unknown(DepKind.BOUND, "an object of a path that is not followed", node)

    @property
    def frame(self) -> Frame:
        return self.frames[-1]

    @property
    def live(self) -> State:
        """The current state; a path that has ended meanwhile gives up its statement."""
        if self.st is None:
            raise DeadPathError
        return self.st

    # -- objects ------------------------------------------------------------------------------------------------

    def add(self, obj: Object) -> Ref:
        id = self.program.new_id()
        self.live.add(id, obj)
        return Ref(id)

    def here(self, node: Node) -> tuple[str, int]:
        """Place of a node for evidence: (path of the module, packed position)."""
        return (self.frame.module.path, node[1])

    def new_dict(self, node: Node | None = None, items: dict[Any, Value] | None = None) -> Ref:
        out = Dict(self.here(node) if node is not None else ("", 0))
        for key, value in (items or {}).items():
            out.keys[key] = (value, None)
        ref = self.add(out)
        if node is not None and self.lazy == 0:
            self.fresh.append(ref.id)
        return ref

    def new_seq(self, kind: str, values: list[Value]) -> Ref:
        return self.add(Seq(kind, [(v, None) for v in values]))

    def get(self, ref: Ref) -> Any:
        return self.live.get(ref.id)

    def own(self, ref: Ref) -> Any:
        return self.live.own(ref.id)

    @property
    def set_outside(self) -> dict[Any, Slot]:
        """What the code has set on names of libraries and on functions, by full name: to be read only."""
        found = self.live.get(self.program.externals)
        assert isinstance(found, Dict)
        return found.keys

    def as_dict(self, value: Value) -> Dict | None:
        if isinstance(value, Ref) and self.st is not None:
            obj = self.st.get(value.id)
            if isinstance(obj, Dict):
                return obj
            if isinstance(obj, Instance) and isinstance(obj.data, Ref) and obj.kind == "mapping":
                return self.as_dict(obj.data)
            if isinstance(obj, Instance) and obj.kind == "chain":
                return CHAINED(self, obj)
        return None

    def as_seq(self, value: Value) -> Seq | None:
        if isinstance(value, Ref) and self.st is not None:
            obj = self.st.get(value.id)
            if isinstance(obj, Seq):
                return obj if obj.view is None else VIEWED(self, obj)
        return None

    def as_instance(self, value: Value) -> Instance | None:
        if isinstance(value, Ref) and self.st is not None:
            obj = self.st.get(value.id)
            if isinstance(obj, Instance):
                return obj
        return None

    def origin(self, ref: Ref) -> tuple[str, int]:
        """Where an object is made: (path of the module, packed position)."""
        obj = self.live.get(ref.id)
        return obj.origin if isinstance(obj, (Instance, Dict)) else ("", 0)

    # -- paths --------------------------------------------------------------------------------------------------

    def split(self, deps: Deps, *paths: Callable[[], Value]) -> Value:
        """Run each of `paths` on a fork of the state and join states and values: an undecided choice."""
        start = self.live
        results: list[tuple[State | None, Value]] = []
        fresh, frame = len(self.fresh), self.frames[-1]
        ids, leaving = [self.program.last_id], [frame.left_loop]
        for path in paths[:-1]:
            self.st = start.fork()
            self.st.cond = start.cond | deps
            value = path()
            results.append((self.st, value))
            ids.append(self.program.last_id)
            leaving.append(frame.left_loop)
        self.st = start
        before = start.cond
        self.st.cond = before | deps
        results.append((None, NONE))
        value = paths[-1]()
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
        state: State | None = None
        values: list[tuple[Value, Deps]] = []
        for result_state, value in results:
            if result_state is None:
                continue
            state = join_states(state, result_state, deps)
            values.append((value, deps))
        self.st = state
        if state is None:
            return Unknown()
        # Where a path ended (return, raise), being here at all is what the condition decided.
        state.cond = cond if len(values) == len(results) else cond | deps
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
            out = path(inner)
            results.append((self.st, out, deps))
        state: State | None = None
        values: list[tuple[Value, Deps]] = []
        for result_state, out, deps in results:
            if result_state is None:
                continue
            state = join_states(state, result_state, deps)
            values.append((out, deps))
        self.st = state
        if state is None:
            return Unknown()
        state.cond = start.cond
        return choose(values) if len(values) > 1 else values[0][0]

    def may_raise(self, deps: Deps = NO_DEPS) -> None:
        """An exception may leave here: the handlers of the innermost `try`, of this frame or of one that called it, see
        the present state. `deps` decide whether it does; without them the code itself may."""
        if self.st is None:
            return
        for frame in reversed(self.frames):
            if frame.tries:
                frame.tries[-1].note(self.st, deps, MAX_SNAPSHOTS)
                return
            if frame.name in _APART:
                return

    @property
    def is_guarded(self) -> bool:
        """Whether a `try` of this frame, or of one that called it, is at work."""
        return any(frame.tries for frame in self.frames)

    def catching(self) -> Thrown:
        """What a block that begins here throws."""
        return Thrown(self.live, self.program.last_id)

    def fail(self) -> None:
        """An exception leaves here for certain: what led here decides whether it does."""
        if self.st is not None and self.frames:
            self.st.raised = self.st.cond
            self.throw([self.st])
        self.st = None

    def throw(self, states: list[State]) -> None:
        """Exceptions leave in these states: to the innermost `try` of this frame, else to the frame that called it."""
        frame = self.frames[-1]
        where = frame.tries[-1] if frame.tries else frame.raises
        for state in states:
            fold_state(where, state, MAX_SNAPSHOTS)

    def entered(self, frame: Frame) -> Entered:
        return Entered(self.frames, frame)

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
                    if type(value) is Choice and self.apart:
                        return living(self, value)
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
        from checker.code.execution.classes import info_of, mro

        for part in mro(self, cls):
            if isinstance(part, Class):
                info = info_of(self, part)
                if (info.module.path, info.id) == self.capture:
                    end = node[2] if node[0] == "call" else node[1]
                    self.captures.append((ref, self.live.fork(), (self.frame.module.path, node[1], end)))
                    return

    def unknown(
        self, kind: DepKind, why: str, node: Node | None = None, filled: bool = False, subject: str = ""
    ) -> Unknown:
        """A value decided outside the project's code, with the place where the trail is lost."""
        path, pos = self.here(node) if node is not None and self.frames else ("", 0)
        return Unknown(frozenset((Dep(kind, why, why, path, pos, subject),)), filled)


def slots(values: list[Value]) -> list[Slot]:
    return [(v, None) for v in values]


def only(value: Value) -> Value:
    """The one alternative of a choice that is not None, where there is just one."""
    rest = [v for v, _ in alternatives(value) if v != NONE]
    return rest[0] if len(rest) == 1 else value


EXPRESSIONS: dict[str, Callable[[Machine, Node], Value]] = {}
STATEMENTS: dict[str, Callable[[Machine, Node], None]] = {}
MODULE_ATTRIBUTE: Callable[[Machine, Module, str], Value] = lambda m, module, name: Unknown()  # noqa: E731
STANDS_FOR_CALL: Callable[[Machine, Value, str], bool] = lambda m, value, name: False  # noqa: E731
CHAINED: Callable[[Machine, Instance], Dict] = lambda m, chain: Dict()  # noqa: E731
VIEWED: Callable[[Machine, Seq], Seq] = lambda m, seq: seq  # noqa: E731
MODULE_NAME: Callable[[Machine, Module, str], Value | None] = lambda m, module, name: None  # noqa: E731
