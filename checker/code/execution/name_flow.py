"""Which names each statement of a function defines and reads, and whether it holds a call that is looked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.code.execution.aliases import Sharing, shared_by
from checker.code.execution.needs import Needs
from checker.code.source.summary import Node, blocks, holds_word, last_word

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
_MUTATORS = frozenset(
    {
        "update",
        "pop",
        "setdefault",
        "append",
        "extend",
        "clear",
        "add",
        "popitem",
        "insert",
        "remove",
        "discard",
        "add_header",
    }
)
_ALIASES = frozenset({"name", "attr", "index", "if", "bool", "tuple"})
LEAVING = frozenset({"return", "raise", "break", "continue"})

Inner = Callable[[int], tuple[str, frozenset[str]]]


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
    below: Below = field(init=False)

    def __post_init__(self) -> None:
        self.below = Below(
            frozenset().union(*(e.defines | e.below.defines for e in self.inner)) if self.inner else frozenset(),
            any(e.calls or e.below.calls for e in self.inner),
            any(e.acts or e.below.acts for e in self.inner),
            any(e.statement[0] in LEAVING or e.below.leaves for e in self.inner),
            frozenset().union(*(e.changes | e.below.changes for e in self.inner)) if self.inner else frozenset(),
        )

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


class Wanted:
    """What the walk looks for: words of SDK calls, functions on the way with the arguments that matter."""

    def __init__(
        self,
        words: frozenset[str],
        payload: frozenset[str],
        needs: Needs,
        params: frozenset[str],
        effects: frozenset[str],
    ) -> None:
        self.effects = effects
        self.receivers = False  # of calls by these words, what they are given does not matter
        self.params = params
        self.locals: set[str] = set()
        self.outer: frozenset[str] = frozenset()  # names that are declared `global` or `nonlocal`
        self.inner: Inner = lambda id: ("", frozenset())
        self.defined: frozenset[str] | None = None
        self.seed = False
        self.needs = dict(needs)
        self.on_the_way = bool(needs)  # what is bound to a call's result may be called later
        self.words = words | self.needs.keys()
        self.provided = words  # what these give is the provider's
        self.payload = payload

    def is_object(self, function: Node) -> bool:
        """Whether what is called may be an object that is kept under a name, where those are looked for."""
        if self.defined is None:
            return False
        if function[0] == "name":
            return function[2] not in self.defined and (function[2] in self.locals or function[2] in self.params)
        return (
            function[0] == "attr"
            and function[2][:1] + function[2][2:3] == ("name", "self")
            and function[3] not in self.defined
        )

    def wants(self, word: str, kind: int, name: str, position: int) -> bool:
        if self.receivers:
            return False
        need = self.needs.get(word)
        if need is not None:
            return need.wants(kind, name, position)
        return not (kind == 1 and name in self.payload)


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
        walk = _Walk(look)
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
        )


def _walked(statement: Node, walk: _Walk, look: Wanted) -> list[Event]:
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


def _walk_binding(statement: Node, walk: _Walk) -> None:
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


def _walk_block(statement: Node, walk: _Walk, look: Wanted) -> list[Event]:
    """Of a statement that holds others: what stands in its head, and those."""
    kind = statement[0]
    inner: list[Event] = []
    if kind in ("if", "while"):
        walk.expression(statement[2])
        inner = [*events_of(statement[3], look), *events_of(statement[4], look)]
        walk.defines.update(*(e.defines | e.below.defines for e in inner))
    elif kind == "for":
        _targets(statement[2], walk.defines)
        walk.expression(statement[3])
        walk.share(set(walk.defines), statement[3])
        inner = [*events_of(statement[4], look), *events_of(statement[5], look)]
    elif kind == "with":
        for value, target in statement[2]:
            walk.expression(value)
            if target is not None:
                _targets(target, walk.defines)
                _targets(target, walk.bound)
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


def locals_of(body: tuple[Node, ...], inner: Inner) -> set[str]:
    """Names that a body binds by assignment, loops and the like, and those of functions within it."""
    out: set[str] = set()
    for statement in body:
        kind = statement[0]
        if kind == "assign":
            for target in statement[2]:
                _bound(target, out)
        elif kind in ("annotated", "augment", "for"):
            _bound(statement[2], out)
        elif kind == "with":
            for _, target in statement[2]:
                if target is not None:
                    _bound(target, out)
        elif kind == "def":
            out.add(inner(statement[2])[0])
        for part in statement[3:] if kind in ("if", "for", "while", "with") else ():
            if isinstance(part, tuple) and part and isinstance(part[0], tuple):
                out |= locals_of(part, inner)
        if kind == "try":
            out |= locals_of(statement[2], inner)
            for _, name, handler in statement[3]:
                out |= locals_of(handler, inner) | ({name} if name else set())
            out |= locals_of(statement[4], inner) | locals_of(statement[5], inner)
        elif kind == "match":
            for _, _, case in statement[3]:
                out |= locals_of(case, inner)
    return out


def declared_in(body: tuple[Node, ...]) -> Iterator[str]:
    """Names that a body declares `global` or `nonlocal`."""
    for statement in body:
        if statement[0] in ("global", "nonlocal"):
            yield from statement[2]
        elif statement[0] in ("if", "for", "while", "with", "try", "match"):
            for block in blocks(statement[2:]):
                yield from declared_in(block)


def _bound(node: Node, out: set[str]) -> None:
    if node[0] == "name":
        out.add(node[2])
    elif node[0] in ("tuple", "list"):
        for item in node[2]:
            _bound(item, out)
    elif node[0] == "star":
        _bound(node[2], out)


def _targets(node: Node, out: set[str]) -> None:
    kind = node[0]
    if kind == "name":
        out.add(node[2])
    elif kind == "attr":
        out.add(f".{node[3]}")
        if node[2][0] != "name" or node[2][2] not in ("self", "cls"):
            _targets(node[2], out)
    elif kind == "index":
        _targets(node[2], out)
    elif kind in ("tuple", "list"):
        for item in node[2]:
            _targets(item, out)
    elif kind == "star":
        _targets(node[2], out)


class _Walk:
    """Names that expressions read, and whether they hold a word that is looked for."""

    def __init__(self, look: Wanted) -> None:
        self.look = look
        self.uses: set[str] = set()
        self.defines: set[str] = set()
        self.bound: set[str] = set()  # what its targets name
        self.changes: set[str] = set()
        self.sharings: list[Sharing] = []
        self.calls = False
        self.mentions = False  # a billable method without a call of it

    def share(self, holders: set[str], *values: Node | None) -> None:
        held = frozenset(name for value in values for name in shared_by(value, self.look.provided, self.look.locals))
        if holders and held:
            self.sharings.append(Sharing(frozenset(holders), held))

    def target(self, node: Node) -> None:
        _targets(node, self.defines)
        _targets(node, self.bound)
        if node[0] in ("index", "attr"):
            _targets(node, self.changes)
        if node[0] == "name":
            self.calls = self.calls or node[2] in self.look.outer
        if node[0] == "index":
            self.expression(node[3])
        if node[0] in ("index", "attr"):
            self.calls = self.calls or self._is_outer(node[2])
        elif node[0] == "tuple":
            for item in node[2]:
                self.target(item)

    def _is_outer(self, node: Node) -> bool:
        """Whether an object belongs to somebody else: a parameter, something below one, a name of module level."""
        if self.look.seed:
            return False
        while node[0] in ("attr", "index", "call"):
            node = node[3] if node[0] == "call" else node[2]
        return node[0] != "name" or node[2] in self.look.params or node[2] not in self.look.locals

    def expression(self, node: object) -> None:
        if not isinstance(node, tuple) or not node:
            return
        kind = node[0]
        if kind == "const":  # a function may be asked for by its name: `TASKS["summarise"](...)`
            self.calls = self.calls or (isinstance(node[2], str) and node[2] in self.look.needs)
            return
        if kind == "name":
            self.uses.add(node[2])
            self.calls = self.calls or node[2] in self.look.words
        elif kind == "attr":
            self.calls = self.calls or node[3] in self.look.words
            own = node[2][:1] + node[2][2:3] == ("name", "self")  # `self.messages` is no method of an SDK
            self.mentions = self.mentions or (node[3] in self.look.provided and not own)
            self.uses.add(f".{node[3]}")
            if not (node[2][0] == "name" and node[2][2] in ("self", "cls")):
                self.expression(node[2])
        elif kind == "call":
            self._call(node)
        elif kind == "walrus":
            self.defines.add(node[2])
            self.expression(node[3])
            self.share({node[2]}, node[3])
        elif kind == "lambda":  # a parameter is no node, whatever it is named: `lambda call: ...`
            for _, _, default, _ in node[2]:
                self._parts(default)
            self.expression(node[3])
        else:
            for part in node[1:]:
                self._parts(part)

    def _call(self, node: Node) -> None:
        mentions = self.mentions
        self.expression(node[3])
        self.mentions = mentions
        word = last_word(node[3])
        known = word in self.look.words
        self.calls = self.calls or word in self.look.effects or self.look.is_object(node[3])
        if word in _MUTATORS and node[3][0] == "attr":
            self.calls = self.calls or self._is_outer(node[3][2])
        if not known:
            self._give(node)
        position = 0
        for kind, name, value in node[4]:
            if not known or self.look.wants(word, kind, name, position) or holds_word(value, self.look.words):
                self.expression(value)
            position += kind == 0

    def _give(self, node: Node) -> None:
        """A call may change what it is called on and what it is given, and keep one in the other."""
        given: set[str] = set()
        if node[3][0] == "attr":
            _targets(node[3][2], given)
        elif node[3][0] == "name" and node[3][2] in self.look.locals:
            given.add(node[3][2])
        for kind, _, value in node[4]:
            if kind < 2:
                _targets(value, given)
        self.changes |= given
        self.share(given, *(value for _, _, value in node[4]))

    def _parts(self, part: object) -> None:
        if not isinstance(part, tuple) or not part:
            return
        if isinstance(part[0], str) and len(part) > 1 and isinstance(part[1], int):
            self.expression(part)
        elif part[0] == "for" and len(part) == 3:
            self.expression(part[2])
        else:
            for piece in part:
                self._parts(piece)
