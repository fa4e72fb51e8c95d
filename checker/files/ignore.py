"""Lines of a .gitignore in, whether a name below its folder is ignored out.

Every pattern is asked of every file of a tree, so patterns are sorted at the start: most are a plain name, a plain path
or `*` with an ending and cost one look-up for all of them together; only the rest is matched as regular expressions.
Where patterns disagree the last one decides, as git has it. Tests hold this equal to git itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WILD = re.compile(r"[*?\[\\]")


class IgnoreRules:
    """The patterns of one file. Paths are relative to its folder, `/`-separated, without a leading or trailing `/`."""

    __slots__ = ("_endings", "_keep", "_names", "_paths", "_wild_names", "_wild_paths", "_with_folders")

    def __init__(self, lines: Iterable[str]) -> None:
        # Tables of (position, only folders); later positions win. `_keep[position]`: the pattern is a negation.
        self._keep: list[bool] = []
        self._names: dict[str, list[tuple[int, bool]]] = {}
        self._paths: dict[str, list[tuple[int, bool]]] = {}
        self._endings: list[tuple[str, int, bool]] = []
        self._wild_names: list[tuple[re.Pattern[str], int, bool]] = []
        self._wild_paths: list[tuple[re.Pattern[str], int, bool]] = []
        for line in lines:
            self._add(line)
        self._endings.reverse()  # the latest first: the first hit decides
        self._wild_names.reverse()
        self._wild_paths.reverse()
        self._with_folders = bool(self._paths or self._wild_paths)

    def __bool__(self) -> bool:
        return bool(self._keep)

    def verdict(self, path: str, name: str, is_folder: bool) -> bool | None:
        """True: ignored; False: kept by a negation; None: no pattern speaks of it. `name` is the path's last part."""
        best = -1
        for position, folders in self._names.get(name, ()):
            if position > best and (is_folder or not folders):
                best = position
        for ending, position, folders in self._endings:
            if position <= best:
                break
            if name.endswith(ending) and (is_folder or not folders):
                best = position
        for pattern, position, folders in self._wild_names:
            if position <= best:
                break
            if (is_folder or not folders) and pattern.fullmatch(name):
                best = position
        if self._with_folders:
            for position, folders in self._paths.get(path, ()):
                if position > best and (is_folder or not folders):
                    best = position
            for pattern, position, folders in self._wild_paths:
                if position <= best:
                    break
                if (is_folder or not folders) and pattern.fullmatch(path):
                    best = position
        return None if best < 0 else not self._keep[best]

    def _add(self, line: str) -> None:
        line = _without_trailing_spaces(line.rstrip("\r\n"))
        if not line or line.startswith("#"):
            return
        keep = line.startswith("!")
        if keep:
            line = line[1:]
        folders = line.endswith("/")
        body = line[:-1] if folders else line
        anchored = "/" in body
        body = body.removeprefix("/")
        if not body:
            return
        position = len(self._keep)
        wild = _WILD.search(body) is not None
        if not anchored and not wild:
            self._names.setdefault(body, []).append((position, folders))
        elif not anchored and body[0] == "*" and len(body) > 1 and not _WILD.search(body, 1):
            self._endings.append((body[1:], position, folders))
        elif not wild:
            self._paths.setdefault(body, []).append((position, folders))
        else:
            pattern = _compile(body)
            if pattern is None:
                return
            (self._wild_paths if anchored else self._wild_names).append((pattern, position, folders))
        self._keep.append(keep)


def _without_trailing_spaces(line: str) -> str:
    """Trailing spaces do not count unless the last one is quoted with a backslash."""
    stripped = line.rstrip(" ")
    quotes = len(stripped) - len(stripped.rstrip("\\"))
    return stripped + " " if quotes % 2 and len(stripped) < len(line) else stripped


def _compile(body: str) -> re.Pattern[str] | None:
    """The regular expression of a pattern with wildcards; None for one that git never matches."""
    out: list[str] = []
    index, end = 0, len(body)
    while index < end:
        char = body[index]
        if char == "*":
            stars = index
            while index < end and body[index] == "*":
                index += 1
            if index - stars >= 2 and (stars == 0 or body[stars - 1] == "/"):
                if index == end:
                    out.append(".+" if stars else ".*")  # `a/**`: everything inside, not `a` itself
                    continue
                if body[index] == "/":  # `**/a`, `a/**/b`: any number of folders, none as well
                    out.append("(?:.+/)?")
                    index += 1
                    continue
            out.append("[^/]*")
        elif char == "?":
            out.append("[^/]")
            index += 1
        elif char == "[":
            close = _bracket_end(body, index)
            if close < 0:
                return None
            out.append(_bracket(body[index + 1 : close]))
            index = close + 1
        elif char == "\\":
            if index + 1 == end:
                return None
            out.append(re.escape(body[index + 1]))
            index += 2
        else:
            out.append(re.escape(char))
            index += 1
    try:
        return re.compile("".join(out), re.DOTALL)
    except re.error:  # a range that runs backwards matches nothing
        return None


def _bracket_end(body: str, start: int) -> int:
    """Index of the `]` that closes the bracket at `start`; -1 if none does."""
    index = start + 1
    if index < len(body) and body[index] in "!^":
        index += 1
    first = index
    while index < len(body):
        if body[index] == "]" and index > first:
            return index
        if body[index] == "\\":
            index += 1
        elif body.startswith("[:", index):
            close = body.find(":]", index + 2)
            if close >= 0:
                index = close + 1
        index += 1
    return -1


_CLASSES = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "digit": "0-9",
    "lower": "a-z",
    "upper": "A-Z",
    "space": r"\s",
    "xdigit": "0-9a-fA-F",
}


def _bracket(inner: str) -> str:
    negated = inner[:1] in ("!", "^")
    out: list[str] = []
    index = first = 1 if negated else 0
    while index < len(inner):
        char = inner[index]
        if inner.startswith("[:", index) and (close := inner.find(":]", index + 2)) >= 0:
            out.append(_CLASSES.get(inner[index + 2 : close], ""))
            index = close + 2
            continue
        if char == "\\" and index + 1 < len(inner):
            index += 1
            out.append(re.escape(inner[index]))
        elif char == "-":
            out.append("-" if first < index < len(inner) - 1 else r"\-")
        else:
            out.append(re.escape(char))
        index += 1
    members = "".join(out)
    # A slash is never matched by a bracket, nor by the complement of one.
    return f"(?!/)[^{members}]" if negated else f"(?!/)[{members}]"
