"""What lowering asks of a tree-sitter node: where it stands, and its text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from checker.code.source.summary import Node

if TYPE_CHECKING:
    from checker.code.frontends.python_expressions import Lowering

Lower = Callable[["Lowering", Any], Node]  # how an expression of one kind is lowered


def pos_of(node: Any) -> int:
    """Packed: line << 16 | byte column."""
    row, column = node.start_point
    return int((row + 1) << 16 | min(column, 0xFFFF))


def end_of(node: Any) -> int:
    """As `pos_of`, of the end."""
    row, column = node.end_point
    return int((row + 1) << 16 | min(column, 0xFFFF))


def text_of(node: Any) -> str:
    """The source text of a node."""
    return str(node.text.decode("utf-8", "replace"))


def name_of(node: Any) -> str:
    """The text of an identifier: one object for all places where it stands, of which a large project has millions."""
    return sys.intern(node.text.decode("utf-8", "replace"))
