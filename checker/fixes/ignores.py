"""A suppression comment put on a line of Python source, where that changes nothing but comments."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from checker.code.source.comments import read_comments, syntax_tree

_IGNORE = re.compile(rb"#+\s*checkpolicy:\s*ignore\s*\[(?P<rules>[^\]]*)\]")


def with_ignore(source: bytes, line: int, end_line: int, rules: Sequence[str], reason: str) -> bytes | None:
    """`source` with a comment that ignores `rules` for what stands on lines `line` to `end_line` (1-based); None where
    no place for one is found: inside a string that goes on, behind a backslash, in source that does not parse.

    A comment that ignores other rules there takes the new ones in and keeps its reason.
    """
    before = _shape(source)
    if before is None or not reason.isascii():
        return None
    for candidate in _candidates(source, line, end_line, rules, reason):
        if _shape(candidate) == before and _counts(
            candidate, rules, {line, end_line} | _moved(source, candidate, line)
        ):
            return candidate
    return None


def _candidates(source: bytes, line: int, end_line: int, rules: Sequence[str], reason: str) -> Iterator[bytes]:
    lines = source.splitlines(keepends=True)
    for number in dict.fromkeys((line, end_line)):
        if not 0 < number <= len(lines):
            continue
        text = lines[number - 1]
        body = text.rstrip(b"\r\n")
        end = text[len(body) :]
        if match := _IGNORE.search(body):
            known = [word.strip() for word in match["rules"].split(b",") if word.strip()]
            words = [*known, *(rule.encode() for rule in rules if rule.encode() not in known)]
            at = match.span("rules")
            yield _with(lines, number, body[: at[0]] + b", ".join(words) + body[at[1] :] + end)
        elif b"#" not in body:
            yield _with(lines, number, body.rstrip() + b"  " + _comment(rules, reason) + end)
    if 0 < line <= len(lines):  # alone on the line above
        text = lines[line - 1]
        indent = text[: len(text) - len(text.lstrip(b" \t"))]
        end = b"\r\n" if text.endswith(b"\r\n") else b"\n"
        yield _with(lines, line, indent + _comment(rules, reason) + end + text)


def _comment(rules: Sequence[str], reason: str) -> bytes:
    return f"# checkpolicy: ignore[{', '.join(rules)}] {' '.join(reason.split())}".encode()


def _with(lines: Sequence[bytes], number: int, text: bytes) -> bytes:
    return b"".join((*lines[: number - 1], text, *lines[number:]))


def _moved(source: bytes, candidate: bytes, line: int) -> set[int]:
    """Where `line` is once a line was put above it."""
    return {line + 1} if candidate.count(b"\n") > source.count(b"\n") else set()


def _counts(source: bytes, rules: Sequence[str], lines: set[int]) -> bool:
    """Whether comments of the source ignore all rules for one of the lines."""
    found = {word for c in read_comments("source.py", source) if c.target in lines for word in c.rules}
    return set(rules) <= found


def _shape(source: bytes) -> tuple[list[tuple[str, bytes]], str] | None:
    """The syntax without comments, whatever version it is of, and as the running interpreter reads it if it can; None
    where there is an error in it."""
    root = syntax_tree(source).root_node
    if root.has_error:
        return None
    nodes: list[tuple[str, bytes]] = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.type == "comment":
            continue
        nodes.append((node.type, b"" if node.child_count else source[node.start_byte : node.end_byte]))
        waiting.extend(reversed(node.children))
    try:
        return nodes, ast.dump(ast.parse(source))
    except (SyntaxError, ValueError, RecursionError):
        return nodes, ""
