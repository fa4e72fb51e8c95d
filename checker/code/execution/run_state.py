"""What one run holds: its state and frames, what it looks for, what it saw; and the objects of its state."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from checker.code.execution.budget import DECIDING_STEPS, STEPS_PER_RUN
from checker.code.execution.frames import DeadPathError, Frame
from checker.code.execution.heap import Dict, Instance, Object, Seq, Slot
from checker.code.execution.program import Program
from checker.code.execution.slices.needs import Need, Needs
from checker.code.execution.states import State
from checker.code.execution.values import Class, Dep, Function, Ref, Unknown, Value, ids_of
from checker.code.source.project import Module
from checker.code.source.summary import Node
from checker.code.trail import DepKind

if TYPE_CHECKING:
    from checker.code.execution.slices.probe import Probe
    from checker.code.wire.sightings import Sighting

NOTHING: frozenset[int] = frozenset()


class RunState:
    """Fields of one run, and its objects by reference."""

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
        self.asked: set[tuple[Module, int]] = set()  # functions whose words were compared with those of the needs
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
        self.queued_at: list[int] = []  # depths of the frames of functions that a queue's worker runs
        self.between = False  # tasks run while another one waits
        self.building: list[Class] = []  # classes whose metaclass is at work

    @property
    def frame(self) -> Frame:
        """The innermost frame."""
        return self.frames[-1]

    @property
    def live(self) -> State:
        """The current state; a path that has ended meanwhile gives up its statement."""
        if self.st is None:
            raise DeadPathError
        return self.st

    def add(self, obj: Object) -> Ref:
        """A reference to a new object."""
        id = self.program.new_id()
        self.live.add(id, obj)
        return Ref(id)

    def here(self, node: Node) -> tuple[str, int]:
        """Place of a node for evidence: (path of the module, packed position)."""
        return (self.frame.module.path, node[1])

    def new_dict(self, node: Node | None = None, items: dict[Any, Value] | None = None) -> Ref:
        """A new mapping with these items; made at `node`, where the code itself makes it."""
        out = Dict(self.here(node) if node is not None else ("", 0))
        for key, value in (items or {}).items():
            out.keys[key] = (value, None)
        ref = self.add(out)
        if node is not None and self.lazy == 0:
            self.fresh.append(ref.id)
        return ref

    def new_seq(self, kind: str, values: list[Value]) -> Ref:
        """A new list, tuple or set (`kind`) of values."""
        return self.add(Seq(kind, [(v, None) for v in values]))

    def get(self, ref: Ref) -> Any:
        """The object of a reference, to be read only."""
        return self.live.get(ref.id)

    def own(self, ref: Ref) -> Any:
        """The object of a reference, to be changed on this path."""
        return self.live.own(ref.id)

    @property
    def set_outside(self) -> dict[Any, Slot]:
        """What the code has set on names of libraries and on functions, by full name: to be read only."""
        found = self.live.get(self.program.externals)
        assert isinstance(found, Dict)
        return found.keys

    def as_dict(self, value: Value) -> Dict | None:
        """The mapping that a value is or stands for, to be read only; else None."""
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
        """The sequence that a value is, to be read only; else None."""
        if isinstance(value, Ref) and self.st is not None:
            obj = self.st.get(value.id)
            if isinstance(obj, Seq):
                return obj if obj.view is None else VIEWED(self, obj)
        return None

    def as_instance(self, value: Value) -> Instance | None:
        """The object that a value is, to be read only; else None."""
        if isinstance(value, Ref) and self.st is not None:
            obj = self.st.get(value.id)
            if isinstance(obj, Instance):
                return obj
        return None

    def origin(self, ref: Ref) -> tuple[str, int]:
        """Where an object is made: (path of the module, packed position)."""
        obj = self.live.get(ref.id)
        return obj.origin if isinstance(obj, (Instance, Dict)) else ("", 0)

    def surviving(self, value: Value, node: Node) -> Value:
        """A value that was handed over by a path which may have been taken back since: unknown where its object was."""
        if self.st is not None and all(self.st.has(id) for id in ids_of(value)):
            return value
        return self.unknown(DepKind.BOUND, "an object of a path that is not followed", node)

    def unknown(
        self, kind: DepKind, why: str, node: Node | None = None, filled: bool = False, subject: str = ""
    ) -> Unknown:
        """A value decided outside the project's code, with the place where the trail is lost."""
        path, pos = self.here(node) if node is not None and self.frames else ("", 0)
        return Unknown(frozenset((Dep(kind, why, why, path, pos, subject),)), filled)


CHAINED: Callable[[Any, Instance], Dict] = lambda run, chain: Dict()  # noqa: E731
VIEWED: Callable[[Any, Seq], Seq] = lambda run, seq: seq  # noqa: E731
