"""Documents and programs inside of text values: YAML or JSON in a block, lists with commas, lines of VRL or Lua."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final
from urllib.parse import unquote

from msgspec.structs import replace

from checker.configs.forms.shapes import scalar_like
from checker.configs.readers import read_text
from checker.configs.values.secrets import looks_secret
from checker.documents.errors import DocumentError
from checker.documents.tree import Entry, Mapping, Node, Scalar, Sequence, walk

# How a comment begins, by language.
_COMMENTS: Final = {"vrl": "#", "lua": "--", "shell": "#", "lines": "#", "toml": "#", "sql": "--", "ottl": "\0"}
LINES: Final = frozenset(_COMMENTS)
_ENCODED: Final = frozenset({"attributes", "header-pairs"})
_HEADER_OPERATOR = re.compile(r"%(?:REQ|RESP|REQ_WITHOUT_QUERY|TRAILER)\([^()%]*\)")
_FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_SHORT_TIME = re.compile(r"%[%FTDR]")
_TIMES: Final = {"%F": "%Y-%m-%d", "%T": "%H:%M:%S", "%D": "%m/%d/%y", "%R": "%H:%M"}
_ORIGIN = re.compile(r"(?P<scheme>https?)://(?P<host>[^\s/:?#@]+)(?::(?P<port>\d+))?(?P<rest>[/?#].*)?", re.IGNORECASE)
_MAX_TEXT: Final = 1_000_000
_MAX_LINES: Final = 500
# A condition of OTTL on a pattern; of a replacement the order of groups may count.
_MATCHES = re.compile(r"\bIsMatch\((?:[^()\"]|\"(?:[^\"\\]|\\.)*\"|\([^()]*\))*\)|\bmatches\s+\"(?:[^\"\\]|\\.)*\"")
_QUOTED = re.compile(r"(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')")
_LITERAL = re.compile(r"\"((?:[^\"\\]|\\.)*)\"")
_ASSIGNMENTS = re.compile(
    r"(?:(?:export )?[A-Z][A-Z0-9_]+=[^\n]*|#[^\n]*|[ \t]*)(?:\n(?:(?:export )?[A-Z][A-Z0-9_]+=[^\n]*|#[^\n]*|[ \t]*))*"
)
_SECTION = re.compile(r"(?:#[^\n]*\n\s*)*\[(?:SERVICE|INPUT|FILTER|OUTPUT|PARSER|MULTILINE_PARSER)\]", re.IGNORECASE)
_KEY_LINE = re.compile(r"[ \t]*(?:- +)?[\"']?[A-Za-z_][^\s:]*[\"']?:(?:[ \t]|$)")


def looks_structured(text: str) -> str | None:
    """The language of a text that holds a document although nobody said so: json, yaml, dotenv, fluentbit or None."""
    stripped = text.strip()
    if stripped[:1] in ("{", "[") and stripped[-1:] in ("}", "]"):
        return "json"
    if "\n" in stripped:
        if _ASSIGNMENTS.fullmatch(stripped):
            return "dotenv"
        if _SECTION.match(stripped):
            return "fluentbit"
        first = next((line for line in stripped.split("\n") if line.strip() and not line.lstrip().startswith("#")), "")
        return "yaml" if _KEY_LINE.match(first) or first.startswith("---") else None
    return None


def parse_embedded(node: Scalar, language: str, dialect: str) -> Node | None:
    """The document in the text, its places in the file that holds it; None if it is none (a template, a plain text)."""
    text = node.value
    if not isinstance(text, str) or len(text) > _MAX_TEXT:
        return None
    try:
        reading = read_text(text, node.path, language, dialect)
    except DocumentError:
        return None
    if len(reading.documents) != 1 or isinstance(reading.documents[0], Scalar) or reading.repeated:
        return None
    return _placed(reading.documents[0], node, text)


def split_commas(node: Scalar) -> Sequence:
    """`a, b` as a list; empty members are left out."""
    parts = [part.strip() for part in node.text.split(",")]
    items = tuple(scalar_like(part, node) for part in parts if part)
    return Sequence(items, node.path, node.line, node.column, node.end_line, node.end_column)


def same_url(text: str) -> str:
    """A URL without what means nothing: the scheme's own port, a slash with nothing behind it, the case of the host."""
    found = _ORIGIN.fullmatch(text)
    if found is None:
        return text
    scheme, host, port, rest = found["scheme"].lower(), found["host"].lower(), found["port"], found["rest"]
    shown = "" if port is None or (scheme, port) in (("http", "80"), ("https", "443")) else f":{port}"
    return f"{scheme}://{host}{shown}{'' if rest in (None, '/') else rest}"


