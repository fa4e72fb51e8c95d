"""What all runs of the machine share: the project, the catalogue, the objects of module level, what runs have found.

Facts that cost something to find (slices, who overrides what, which names are set elsewhere: facts.py) are kept here,
each once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from checker.code.execution.facts import Allowance, ChangeFacts, ClassFacts, NameFacts, RunFacts, WebFacts
from checker.code.execution.heap import Dict, Instance, Object
from checker.code.execution.slices.needs import Needs
from checker.code.execution.slices.slicing import Slice, receivers_of, slice_of
from checker.code.execution.values import Function, Value
from checker.code.source.project import Module, Project
from checker.code.source.summary import FunctionSummary, Node
from checker.code.wire.fates import Fates
from checker.code.wire.models import NO_MODELS

if TYPE_CHECKING:
    from checker.code.demand import Demand
    from checker.code.source.candidates import Marks
    from checker.code.wire.sightings import Sighting
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
        self.models = NO_MODELS
        self.fates = Fates()
        self.names, self.members, self.changes = NameFacts(), ClassFacts(), ChangeFacts()
        self.web, self.runs, self.steps = WebFacts(), RunFacts(), Allowance()
        self.module_sightings: list[Sighting] = []
        self.module_nested: dict[str, list[Function]] = {}  # functions that a module's body made, and those it called
        self.module_called: dict[str, set[tuple[str, int]]] = {}
        self.shapes: dict[Any, Any] = {}
        self.classes: dict[tuple[str, int], int] = {}  # (path, id of the definition) -> heap id of the class object
        self.loops: dict[int, tuple[Node, bool]] = {}  # by identity of a loop: whether each turn is for something else
        self.origins: dict[int, tuple[Value, Any]] = {}  # identity of a value -> itself, and where it comes from
        self._slices: dict[Any, Slice] = {}
        self._leading: dict[Any, bool] = {}
        self._patterns: dict[frozenset[str], Any] = {}
        self._new_heap()

    def _new_heap(self) -> None:
        """The objects of module level, with those that no module makes."""
        self.base: dict[int, Object] = {}
        self.touched: list[int] = []  # heap ids of objects of module level, in the order in which they came or changed
        self._next_id = 1
        self.contexts: list[int] = []  # heap ids of the context variables
        self.thread_locals: list[int] = []  # heap ids of what each thread has for itself
        self.externals = self.new_id()
        self.base[self.externals] = Dict()
        self.states = self.new_id()  # what applications of web frameworks keep, by where they are made
        self.base[self.states] = Instance("states")
        self.baggage = self.new_id()  # the current context of OpenTelemetry, which is in a context variable
        self.base[self.baggage] = Instance("context")
        self.contexts.append(self.baggage)
        self.kept = self.new_id()  # what functions that keep their results gave
        self.base[self.kept] = Dict()

    def slice(
        self, module: Module, id: int, summary: FunctionSummary, needs: Needs, result: bool, attribute: str = ""
    ) -> Slice:
        """The slice of a function, made once; with `attribute` for what it stores there."""
        here = module.names_within(id)[1]  # words that do not stand there make no difference
        mine = tuple(need for need in needs if need[0] in here)
        standing = (*self.names.hidden, *self.changes.changers.values()) if not attribute else ()
        hidden = here.intersection(standing)
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

    @property
    def last_id(self) -> int:
        """The heap id that was given last."""
        return self._next_id

    def new_id(self) -> int:
        self._next_id += 1
        return self._next_id
