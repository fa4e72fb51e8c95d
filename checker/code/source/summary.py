"""A module summary: what the front end states of one source file, and nothing that depends on anything else.

It is a pure function of the file's bytes and the front end's version: independent of the path, the policy and the
catalogue. Nodes are plain tuples, so that msgpack stores them as they are.

Expressions, each `(op, pos, ...)`; `pos` is `line << 16 | byte column`, line 1-based and column 0-based:

    ("const", pos, value)                 str, int, float, bool, None, bytes; Ellipsis is ("unknown", pos)
    ("name", pos, name)                   ("attr", pos, object, name)        ("index", pos, object, index)
    ("slice", pos, low, high, step)       each part a node or None
    ("call", pos, end, function, args)    args: (kind, name, value); kind 0 positional, 1 keyword, 2 `*`, 3 `**`
    ("dict", pos, ((key or None, value), ...))            None: `**value`
    ("list" | "tuple" | "set", pos, items)                an item may be ("star", pos, value)
    ("binary", pos, operator, left, right)                ("unary", pos, operator, value)      ("not", pos, value)
    ("bool", pos, "and" | "or", left, right)              ("compare", pos, left, ((operator, right), ...))
    ("if", pos, test, then, otherwise)                    ("fstring", pos, (str | (value, conv., spec, within), ...))
    ("comp", pos, kind, element, clauses)                 kind list/set/dict/generator; a dict's element is (key, value)
                                                          clauses: ("for", target, iterable) or ("if", test)
    ("lambda", pos, params, body)         ("walrus", pos, name, value)       ("await", pos, value)
    ("yield", pos, value or None)         ("yield_from", pos, value)         ("unknown", pos)

Statements, each `(op, pos, ...)`:

    ("expr", pos, value)                  ("assign", pos, targets, value)    ("annotated", pos, target, type, value)
    ("augment", pos, target, op, value)   ("delete", pos, targets)           ("return" | "raise" | "assert", pos, value)
    ("if", pos, test, body, otherwise)    ("while", pos, test, body, otherwise)
    ("for", pos, target, iterable, body, otherwise)       ("with", pos, ((value, target or None), ...), body)
    ("try", pos, body, ((type, name, body), ...), otherwise, final)
    ("match", pos, subject, ((pattern, guard, body), ...))
    ("import", pos, ((dotted, alias or None), ...))       ("from", pos, level, module, ((name, alias), ...) or None)
    ("global" | "nonlocal", pos, names)   ("def", pos, id)   ("class", pos, id)   ("break" | "continue" | "pass", pos)

Functions and classes are named by the byte offset of their definition. Bodies are lowered when they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Node = tuple[Any, ...]

COLUMN_BITS = 16


def blocks(parts: tuple[Any, ...]) -> Iterator[tuple[Node, ...]]:
    """The blocks of statements among the parts of a compound statement."""
    for part in parts:
        if isinstance(part, tuple) and part:
            if all(isinstance(node, tuple) and node and isinstance(node[0], str) for node in part):
                yield part
            else:
                yield from blocks(part)


def line_of(pos: int) -> int:
    """1-based line of a packed position."""
    return pos >> COLUMN_BITS


@dataclass(slots=True)
class Parameter:
    """`kind`: 0 positional only, 1 positional or keyword, 2 `*args`, 3 keyword only, 4 `**kwargs`."""

    name: str
    kind: int
    default: Node | None
    annotation: Node | None


@dataclass(slots=True)
class FunctionSummary:
    """A function. `body` holds statements; a lambda has one `return`. `size`: how many statements and expressions."""

    id: int
    name: str
    pos: int
    end: int
    params: tuple[Parameter, ...]
    decorators: tuple[Node, ...]
    returns: Node | None
    is_async: bool
    is_generator: bool
    body: tuple[Node, ...]
    globals: frozenset[str]
    nonlocals: frozenset[str]
    size: int = 0


@dataclass(slots=True)
class ClassSummary:
    id: int
    name: str
    pos: int
    bases: tuple[Node, ...]
    keywords: Mapping[str, Node]
    decorators: tuple[Node, ...]
    body: tuple[Node, ...]


@dataclass(slots=True, frozen=True)
class Outline:
    """Where a definition stands: bytes `start` to `end`. `name_at` is the offset of its name."""

    start: int
    end: int
    name: str
    is_class: bool
    parent: int  # id (start) of the enclosing definition, -1 at module level
    has_error: bool


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