_HUB: Final = re.compile(r"^(?:(?:index\.)?docker\.io/)?(?:library/(?=[^/]+$))?")


def same_image(text: str) -> str:
    """An image's reference without what holds anyway: Docker's own registry and the tag `latest`."""
    name = text if "{" in text or "$" in text else _HUB.sub("", text)
    last = name.rsplit("/", 1)[-1]
    return name if ":" in last or "@" in last or not name else f"{name}:latest"


def without_header_case(text: str) -> str:
    """A format of Envoy's access log: names of headers in `%REQ(X-Team-Id)%` have no case."""
    return _HEADER_OPERATOR.sub(lambda found: found[0].lower(), text)


def same_template(text: str) -> str:
    """A template of Vector, in which blanks around the name of a field say nothing: `{{ team_id }}`."""
    return _FIELD.sub(r"{{\1}}", text)


def spelled_out(text: str) -> str:
    """A format of a time (strftime) with its short forms written out: `%F` is `%Y-%m-%d`."""
    return _SHORT_TIME.sub(lambda found: _TIMES.get(found[0], found[0]), text)


def split_pairs(node: Scalar, language: str) -> Mapping:
    """`a=1,b=2` as a mapping (see `pairs_in`)."""
    entries = [Entry(scalar_like(k, node), scalar_like(v, node)) for k, v in pairs_in(node.text, language).items()]
    return Mapping(tuple(entries), node.path, node.line, node.column, node.end_line, node.end_column)


def pairs_in(text: str, language: str) -> dict[str, str]:
    """Names and values of a list; of a name that comes twice the last one counts. Blanks around both are cut.

    pairs=        team=a,env=b      labels
    attributes    team=a%20b        OpenTelemetry's resource attributes, whose values are percent-encoded
    header-pairs  X-Team=a,y=b      the same for headers, whose names are compared without case
    pairs:        team:a env:b      Datadog's tags, which blanks may separate as well
    """
    parts = re.split(r"[,\s]+", text) if language == "pairs:" and "," not in text else text.split(",")
    separator = ":" if language == "pairs:" else "="
    found = {}
    for part in parts:
        if part.strip():
            name, _, value = part.partition(separator)
            found[name.strip()] = unquote(value.strip()) if language in _ENCODED else value.strip()
    return found


def is_program(node: Scalar) -> bool:
    """Whether a text of a language that nobody knows can be compared line by line: not too long, and no secret."""
    text = node.value
    return isinstance(text, str) and text.count("\n") < _MAX_LINES and not looks_secret(text)


def code_lines(node: Scalar, language: str) -> tuple[Scalar, ...]:
    """The lines that mean something, each with its line in the file: no comments, no blank ones, blanks collapsed."""
    found = []
    for number, text in enumerate(_significant(node.text, language)):
        if text:
            line = node.line + 1 + number if node.end_line > node.line else node.line
            found.append(Scalar(text, text, node.path, line, 1, quoted=True))
    return tuple(found)


def meaningful(text: str, language: str) -> tuple[str, ...]:
    """The lines of a program that mean something."""
    return tuple(line for line in _significant(text, language) if line)


def _significant(text: str, language: str) -> list[str]:
    lines = [collapse(uncommented(line, _COMMENTS[language])) for line in text.split("\n")]
    if language == "lua":
        return [_double_quoted(line) for line in lines]
    return [_MATCHES.sub(_sorted_literals, line) for line in lines] if language == "ottl" else lines


