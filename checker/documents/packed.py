"""A tree of nodes as bytes and back, so that what was read once need not be read again.

pack(node)          bytes, or None for a tree that is better read anew
unpack(data, path)  the tree, its places in the file `path`
"""

from __future__ import annotations

from typing import Any, Final

import msgpack

from checker.documents.tree import Entry, Mapping, Node, Scalar, Sequence

# Aliases make a small document a large tree, which reading builds once and bytes would hold many times.
MAX_NODES: Final = 20_000
VERSION: Final = b"1"  # of what the bytes mean
_SCALAR, _SEQUENCE, _MAPPING = 0, 1, 2


def pack(node: Node) -> bytes | None:
    """None: it is too large, its aliases written out, or holds a number of more than 64 bits."""
    rows = _Rows()
    try:
        packed: bytes = msgpack.packb(rows.of(node), unicode_errors="surrogatepass")
    except (_TooLargeError, OverflowError):
        return None
    return packed


def unpack(data: bytes, path: str) -> Node | None:
    """None: the bytes are no packed tree."""
    try:
        row = msgpack.unpackb(data, use_list=False, unicode_errors="surrogatepass", strict_map_key=False)
        return _node(row, path)
    except (ValueError, TypeError, LookupError, msgpack.exceptions.UnpackException):
        return None


class _TooLargeError(Exception):
    pass


class _Rows:
    def __init__(self) -> None:
        self._left = MAX_NODES

    def of(self, node: Node) -> tuple[Any, ...]:
        self._left -= 1
        if self._left < 0:
            raise _TooLargeError
        place = (node.line, node.column, node.end_line, node.end_column)
        if isinstance(node, Scalar):
            text = None if node.text == node.value else node.text
            return (_SCALAR, place, node.value, text, node.quoted)
        if isinstance(node, Sequence):
            return (_SEQUENCE, place, [self.of(item) for item in node.items])
        return (_MAPPING, place, [(self.of(e.key), self.of(e.value), e.merged) for e in node.entries])


def _node(row: Any, path: str) -> Node:
    kind, place, content = row[:3]
    if kind == _SCALAR:
        line, column, end_line, end_column = place
        text = content if row[3] is None else row[3]
        return Scalar(content, text, path, line, column, end_line, end_column, row[4])
    if kind == _SEQUENCE:
        return Sequence(tuple(_node(item, path) for item in content), path, *place)
    return Mapping(tuple(Entry(_scalar(k, path), _node(v, path), merged) for k, v, merged in content), path, *place)


def _scalar(row: Any, path: str) -> Scalar:
    node = _node(row, path)
    if not isinstance(node, Scalar):
        raise TypeError("a key is no single value")
    return node
