"""What runs have found and later runs may rely on, by what it is about. All of it belongs to one program."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from checker.code.execution.budget import LEAST_STEPS_PER_CALLER, LEAST_STEPS_PER_RUN, STEPS_IN_FULL, STEPS_PER_RUN

if TYPE_CHECKING:
    from checker.code.execution.frameworks.task_hooks import TaskHook
    from checker.code.execution.frameworks.web import Layer
    from checker.code.execution.heap import Dict, Instance, Seq
    from checker.code.execution.run import Run
    from checker.code.execution.values import Function, Value
    from checker.code.source.project import Module

Root = tuple[str, int]  # path, id
Member = tuple[str, str]  # a module or a class, and a name in it


@dataclass(slots=True)
class NameFacts:
    """Names of modules: who imports them, who sets them elsewhere."""

    namespaces: dict[str, Module] = field(default_factory=dict)
    # (module, name) -> heap ids of the modules that import it from there, and as what
    importers: dict[tuple[Module, str], list[tuple[int, str]]] = field(default_factory=dict)
    arriving: set[Member] = field(default_factory=set)  # imported names (of a module) that are being looked up
    writers: dict[Member, bool] = field(default_factory=dict)
    writing: set[Member] = field(default_factory=set)
    written: dict[Member, list[Value]] = field(default_factory=dict)
    set_outside: dict[str, bool] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)  # that stand for an SDK method or for what holds one


@dataclass(slots=True)
class ClassFacts:
    """Classes: what their subclasses and other code make of their members."""

    setters: dict[Member, Any] = field(default_factory=dict)  # functions that set a member on the class
    naming: dict[Any, list[Module]] = field(default_factory=dict)  # modules that name one of some classes
    below: dict[str, set[bytes]] = field(default_factory=dict)  # names that subclasses of a class define
    overridden: dict[Member, bool] = field(default_factory=dict)  # whether a subclass has one of its own
    replaced: dict[str, bool] = field(default_factory=dict)  # name of a method -> a function of the project sets one
    constructors: frozenset[str] | None = None  # names of classes whose `__init__` the project sets from outside
    rebased: frozenset[str] | None = None  # names of classes whose bases code replaces; not yet sought
    partials_read: bool | None = None  # whether code asks partials for their keywords; not yet sought
    intercepts: bool = False  # a class of the project has a `__getattribute__` of its own


@dataclass(slots=True)
class ChangeFacts:
    """Objects that others see, too: who changes them, and how."""

    by_name: dict[Member, Any] = field(default_factory=dict)  # what functions change under a name
    shrinkers: dict[bytes, bool] = field(default_factory=dict)  # function's name -> one takes keys from an argument
    handed: set[Root] = field(default_factory=set)  # functions that code calls which is not read
    # Keys that roots change, by the heap id of a mapping of module level, and by the call whose result is kept.
    keys: dict[int, frozenset[Any]] = field(default_factory=dict)
    results: dict[tuple[Any, ...], frozenset[Any]] = field(default_factory=dict)
    # As roots leave mappings.
    doubts: dict[int, tuple[object, frozenset[Any], Dict | Seq | Instance | None]] = field(default_factory=dict)
    changers: dict[Root, str] = field(default_factory=dict)  # functions without a request that change any, by name
    keepers: set[Root] = field(default_factory=set)  # functions that keep a mapping that they gave


@dataclass(slots=True)
class WebFacts:
    """Applications of web frameworks and of typer, and what they run around a request or a command."""

    applications: dict[Root, None] = field(default_factory=dict)  # where they are made
    lifespans: dict[Function, None] = field(default_factory=dict)
    hooks: dict[Function, tuple[str, int] | None] = field(default_factory=dict)  # of which application, None: any
    layers: dict[Layer, None] = field(default_factory=dict)  # middleware, in the order in which it is added
    callbacks: dict[tuple[str, int], Function] = field(default_factory=dict)  # run before typer's commands
    overrides: dict[Function, Value] = field(default_factory=dict)  # what is called in the place of a provider
    state_setters: dict[str, bool] = field(default_factory=dict)  # attributes of the state: a function sets it later
    factory: tuple[Function | None] | None = None  # the function that makes the application; not yet sought
    # Providers that an application or a router calls before each of its functions, by where it is made.
    dependencies: dict[Root, tuple[Value, ...]] = field(default_factory=dict)
    endpoints: dict[Root, Root | None] = field(default_factory=dict)  # taken by a call: of which application, None: any
    called: dict[Root, bool] = field(default_factory=dict)  # whether the project itself calls what a framework calls
    route_modules: set[Module] | None = None  # that may hold the calls that take them; not yet sought
    routed: set[str] = field(default_factory=set)  # names of functions for which these were looked through
    settings_read: bool = False  # Django's, for its middleware
    startup_loaded: bool = False  # the modules that may hold them
    task_hooks: dict[TaskHook, None] = field(default_factory=dict)  # what a queue's worker calls around tasks
    task_hooks_loaded: bool = False


@dataclass(slots=True)
class RunFacts:
    """What became of runs of roots."""

    # (root, variant) that could not be run in full -> the steps this took, the members it read
    too_long: dict[tuple[str, int, Root | None], tuple[int, frozenset[str]]] = field(default_factory=dict)
    surveys: dict[tuple[str, int, Root | None], Run] = field(default_factory=dict)
    unfinished: set[Root] = field(default_factory=set)  # too long even for a survey
    defects: dict[Root, str] = field(default_factory=dict)  # on which the engine failed, and where it did


@dataclass(slots=True)
class Allowance:
    """Steps that runs get."""

    in_full: int = STEPS_IN_FULL
    per_run: int = STEPS_PER_RUN
    per_caller: int = STEPS_PER_RUN

    def share(self, roots: int) -> None:
        """A project with very many roots gives each of them fewer steps; what that leaves out is surveyed. (A survey
        sees no method that comes through functions of some length: slices keep what they need for these.)"""
        self.in_full = max(100, min(STEPS_IN_FULL, 240_000 // max(1, roots)))
        share = min(STEPS_PER_RUN, 1_500_000 // max(1, roots))
        self.per_run = max(LEAST_STEPS_PER_RUN, share)
        self.per_caller = max(LEAST_STEPS_PER_CALLER, share)