def _double_quoted(line: str) -> str:
    """A line of Lua, whose single quotes are as good as double ones."""
    parts = _QUOTED.split(line)
    plain = [part[:1] == "'" and not {'"', "\\"} & set(part) for part in parts]
    return "".join(f'"{part[1:-1]}"' if is_plain else part for part, is_plain in zip(parts, plain, strict=True))


def _sorted_literals(found: re.Match[str]) -> str:
    return _LITERAL.sub(lambda literal: f'"{sorted_alternatives(literal[1])}"', found[0])


def uncommented(line: str, mark: str) -> str:
    """The line up to a comment that does not stand within quotes."""
    quote = ""
    position = 0
    while position < len(line):
        char = line[position]
        if quote:
            if char == "\\":
                position += 1
            elif char == quote:
                quote = ""
        elif char in "\"'":
            quote = char
        elif line.startswith(mark, position):
            return line[:position]
        position += 1
    return line


def collapse(text: str) -> str:
    """Blanks outside of quotes are one blank."""
    parts = _QUOTED.split(text)
    return "".join(part if index % 2 else re.sub(r"\s+", " ", part) for index, part in enumerate(parts)).strip()


@lru_cache(maxsize=4096)
def sorted_alternatives(pattern: str) -> str:
    """A regular expression with the alternatives of each group in one order: `(b|a)` and `(a|b)` match the same text.

    Brackets that do not pair leave it as it is.
    """
    result, end = _alternatives(pattern, 0, 0)
    return result if end == len(pattern) else pattern


def _alternatives(pattern: str, start: int, depth: int) -> tuple[str, int]:
    if depth > 50:
        return pattern[start:], len(pattern) + 1
    branches, current, position = [], "", start
    while position < len(pattern):
        char = pattern[position]
        if char == "\\":
            current += pattern[position : position + 2]
            position += 2
        elif char == "[":
            end = _class_end(pattern, position)
            current += pattern[position:end]
            position = end
        elif char == "(":
            inner, end = _alternatives(pattern, position + 1, depth + 1)
            if end >= len(pattern) or pattern[end] != ")":
                return pattern[start:], len(pattern) + 1
            current += f"({inner})"
            position = end + 1
        elif char == ")" and depth:
            break
        elif char == "|":
            branches.append(current)
            current = ""
            position += 1
        else:
            current += char
            position += 1
    branches.append(current)
    prefix = ""
    if found := re.match(r"\?(?:[:=!]|<[=!]|P?<\w+>)", branches[0]):
        prefix, branches[0] = found[0], branches[0][found.end() :]
    return prefix + "|".join(sorted(branches)), position


def _class_end(pattern: str, start: int) -> int:
    position = start + 1
    if pattern[position : position + 1] == "^":
        position += 1
    if pattern[position : position + 1] == "]":
        position += 1
    while position < len(pattern) and pattern[position] != "]":
        position += 2 if pattern[position] == "\\" else 1
    return min(position + 1, len(pattern))


def _placed(root: Node, outer: Scalar, text: str) -> Node:
    """`root` with lines of the file that `outer` stands in. A block begins on the line after its indicator."""
    block = outer.end_line > outer.line and "\n" in text
    shift = outer.line if block else outer.line - 1

    def move(node: Node) -> Node:
        line = node.line + shift if block else outer.line
        end = 0 if block else outer.end_line
        column = 1 if block else outer.column
        place: dict[str, Any] = {
            "line": line,
            "end_line": end,
            "column": column,
            "end_column": 0 if block else outer.end_column,
        }
        match node:
            case Scalar():
                return replace(node, **place)
            case Sequence():
                return replace(node, items=tuple(move(item) for item in node.items), **place)
            case Mapping():
                entries = tuple(
                    Entry(_moved_key(e.key, place, shift, block), move(e.value), e.merged) for e in node.entries
                )
                return replace(node, entries=entries, **place)

    if sum(1 for _ in walk(root)) > 100_000:  # aliases share nodes, which moving would multiply
        return root
    return move(root)


def _moved_key(key: Scalar, place: dict[str, Any], shift: int, block: bool) -> Scalar:
    if not block:
        return replace(key, **place)
    return replace(key, line=key.line + shift, end_line=0, column=1, end_column=0)
