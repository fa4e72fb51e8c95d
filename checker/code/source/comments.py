"""From source bytes to suppression comments: `# checkpolicy: ignore[CP101] reason`.

A comment after code counts for its own line; a comment alone on its line counts for the next line that is not a
comment. Comments are found by the grammar (tree-sitter), hence never inside strings, whatever the Python version
that runs or that the file is written for. Only files whose bytes hold the marker are parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from checker.documents.location import Location
from checker.findings.suppression import Comment

if TYPE_CHECKING:
    from tree_sitter import Tree

MARKER = b"checkpolicy:"
_COMMENT = re.compile(r"(?:^|\s)#+\s*checkpolicy:\s*ignore\b\s*(?:\[(?P<rules>[^\]]*)\])?(?P<rest>.*)", re.DOTALL)


def read_comments(path: str, source: bytes) -> tuple[Comment, ...]:
    """All suppression comments of a Python file or a notebook, in the order of places."""
    if MARKER not in source:
        return ()
    if path.endswith(".ipynb"):
        return tuple(c for cell, text in _code_cells(source) for c in _comments(path, text, cell))
    return tuple(_comments(path, _recode(source), -1))


def _comments(path: str, source: bytes, cell: int) -> Iterator[Comment]:
    if MARKER not in source:
        return
    tree = syntax_tree(source)
    lines = source.splitlines()
    seen: set[int] = set()
    offset = source.find(MARKER)
    while offset >= 0:
        node = tree.root_node.descendant_for_byte_range(offset, offset + len(MARKER))
        if node is not None and node.type == "comment" and node.start_byte not in seen:
            seen.add(node.start_byte)
            row, byte_column = node.start_point
            prefix = lines[row][:byte_column]
            text = source[node.start_byte : node.end_byte].decode("utf-8", "replace").rstrip("\r\n")
            column = len(prefix.decode("utf-8", "replace")) + 1
            at = Location(path, row + 1, column, row + 1, column + len(text), cell)
            target = row + 1 if prefix.strip() else _next_code_line(lines, row)
            if (comment := comment_of(text, at, target)) is not None:
                yield comment
        offset = source.find(MARKER, offset + 1)


def comment_of(text: str, at: Location, target: int) -> Comment | None:
    """The suppression that a comment's text holds, if it holds one."""
    match = _COMMENT.search(text)
    if match is None:
        return None
    rules = tuple(word.strip() for word in (match["rules"] or "").split(",") if word.strip())
    reason = match["rest"].split(" # ")[0].strip(" \t-:—")
    return Comment(at, target, rules, reason)


def _next_code_line(lines: Sequence[bytes], row: int) -> int:
    """The 1-based number of the first line below `row` that is not a comment; a blank line ends the search."""
    for number in range(row + 1, len(lines)):
        if not lines[number].lstrip().startswith(b"#"):
            return number + 1
    return row + 2


def syntax_tree(source: bytes) -> Tree:
    import tree_sitter
    import tree_sitter_python

    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_python.language())).parse(source)


def _recode(source: bytes) -> bytes:
    """`source` as UTF-8: other encodings (PEP 263) are decoded, a byte order mark is dropped."""
    if source.startswith(b"\xef\xbb\xbf"):
        return source[3:]
    head = b"\n".join(source.split(b"\n", 2)[:2])
    found = re.search(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", head, re.MULTILINE)
    if found is None:
        return source
    try:
        return source.decode(found[1].decode()).encode()
    except (LookupError, UnicodeError):
        return source


def _code_cells(source: bytes) -> Iterator[tuple[int, bytes]]:
    import json

    try:
        document = json.loads(source)
    except (ValueError, RecursionError):
        return  # an unreadable notebook is a notice of the code plane
    cells = document.get("cells") if isinstance(document, dict) else None
    for index, cell in enumerate(cells if isinstance(cells, list) else ()):
        if isinstance(cell, dict) and cell.get("cell_type") == "code":
            text = cell.get("source", "")
            if isinstance(text, list):
                text = "".join(part for part in text if isinstance(part, str))
            if isinstance(text, str):
                yield index, text.encode("utf-8", "replace")
