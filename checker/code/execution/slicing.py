"""Which statements of a function matter: those from which what reaches a call of interest is built.

A backward closure over names (flow-insensitive, hence a superset). It decides how far calls of project functions are
followed: what builds the arguments of a billable call, or leads to one, is followed in full; the rest a few steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.code.source.summary import Node, blocks


@dataclass(frozen=True, slots=True)
class Need:
    """Which arguments of a function decide what is looked for. `rest`: keywords (and further positions) that no
    parameter of its own takes."""

    names: frozenset[str] = frozenset()
    positions: frozenset[int] = frozenset()
    explicit: frozenset[str] = frozenset()
    rest: bool = False
    everything: bool = False

    def wants(self, kind: int, name: str, position: int) -> bool:
        """Whether an argument (kinds as in the summary's calls) is one of them."""
        if self.everything or kind >= 2:
            return True
        if kind == 0:
            return position in self.positions or (self.rest and position >= len(self.explicit))
        return name in self.names or (self.rest and name not in self.explicit)


EVERYTHING = Need(everything=True)
Needs = tuple[tuple[str, Need], ...]  # by the word of the function, sorted


@dataclass(slots=True)
class Slice:
    """`names` holds local names and `self.x` as `.x`; `wanted` the ids of statements that matter, `skipped` of those
    that can be left out altogether."""

    names: frozenset[str]
    wanted: frozenset[int]
    skipped: frozenset[int]


Inner = Callable[[int], tuple[str, frozenset[str]]]


@dataclass(slots=True)
class _Event:
    statement: Node
    defines: frozenset[str]
    uses: frozenset[str]
    calls: bool
    inner: list[_Event] = field(default_factory=list)
    acts: bool = False  # it calls a method of the object, or of one that was given, which may change it
    below: _Below = field(init=False)

    def __post_init__(self) -> None:
        self.below = _Below(
            frozenset().union(*(e.defines | e.below.defines for e in self.inner)) if self.inner else frozenset(),
            any(e.calls or e.below.calls for e in self.inner),
            any(e.acts or e.below.acts for e in self.inner),
            any(e.statement[0] in _LEAVING or e.below.leaves for e in self.inner),
        )


class _Below(NamedTuple):
    """What the statements within one do, at any depth: told once, when they are looked at."""

    defines: frozenset[str]
    calls: bool
    acts: bool
    leaves: bool  # the path that they are on


_LEAVING = frozenset({"return", "raise", "break", "continue"})


class _Words:
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
        self.words = words | self.needs.keys()
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


LOOK_UPS = frozenset({"getattr", "attrgetter", "methodcaller"})
_EFFECTS = LOOK_UPS | frozenset(
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


def slice_of(
    body: tuple[Node, ...],
    params: frozenset[str],
    words: frozenset[str],
    payload: frozenset[str],
    needs: Needs,
    result: bool,
    seed: str = "",
    inner: Inner = lambda id: ("", frozenset()),
    defined: frozenset[str] | None = None,
) -> Slice:
    """The slice for calls named by `words` and `needs`; with `result` for what the function returns, too, with `seed`
    for that name (`.x`: an attribute). What the function changes in its `params` and beyond always belongs to it, save
    where only a seed is asked for. `inner` gives name and identifiers of a definition within the function. `defined`:
    calls of local names and of `self.x` count as well (`chain(prompt)`, `self.llm(prompt)`), save of these names."""
    look = _Words(words, payload, needs, params if not seed else frozenset(), _EFFECTS)
    look.locals = _locals(body)
    look.outer = frozenset() if seed else frozenset(_declared(body))
    look.inner = inner
    look.seed = bool(seed)
    look.defined = defined
    events = list(_events(body, look))
    names: set[str] = {seed} if seed else set()
    flat = _flat(events)
    for event in flat:
        kind = event.statement[0]
        if event.calls:
            names |= event.uses
        if kind in ("return", "expr") and result and (kind == "return" or _yields(event.statement[2])):
            names |= event.uses
        if kind in ("if", "while") and event.below.leaves:
            names |= event.uses
    _close(flat, names)
    wanted: set[int] = set()
    skipped: set[int] = set()
    for event in events:
        _mark(event, names, result, wanted, skipped)
    return Slice(frozenset(names), frozenset(wanted), frozenset(skipped))


def receivers_of(body: tuple[Node, ...], words: frozenset[str], inner: Inner, result: bool) -> Slice:
    """The slice for what the calls named by `words` are called on, whatever they are given and whether they are
    reached, and with `result` for what is returned: all else is left out."""
    look = _Words(words, frozenset(), (), frozenset(), LOOK_UPS)
    look.inner = inner
    look.seed = look.receivers = True
    events = list(_events(body, look))
    flat = _flat(events)
    names: set[str] = set()
    for event in flat:
        kind = event.statement[0]
        hands_back = result and (kind == "return" or (kind == "expr" and _yields(event.statement[2])))
        if event.calls or hands_back or event.below.calls:
            names |= event.uses
    _close(flat, names)
    wanted: set[int] = set()
    skipped: set[int] = set()
    for event in events:
        _mark_receivers(event, names, result, wanted, skipped)
    return Slice(frozenset(names), frozenset(wanted), frozenset(skipped))


def _mark_receivers(event: _Event, names: set[str], result: bool, wanted: set[int], skipped: set[int]) -> bool:
    kind = event.statement[0]
    mine = event.calls or bool(event.defines & names) or kind in ("import", "from", "global", "nonlocal")
    mine = mine or (result and (kind == "return" or (kind == "expr" and _yields(event.statement[2]))))
    for inner in event.inner:
        mine = _mark_receivers(inner, names, result, wanted, skipped) or mine
    if mine:
        wanted.add(id(event.statement))
    elif kind not in _LEAVING:
        skipped.add(id(event.statement))
    return mine


def _close(flat: list[_Event], names: set[str]) -> None:
    """Add to `names` what the values of those in it are built from."""
    changed = True
    while changed:
        changed = False
        for event in flat:
            if event.defines & names and not event.uses <= names:
                names |= event.uses
                changed = True


def _yields(node: Node | None) -> bool:
    return node is not None and node[0] in ("yield", "yield_from", "await")


def _flat(events: Iterable[_Event]) -> list[_Event]:
    """Events, each before those within it."""
    out: list[_Event] = []
    waiting = [*events][::-1]
    while waiting:
        event = waiting.pop()
        out.append(event)
        waiting += event.inner[::-1]
    return out


def _mark(event: _Event, names: set[str], result: bool, wanted: set[int], skipped: set[int]) -> bool:
    kind = event.statement[0]
    mine = (
        bool(event.defines & names)
        or event.calls
        or kind in ("raise", "with", "class", "def", "import", "from", "global")
    )
    mine = mine or (kind == "return" and result) or (kind == "expr" and result and _yields(event.statement[2]))
    for inner in event.inner:
        mine = _mark(inner, names, result, wanted, skipped) or mine
    if mine:
        wanted.add(id(event.statement))
    elif kind in ("assign", "annotated", "augment") or (
        kind in ("if", "for", "while") and not event.below.leaves and not event.below.acts
    ):
        skipped.add(id(event.statement))
    return mine


def _events(body: tuple[Node, ...], look: _Words) -> Iterator[_Event]:
    for statement in body:
        kind = statement[0]
        walk = _Walk(look)
        inner: list[_Event] = []
        if kind == "assign":
            for target in statement[2]:
                walk.target(target)
            walk.expression(statement[3])
            if statement[3][0] in _ALIASES:  # two names for one object: a change through one is seen through the other
                walk.defines |= walk.uses
        elif kind == "annotated":
            walk.target(statement[2])
            walk.expression(statement[4])
        elif kind == "augment":
            walk.target(statement[2])
            walk.expression(statement[2])
            walk.expression(statement[4])
        elif kind == "expr":
            walk.expression(statement[2])
            walk.defines |= walk.uses  # a call may change what it is given
        elif kind in ("return", "raise", "assert"):
            walk.expression(statement[2])
        elif kind == "delete":
            for target in statement[2]:
                walk.target(target)
                walk.expression(target)
        elif kind in ("if", "while"):
            walk.expression(statement[2])
            inner = [*_events(statement[3], look), *_events(statement[4], look)]
            walk.defines.update(*(e.defines | e.below.defines for e in inner))
        elif kind == "for":
            _targets(statement[2], walk.defines)
            walk.expression(statement[3])
            inner = [*_events(statement[4], look), *_events(statement[5], look)]
        elif kind == "with":
            for value, target in statement[2]:
                walk.expression(value)
                if target is not None:
                    _targets(target, walk.defines)
            inner = list(_events(statement[3], look))
        elif kind == "try":
            inner = list(_events(statement[2], look))
            for _, _, handler in statement[3]:
                inner += _events(handler, look)
            inner += [*_events(statement[4], look), *_events(statement[5], look)]
        elif kind in ("def", "class"):
            name, words = look.inner(statement[2])
            walk.defines.add(name)
            walk.uses |= words
            walk.calls = bool(words & look.words)
        elif kind == "match":
            walk.expression(statement[2])
            for _, guard, case in statement[3]:
                walk.expression(guard)
                inner += _events(case, look)
            walk.defines.update(*(e.defines | e.below.defines for e in inner))
        acts = kind == "expr" and _acts(statement[2], look.params)
        yield _Event(statement, frozenset(walk.defines), frozenset(walk.uses), walk.calls, inner, acts)


def _acts(node: Node, params: frozenset[str]) -> bool:
    """Whether an expression is a call of a method of `self`, or of something that was given."""
    if node[0] == "await":
        return _acts(node[2], params)
    if node[0] != "call" or node[3][0] != "attr":
        return False
    while node[0] in ("attr", "index", "call"):
        node = node[3] if node[0] == "call" else node[2]
    return node[0] == "name" and (node[2] in ("self", "cls") or node[2] in params)


def _locals(body: tuple[Node, ...]) -> set[str]:
    """Names that a body binds by assignment, loops and the like."""
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
        for part in statement[3:] if kind in ("if", "for", "while", "with") else ():
            if isinstance(part, tuple) and part and isinstance(part[0], tuple):
                out |= _locals(part)
        if kind == "try":
            out |= _locals(statement[2])
            for _, name, handler in statement[3]:
                out |= _locals(handler) | ({name} if name else set())
            out |= _locals(statement[4]) | _locals(statement[5])
        elif kind == "match":
            for _, _, case in statement[3]:
                out |= _locals(case)
    return out


def _declared(body: tuple[Node, ...]) -> Iterator[str]:
    """Names that a body declares `global` or `nonlocal`."""
    for statement in body:
        if statement[0] in ("global", "nonlocal"):
            yield from statement[2]
        elif statement[0] in ("if", "for", "while", "with", "try", "match"):
            for block in blocks(statement[2:]):
                yield from _declared(block)


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

    def __init__(self, look: _Words) -> None:
        self.look = look
        self.uses: set[str] = set()
        self.defines: set[str] = set()
        self.calls = False

    def target(self, node: Node) -> None:
        _targets(node, self.defines)
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
            self.uses.add(f".{node[3]}")
            if not (node[2][0] == "name" and node[2][2] in ("self", "cls")):
                self.expression(node[2])
        elif kind == "call":
            self._call(node)
        elif kind == "walrus":
            self.defines.add(node[2])
            self.expression(node[3])
        else:
            for part in node[1:]:
                self._parts(part)

    def _call(self, node: Node) -> None:
        self.expression(node[3])
        word = last_word(node[3])
        known = word in self.look.words
        self.calls = self.calls or word in self.look.effects or self.look.is_object(node[3])
        if word in _MUTATORS and node[3][0] == "attr":
            self.calls = self.calls or self._is_outer(node[3][2])
        position = 0
        for kind, name, value in node[4]:
            if not known or self.look.wants(word, kind, name, position) or holds_word(value, self.look.words):
                self.expression(value)
            position += kind == 0

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


def last_word(node: Node) -> str:
    """The last segment of a callee: the attribute or the name."""
    if node[0] == "attr":
        return str(node[3])
    return str(node[2]) if node[0] == "name" else ""


def holds_word(node: object, words: frozenset[str]) -> bool:
    """Whether a call or mention of one of `words` stands anywhere in an expression."""
    if not isinstance(node, tuple):
        return False
    if len(node) > 2 and (
        (node[0] == "name" and node[2] in words) or (node[0] == "attr" and len(node) > 3 and node[3] in words)
    ):
        return True
    return any(holds_word(part, words) for part in node if isinstance(part, tuple))
