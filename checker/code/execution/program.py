"""What all runs of the machine share: the project, the catalogue, the objects of module level, what runs have found.

Facts that cost something to find (slices, who overrides what, which names are set elsewhere) are kept here, each once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from checker.code.execution.budget import (
    LEAST_STEPS_PER_CALLER,
    LEAST_STEPS_PER_RUN,
    STEPS_IN_FULL,
    STEPS_PER_RUN,
)
from checker.code.execution.heap import Dict, Instance, Object, Seq
from checker.code.execution.needs import Needs
from checker.code.execution.slicing import Slice, receivers_of, slice_of
from checker.code.execution.values import Function, Value
from checker.code.source.project import Module, Project
from checker.code.source.summary import FunctionSummary, Node
from checker.code.wire.fates import Fates
from checker.code.wire.models import NO_MODELS

if TYPE_CHECKING:
    from checker.code.demand import Demand
    from checker.code.execution.web import Layer
    from checker.code.proofs.roots import Run
    from checker.code.proofs.sightings import Sighting
    from checker.code.source.candidates import Marks
    from checker.sdks.catalogue import Catalogue


class Program:
    """What all runs share: the project, the catalogue, the objects of module level."""

    def __init__(self, project: Project, catalogue: Catalogue, demand: Demand, marks: Marks) -> None:
        self.project = project
        self.marks = marks  # where the words of SDKs stand
        self.catalogue = catalogue
        self.demand = demand
        # Headers and keys of metadata that the policy asks for.
        self.carried = frozenset(
            n for f in demand.fields for n in (*map(str.lower, f.carriers.headers), *f.carriers.metadata)
        )
        self.base: dict[int, Object] = {}
        self.touched: list[int] = []  # heap ids of objects of module level, in the order in which they came or changed
        self._next_id = 1
        self.writers: dict[tuple[str, str], bool] = {}
        self.attribute_writers: dict[tuple[int, str], Any] = {}
        self.module_sightings: list[Sighting] = []
        self.module_nested: dict[str, list[Function]] = {}  # functions that a module's body made, and those it called
        self.module_called: dict[str, set[tuple[str, int]]] = {}
        self.namespaces: dict[str, Module] = {}
        # (module, name) -> heap ids of the modules that import it from there, and as what
        self.importers: dict[tuple[Module, str], list[tuple[int, str]]] = {}
        self.arriving: set[tuple[str, str]] = set()  # imported names (of a module) that are being looked up
        self.writing: set[tuple[str, str]] = set()
        self.written: dict[tuple[str, str], list[Value]] = {}
        self.class_setters: dict[tuple[str, str], Any] = {}  # (class, member) -> functions that set it on the class
        self.shapes: dict[str, Any] = {}
        self.naming: dict[Any, list[Module]] = {}  # modules that name one of some classes
        self.members_below: dict[str, set[bytes]] = {}  # names that subclasses of a class define
        self.changes: dict[tuple[str, str], Any] = {}  # (module or class, name) -> what functions change there
        self.handed: set[tuple[str, int]] = set()  # functions (path, id) that code calls which is not read
        self.shrinkers: dict[bytes, bool] = {}  # functions by their name: whether one takes keys away from an argument
        self.set_outside: dict[str, bool] = {}
        # Keys that roots change, by the heap id of a mapping of module level, and by the call whose result is kept.
        self.changed_keys: dict[int, frozenset[Any]] = {}
        self.doubts: dict[int, tuple[object, frozenset[Any], Dict | Seq | Instance | None]] = {}  # as roots leave them
        self.changed_results: dict[tuple[Any, ...], frozenset[Any]] = {}
        self.changers: dict[tuple[str, int], str] = {}  # functions (path, id) without a request that do so, by name
        self.keepers: set[tuple[str, int]] = set()  # functions (path, id) that keep a mapping that they gave
        self.lifespans: dict[Function, None] = {}  # functions that are the lifespan of a web application
        self.hooks: dict[Function, tuple[str, int] | None] = {}  # run before requests: of which application, None: any
        self.layers: dict[Layer, None] = {}  # middleware, in the order in which it is added
        self.applications: dict[tuple[str, int], None] = {}  # where those of web frameworks are made
        self.callbacks: dict[tuple[str, int], Function] = {}  # what runs before the commands of a typer application
        self.overrides: dict[Function, Value] = {}  # what an application calls in the place of a provider
        self.intercepts = False  # a class of the project has a `__getattribute__` of its own
        self.state_setters: dict[str, bool] = {}  # attributes of an application's state: a function sets it later
        self.factory: tuple[Function | None] | None = None  # the function that makes the application; not yet sought
        # Providers that an application or a router calls before each of its functions, by where it is made.
        self.dependencies: dict[tuple[str, int], tuple[Value, ...]] = {}
        # Functions (path, id) that a web framework takes by a call: of which application; None: any.
        self.endpoints: dict[tuple[str, int], tuple[str, int] | None] = {}
        self.routes_loaded = False  # the modules that may take them
        self.startup_loaded = False  # the modules that may hold them
        self.replaced: dict[str, bool] = {}  # name of a method -> a function of the project sets one
        self.overridden: dict[tuple[str, str], bool] = {}  # (class, member) -> a subclass has one of its own
        self.steps_in_full = STEPS_IN_FULL
        self.steps_per_run = STEPS_PER_RUN
        self.steps_per_caller = STEPS_PER_RUN
        self.contexts: list[int] = []  # heap ids of the context variables
        self.thread_locals: list[int] = []  # heap ids of what each thread has for itself
        self.unfinished: set[tuple[str, int]] = set()  # roots (path, id) that are too long even for a survey
        self.defects: dict[tuple[str, int], str] = {}  # roots (path, id) on which the engine failed, and where it did
        self.hidden: set[str] = set()  # names that stand for an SDK method or for what holds one
        self.classes: dict[tuple[str, int], int] = {}  # (path, id of the definition) -> heap id of the class object
        self.loops: dict[int, tuple[Node, bool]] = {}  # by identity of a loop: whether each turn is for something else
        # (root, variant) that could not be run in full -> the steps this took, the members it read
        self.too_long: dict[tuple[str, int, tuple[str, int] | None], tuple[int, frozenset[str]]] = {}
        self.surveys: dict[tuple[str, int, tuple[str, int] | None], Run] = {}  # of (root, variant)
        self._slices: dict[Any, Slice] = {}
        self._leading: dict[Any, bool] = {}
        self._patterns: dict[frozenset[str], Any] = {}
        self.models = NO_MODELS
        self.fates = Fates()
        self.origins: dict[int, tuple[Value, Any]] = {}  # identity of a value -> itself, and where it comes from
        self.externals = self.new_id()
        self.base[self.externals] = Dict()
        self.states = self.new_id()  # what applications of web frameworks keep, by where they are made
        self.base[self.states] = Instance("states")
        self.kept = self.new_id()  # what functions that keep their results gave
        self.base[self.kept] = Dict()

    def slice(
        self, module: Module, id: int, summary: FunctionSummary, needs: Needs, result: bool, attribute: str = ""
    ) -> Slice:
        """The slice of a function, made once; with `attribute` for what it stores there."""
        here = module.names_within(id)[1]  # words that do not stand there make no difference
        mine = tuple(need for need in needs if need[0] in here)
        hidden = here.intersection((*self.hidden, *self.changers.values())) if not attribute else frozenset[str]()
        key = (module.path, id, mine, bool(needs), result, attribute, hidden)
        found = self._slices.get(key)
        if found is None:
            objects = not attribute and self.marks.calls_objects(module)
            words = self.marks.words(module) | hidden if not attribute else frozenset(("__init__",))
            found = self._slices[key] = slice_of(
                summary.body,
                frozenset(p.name for p in summary.params),
                words,
                self.catalogue.payload,
                mine,
                result,
                f".{attribute}" if attribute else "",
                module.names_within,
                frozenset(o.name for o in module.parsed.outlines) if objects else None,
                bool(needs),
            )
        return found

    def receivers(self, module: Module, summary: FunctionSummary, words: frozenset[str], result: bool) -> Slice:
        """The slice of a function for the receivers of calls, with `result` for what it returns, too."""
        key = (module.path, summary.id, "receivers", bool(words), result)
        found = self._slices.get(key)
        if found is None:
            found = self._slices[key] = receivers_of(summary.body, words, module.names_within, result)
        return found

    def mentions_any(self, module: Module, id: int, words: frozenset[str]) -> bool:
        """Whether the text of a function holds one of `words`, or a word that may name a billable call."""
        key = (module.path, id, words)
        found = self._leading.get(key)
        if found is None:
            found = self._leading[key] = self.marks.holds(module, id) or (
                bool(words) and self.mentions(module, id, words)
            )
        return found

    def mentions(self, module: Module, id: int, words: frozenset[str]) -> bool:
        """Whether the text of a function holds one of `words`."""
        pattern = self._patterns.get(words)
        if pattern is None:
            joined = "|".join(sorted(map(re.escape, words))).encode()
            pattern = self._patterns[words] = re.compile(rb"\b(?:" + joined + rb")\b")
        outline = module.parsed.outline(id)
        return outline is not None and pattern.search(module.source, outline.start, outline.end) is not None

    def share_steps(self, roots: int) -> None:
        """A project with very many roots gives each of them fewer steps; what that leaves out is surveyed. (A survey
        sees no method that comes through functions of some length: slices keep what they need for these.)"""
        self.steps_in_full = max(100, min(STEPS_IN_FULL, 240_000 // max(1, roots)))
        share = min(STEPS_PER_RUN, 1_500_000 // max(1, roots))
        self.steps_per_run = max(LEAST_STEPS_PER_RUN, share)
        self.steps_per_caller = max(LEAST_STEPS_PER_CALLER, share)

    @property
    def last_id(self) -> int:
        """The heap id that was given last."""
        return self._next_id

    def new_id(self) -> int:
        self._next_id += 1
        return self._next_id
