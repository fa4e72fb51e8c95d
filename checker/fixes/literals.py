"""A placeholder that is written in the source, and the registered value in its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.documents.location import Location
from checker.fixes.source import Change, NotFixedError, Source

if TYPE_CHECKING:
    import libcst as cst


def replace(source: Source, at: Location, key: str, old: str, new: str) -> list[Change]:
    """The changes that let `key` hold `new` instead of the placeholder `old`, which is given at `at`: there, or where
    the name that stands there gets its only value. NotFixedError: it is not written so that one place says it."""
    import libcst as cst

    node = _largest(source, at)
    literals = _under_key(source, node, key, old)
    if not literals:
        literals = {id(n): n for n in _below(node) if isinstance(n, cst.SimpleString) and _constant(n) == old}
    if not literals:  # the mapping is made there, and gets the key elsewhere in the function
        function = next((n for n in source.around(node) if isinstance(n, cst.FunctionDef)), source.module)
        literals = _under_key(source, function, key, old)
    if len(literals) != 1:
        words = "is not written there" if not literals else "is written there more than once"
        raise NotFixedError(f'the placeholder "{old}" {words}')
    (literal,) = literals.values()
    if not isinstance(literal, cst.SimpleString):
        raise NotFixedError(f'the placeholder "{old}" is put together from parts')
    start, end = source.span(literal)
    quote = literal.quote
    if "\\" in new or quote in new or any(not c.isprintable() for c in new):
        raise NotFixedError(f'"{new}" cannot be written between {quote}')
    return [Change(start, end, f"{literal.prefix}{quote}{new}{quote}")]


def _under_key(source: Source, node: cst.CSTNode, key: str, old: str) -> dict[int, cst.BaseExpression]:
    under_key = [value for name, value in _named(node) if name.lower() == key.lower()]
    return {id(n): n for value in under_key for n in _literals(source, value) if _constant(n) == old}


def _largest(source: Source, at: Location) -> cst.CSTNode:
    """The largest expression, else statement, that starts at a place."""
    import libcst as cst

    start = source.offset(at.line, at.column)
    best: tuple[int, cst.CSTNode] | None = None
    for node in source.nodes:
        if isinstance(node, (cst.BaseExpression, cst.BaseSmallStatement)):
            begin, end = source.span(node)
            if begin == start and (best is None or end > best[0]):
                best = end, node
    if best is None:
        raise NotFixedError("nothing that could be replaced is written at the place that gives the value")
    return best[1]


def _named(node: cst.CSTNode) -> Iterator[tuple[str, cst.BaseExpression]]:
    """What a node holds under constant keys: `{"key": value}`, `headers["key"] = value`, `dict(key=value)`."""
    import libcst as cst

    for inner in _below(node):
        match inner:
            case cst.DictElement():
                if (name := _constant(inner.key)) is not None:
                    yield name, inner.value
            case cst.Assign(
                targets=[cst.AssignTarget(target=cst.Subscript(slice=[cst.SubscriptElement(slice=index)]))]
            ):
                if isinstance(index, cst.Index) and (name := _constant(index.value)) is not None:
                    yield name, inner.value
            case cst.Arg(keyword=cst.Name(value=name)):
                yield name, inner.value


def _literals(source: Source, node: cst.BaseExpression) -> Iterator[cst.BaseExpression]:
    """The value itself, or the only one that a name of the file ever gets."""
    import libcst as cst

    if not isinstance(node, cst.Name):
        yield node
        return
    assigned = []
    for other in source.nodes:
        if isinstance(other, (cst.AssignTarget, cst.AnnAssign)) and _is_name(other.target, node.value):
            holder = source.parents[other] if isinstance(other, cst.AssignTarget) else other
            assigned.append(getattr(holder, "value", None))
        elif isinstance(other, cst.Param) and other.name.value == node.value:
            assigned.append(None)
    if len(assigned) == 1 and assigned[0] is not None:
        yield assigned[0]


def _is_name(node: cst.BaseExpression, name: str) -> bool:
    import libcst as cst

    return isinstance(node, cst.Name) and node.value == name


def _below(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(reversed(current.children))


def _constant(node: cst.BaseExpression) -> str | None:
    import libcst as cst

    value = node.evaluated_value if isinstance(node, (cst.SimpleString, cst.ConcatenatedString)) else None
    return value if isinstance(value, str) else None
