"""Which statements of a function matter: those from which what reaches a call of interest is built.

A backward closure over names (flow-insensitive, hence a superset). It decides how far calls of project functions are
followed: what builds the arguments of a billable call, or leads to one, is followed in full; the rest a few steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from checker.code.summary import Node


@dataclass(slots=True)
class Slice:
    """`names` holds local names and `self.x` as `.x`; `wanted` the ids of statements that matter."""

    names: frozenset[str]
    wanted: frozenset[int]


@dataclass(slots=True)
class _Event:
    statement: Node
    defines: frozenset[str]
    uses: frozenset[str]
    calls: frozenset[str]
    control: bool = False
    inner: list[_Event] = field(default_factory=list)


def slice_of(body: tuple[Node, ...], words: frozenset[str], payload: frozenset[str], result: bool) -> Slice:
    """The slice for calls named by `words`; with `result` for what the function returns, too."""
    events = list(_events(body, words, payload))
    names: set[str] = set()
    for event in _flat(events):
        kind = event.statement[0]
        if event.calls & words:
            names |= event.uses
        if kind in ("return", "expr") and result and (kind == "return" or _yields(event.statement[2])):
            names |= event.uses
    changed = True
    flat = list(_flat(events))
    while changed:
        changed = False
        for event in flat:
            if event.defines & names and not event.uses <= names:
                names |= event.uses
                changed = True
    wanted: set[int] = set()
    for event in events:
        _mark(event, names, words, result, wanted)
    return Slice(frozenset(names), frozenset(wanted))


def _yields(node: Node | None) -> bool:
    return node is not None and node[0] in ("yield", "yield_from", "await")


def _flat(events: Iterable[_Event]) -> Iterator[_Event]:
    for event in events:
        yield event
        yield from _flat(event.inner)


def _mark(event: _Event, names: set[str], words: frozenset[str], result: bool, wanted: set[int]) -> bool:
    mine = bool(event.defines & names) or bool(event.calls & words) or event.statement[0] in ("raise", "with", "class", "def")
    mine = mine or (event.statement[0] == "return" and result)
    for inner in event.inner:
        mine = _mark(inner, names, words, result, wanted) or mine
    if mine:
        wanted.add(id(event.statement))
    return mine


def _events(body: tuple[Node, ...], words: frozenset[str], payload: frozenset[str]) -> Iterator[_Event]:
    for statement in body:
        kind = statement[0]
        uses: set[str] = set()
        calls: set[str] = set()
        defines: set[str] = set()
        inner: list[_Event] = []
        if kind == "assign":
            for target in statement[2]:
                _targets(target, defines)
                _targets_use(target, uses)
            _walk(statement[3], uses, calls, words, payload)
        elif kind == "annotated":
            _targets(statement[2], defines)
            _walk(statement[4], uses, calls, words, payload)
        elif kind == "augment":
            _targets(statement[2], defines)
            _walk(statement[2], uses, calls, words, payload)
            _walk(statement[4], uses, calls, words, payload)
        elif kind == "expr":
            _walk(statement[2], uses, calls, words, payload)
            defines |= uses  # a call may change what it is given
        elif kind in ("return", "raise", "assert"):
            _walk(statement[2], uses, calls, words, payload)
        elif kind == "delete":
            for target in statement[2]:
                _targets(target, defines)
                _walk(target, uses, calls, words, payload)
        elif kind in ("if", "while"):
            _walk(statement[2], uses, calls, words, payload)
            inner = [*_events(statement[3], words, payload), *_events(statement[4], words, payload)]
            for event in _flat(inner):
                defines |= event.defines
        elif kind == "for":
            _targets(statement[2], defines)
            _walk(statement[3], uses, calls, words, payload)
            inner = [*_events(statement[4], words, payload), *_events(statement[5], words, payload)]
        elif kind == "with":
            for value, target in statement[2]:
                _walk(value, uses, calls, words, payload)
                if target is not None:
                    _targets(target, defines)
            inner = list(_events(statement[3], words, payload))
        elif kind == "try":
            inner = list(_events(statement[2], words, payload))
            for _, _, handler in statement[3]:
                inner += _events(handler, words, payload)
            inner += [*_events(statement[4], words, payload), *_events(statement[5], words, payload)]
        elif kind == "match":
            _walk(statement[2], uses, calls, words, payload)
            for _, guard, case in statement[3]:
                _walk(guard, uses, calls, words, payload)
                inner += _events(case, words, payload)
        yield _Event(statement, frozenset(defines), frozenset(uses), frozenset(calls), False, inner)


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


def _targets_use(node: Node, out: set[str]) -> None:
    """Names read by a target: the key of an item."""
    if node[0] == "index":
        _walk(node[3], out, set(), frozenset(), frozenset())


def _walk(node: object, uses: set[str], calls: set[str], words: frozenset[str], payload: frozenset[str]) -> None:
    """Names that an expression reads, and the words by which it calls or mentions functions."""
    if not isinstance(node, tuple) or not node:
        return
    kind = node[0]
    if kind == "name":
        uses.add(node[2])
        if node[2] in words:
            calls.add(node[2])
        return
    if kind == "attr":
        if node[3] in words:
            calls.add(node[3])
        uses.add(f".{node[3]}")
        if not (node[2][0] == "name" and node[2][2] in ("self", "cls")):
            _walk(node[2], uses, calls, words, payload)
        return
    if kind == "call":
        _walk(node[3], uses, calls, words, payload)
        for argument, name, value in node[4]:
            if argument == 1 and name in payload:
                continue
            _walk(value, uses, calls, words, payload)
        return
    if kind == "const":
        return
    for part in node[1:]:
        if isinstance(part, tuple):
            if part and isinstance(part[0], str):
                _walk(part, uses, calls, words, payload)
            else:
                for piece in part:
                    _walk_any(piece, uses, calls, words, payload)


def _walk_any(node: object, uses: set[str], calls: set[str], words: frozenset[str], payload: frozenset[str]) -> None:
    if not isinstance(node, tuple) or not node:
        return
    if isinstance(node[0], str) and len(node) > 1 and isinstance(node[1], int):
        _walk(node, uses, calls, words, payload)
        return
    if node[0] == "for" and len(node) == 3:
        _walk(node[2], uses, calls, words, payload)
        return
    for piece in node:
        _walk_any(piece, uses, calls, words, payload)
