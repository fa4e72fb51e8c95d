"""Lowering of displays and comprehensions: what makes lists, tuples, sets and mappings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.code.frontends.nodes import Lower, pos_of
from checker.code.source.summary import Node

if TYPE_CHECKING:
    from checker.code.frontends.python_expressions import Lowering


def dictionary(low: Lowering, node: Any) -> Node:
    """`{key: value, **more}`: None stands for the key of what is spread."""
    items: list[tuple[Node | None, Node]] = []
    for child in node.named_children:
        if child.type == "pair":
            key, value = child.child_by_field_name("key"), child.child_by_field_name("value")
            if key is not None and value is not None:
                items.append((low.expression(key), low.expression(value)))
        elif child.type == "dictionary_splat":
            items.append((None, low.expression(child.named_children[0])))
    return ("dict", pos_of(node), tuple(items))


def sequence(kind: str) -> Lower:
    """A display of items, as a node of this kind."""
    return lambda low, node: (
        kind,
        pos_of(node),
        tuple(_item(low, c) for c in node.named_children if c.type != "comment"),
    )


def _item(low: Lowering, node: Any) -> Node:
    outer, low.starred = low.starred, False
    value = low.expression(node)
    starred, low.starred = low.starred, outer
    return ("star", pos_of(node), value) if starred else value


# The grammar reads `[*a.b(), ]` as it should, and the star of `[*a.b()]` as one of the name `a` alone.
_WHOLE = frozenset(
    "call attribute subscript binary_operator boolean_operator comparison_operator conditional_expression".split()
)


def star(low: Lowering, node: Any) -> Node:
    """`*items` within a display."""
    inner = low.expression(node.named_children[0])
    if node.parent is not None and node.parent.type in _WHOLE:
        low.starred = True
        return inner
    return ("star", pos_of(node), inner)


def comprehension(kind: str) -> Lower:
    """A comprehension that makes a list, set or mapping, or a generator (`kind`)."""

    def lower(low: Lowering, node: Any) -> Node:
        body = node.child_by_field_name("body")
        clauses: list[Node] = []
        for child in node.named_children:
            if child.type == "for_in_clause":
                left, right = child.child_by_field_name("left"), child.child_by_field_name("right")
                if left is not None and right is not None:
                    clauses.append(("for", low.target(left), low.expression(right)))
            elif child.type == "if_clause" and child.named_child_count:
                clauses.append(("if", low.expression(child.named_children[0])))
        if body is None:
            return ("unknown", pos_of(node))
        element: Node
        if body.type == "pair":
            element = (
                low.expression(body.child_by_field_name("key")),
                low.expression(body.child_by_field_name("value")),
            )
        else:
            element = low.expression(body)
        return ("comp", pos_of(node), kind, element, tuple(clauses))

    return lower
