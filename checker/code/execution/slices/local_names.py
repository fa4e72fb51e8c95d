"""Names that a body binds: by assignment, loops and the like, or declared `global` and `nonlocal`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.code.source.summary import Node, blocks

Inner = Callable[[int], tuple[str, frozenset[str]]]


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


def add_targets(node: Node, out: set[str]) -> None:
    """Add what an assignment to a target may change: names, and attributes as `.x`."""
    kind = node[0]
    if kind == "name":
        out.add(node[2])
    elif kind == "attr":
        out.add(f".{node[3]}")
        if node[2][0] != "name" or node[2][2] not in ("self", "cls"):
            add_targets(node[2], out)
    elif kind == "index":
        add_targets(node[2], out)
    elif kind in ("tuple", "list"):
        for item in node[2]:
            add_targets(item, out)
    elif kind == "star":
        add_targets(node[2], out)
