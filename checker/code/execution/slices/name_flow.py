"""Which names each statement of a function defines and reads, and whether it holds a call that is looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.code.execution.calls.safe_calls import FOLLOWED_ERRORS
from checker.code.execution.slices.aliases import Sharing
from checker.code.execution.slices.local_names import add_targets
from checker.code.execution.slices.name_walk import Walk, Wanted
from checker.code.source.summary import Node, last_word

LOOK_UPS = frozenset({"getattr", "attrgetter", "methodcaller"})
EFFECTS = LOOK_UPS | frozenset(
    {
        "set",
        "reset",
        "install",
        "register",
        "setup",
        "init",
        "patch",
        "configure",
        "setattr",
        "enter_context",
        "enter_async_context",
    }
)
_ALIASES = frozenset({"name", "attr", "index", "if", "bool", "tuple"})
LEAVING = frozenset({"return", "raise", "break", "continue"})


@dataclass(slots=True)
class Event:
    """A statement: the names that it `defines` or may change and those that it `uses` (`.x` for an attribute), and
    whether it `calls` something that is looked for."""

    statement: Node
    defines: frozenset[str]
    uses: frozenset[str]
    calls: bool
    inner: list[Event] = field(default_factory=list)
    acts: bool = False  # it calls a method of the object, or of one that was given, which may change it
    gives: frozenset[str] = frozenset()  # names that it binds to what a function on the way gives
    changes: frozenset[str] = frozenset()  # names through which it may change an object: `team = headers.pop("team")`
    sharings: tuple[Sharing, ...] = ()
    keeps: frozenset[str] = frozenset()  # names that it binds to what holds a billable method: `send = client.create`
    deciding: tuple[Event, ...] = ()  # of a `try`: what in its block decides whether a handler runs
    below: Below = field(init=False)

    def __post_init__(self) -> None:
        self.below = Below(
            frozenset().union(*(e.defines | e.below.defines for e in self.inner)) if self.inner else frozenset(),
            any(e.calls or e.below.calls for e in self.inner),
            any(e.acts or e.below.acts for e in self.inner),
            any(e.statement[0] in LEAVING or e.below.leaves for e in self.inner),
            frozenset().union(*(e.changes | e.below.changes for e in self.inner)) if self.inner else frozenset(),
            frozenset().union(*(e.uses | e.below.uses for e in self.inner)) if self.inner else frozenset(),
        )

    def matters(self, names: set[str]) -> bool:
        """Whether it, or a statement within it, calls what is looked for, leaves the path or defines a name."""
        defined = not names.isdisjoint(self.defines | self.below.defines)
        return defined or self.calls or self.below.calls or self.statement[0] in LEAVING or self.below.leaves

    def asks(self, names: set[str]) -> bool:
        """Whether it, or a statement within it, reads one of the names: what that holds is asked for its hash, its
        truth, its text, its elements."""
        return not names.isdisjoint(self.uses | self.below.uses)

    def touches(self, names: set[str]) -> bool:
        """Whether it, or a statement within it, sets or may change something through one of the names."""
        return not names.isdisjoint(self.defines | self.changes | self.below.defines | self.below.changes)


class Below(NamedTuple):
    """What the statements within one do, at any depth: told once, when they are looked at."""

    defines: frozenset[str]
    calls: bool
    acts: bool
    leaves: bool  # the path that they are on
    changes: frozenset[str]
    uses: frozenset[str]


def flat(events: Iterable[Event]) -> list[Event]:
    """Events, each before those within it."""
    out: list[Event] = []
    waiting = [*events][::-1]
    while waiting:
        event = waiting.pop()
        out.append(event)
        waiting += event.inner[::-1]
    return out


def events_of(body: tuple[Node, ...], look: Wanted) -> Iterator[Event]:
    """The statements of a body, in order; those within one are its `inner`."""
    for statement in body:
        walk = Walk(look)
        inner = _walked(statement, walk, look)
        yield Event(
            statement,
            frozenset(walk.defines),
            frozenset(walk.uses),
            walk.calls,
            inner,
            statement[0] == "expr" and _acts(statement[2], look.params),
            frozenset(walk.bound) if walk.calls and look.on_the_way else frozenset(),
            frozenset(walk.changes),
            tuple(walk.sharings),
            frozenset(walk.bound) if walk.mentions else frozenset(),
            _deciding(statement, inner) if statement[0] == "try" else (),
        )


def _deciding(statement: Node, inner: list[Event]) -> tuple[Event, ...]:
    """The statements of a `try` of which handlers are for failed look-ups: each may be one."""
    block = {id(s) for s in statement[2]}
    if not any(kind is not None and FOLLOWED_ERRORS & set(_named(kind)) for kind, _, _ in statement[3]):
        return ()
    return tuple(flat(event for event in inner if id(event.statement) in block))


def _named(kind: Node) -> list[str]:
    return [last_word(part) for part in (kind[2] if kind[0] == "tuple" else (kind,))]


def _walked(statement: Node, walk: Walk, look: Wanted) -> list[Event]:
    """Walk through what a statement reads and binds itself; the statements within it."""
    match statement[0]:
        case "assign" | "annotated" | "augment" | "delete":
            _walk_binding(statement, walk)
        case "expr":
            walk.expression(statement[2])
            walk.defines |= walk.uses  # a call may change what it is given
            walk.changes |= walk.uses
        case "return" | "raise" | "assert":
            walk.expression(statement[2])
        case "def" | "class":
            name, words = look.inner(statement[2])
            walk.defines.add(name)
            walk.uses |= words
            walk.sharings.append(Sharing(frozenset((name,)), words))
            walk.calls = bool(words & look.words)
        case _:
            return _walk_block(statement, walk, look)
    return []


def _walk_binding(statement: Node, walk: Walk) -> None:
    kind = statement[0]
    if kind == "assign":
        for target in statement[2]:
            walk.target(target)
        walk.expression(statement[3])
        walk.share(walk.bound, statement[3])
        if statement[3][0] in _ALIASES:  # two names for one object: a change through one is seen through the other
            walk.defines |= walk.uses
    elif kind == "annotated":
        walk.target(statement[2])
        walk.expression(statement[4])
        walk.share(walk.bound, statement[4])
    elif kind == "augment":
        walk.target(statement[2])
        walk.expression(statement[2])
        walk.expression(statement[4])
        walk.share(walk.bound, statement[4])
        walk.changes |= walk.bound  # in place, where the object can
    else:
        for target in statement[2]:
            walk.target(target)
            walk.expression(target)
        walk.changes |= walk.bound


def _walk_block(statement: Node, walk: Walk, look: Wanted) -> list[Event]:
    """Of a statement that holds others: what stands in its head, and those."""
    kind = statement[0]
    inner: list[Event] = []
    if kind in ("if", "while"):
        walk.expression(statement[2])
        inner = [*events_of(statement[3], look), *events_of(statement[4], look)]
        walk.defines.update(*(e.defines | e.below.defines for e in inner))
    elif kind == "for":
        add_targets(statement[2], walk.defines)
        walk.expression(statement[3])
        walk.share(set(walk.defines), statement[3])
        inner = [*events_of(statement[4], look), *events_of(statement[5], look)]
    elif kind == "with":
        for value, target in statement[2]:
            walk.expression(value)
            if target is not None:
                add_targets(target, walk.defines)
                add_targets(target, walk.bound)
                walk.share(walk.bound, value)
        inner = list(events_of(statement[3], look))
    elif kind == "try":
        inner = list(events_of(statement[2], look))
        for _, _, handler in statement[3]:
            inner += events_of(handler, look)
        inner += [*events_of(statement[4], look), *events_of(statement[5], look)]
    elif kind == "match":
        walk.expression(statement[2])
        for _, guard, case in statement[3]:
            walk.expression(guard)
            inner += events_of(case, look)
        walk.defines.update(*(e.defines | e.below.defines for e in inner))
    return inner


def _acts(node: Node, params: frozenset[str]) -> bool:
    """Whether an expression is a call of a method of `self`, or of something that was given."""
    if node[0] == "await":
        return _acts(node[2], params)
    if node[0] != "call" or node[3][0] != "attr":
        return False
    while node[0] in ("attr", "index", "call"):
        node = node[3] if node[0] == "call" else node[2]
    return node[0] == "name" and (node[2] in ("self", "cls") or node[2] in params)
