"""Bytes of a configuration file to its documents, with what is wrong in them: one reader per format."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct, field

from checker.documents.dialect import YAML_1_2, Dialect
from checker.documents.errors import DocumentError
from checker.documents.location import Location
from checker.documents.text import Lines, decode
from checker.documents.tree import Node, Scalar

FORMATS: Final = ("yaml", "json", "toml", "dotenv", "fluentbit", "properties")
DIALECTS: Final = ("yaml-1.1", "yaml-1.2", "go-yaml-2", "go-yaml-3", "serde-yaml")
MAX_REPEATED: Final = 100  # repeated keys that are listed per file
MAX_BYTES: Final = 20_000_000
_CONFLICT = re.compile(r"^<{7} ", re.MULTILINE)
# What is not closed goes to the end of the text: it is looked at once, not again from each mark within it.
_JSON_STRING: Final = r'"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?\Z)'
_JSON_COMMENT = re.compile(rf"{_JSON_STRING}|//[^\r\n]*|/\*(?:[\s\S]*?\*/|(?P<open>[\s\S]*))")
_JSON_COMMA = re.compile(rf"{_JSON_STRING}|,(?=\s*[}}\]])")
_TEMPLATE = re.compile(r"^[ \t]*(?:-[ \t]+)?\{\{-?|\{%-?[ \t]|^[^#\n]*:[ \t]+\{\{|^[ \t]*<%", re.MULTILINE)


class Repeated(Struct, frozen=True):
    """A key that is there twice in one mapping; the reader goes on with the later one."""

    key: str
    first: Location
    again: Location


class Reading(Struct, frozen=True):
    """`unread`: what the file says of further files, which are not followed."""

    documents: tuple[Node, ...]
    repeated: tuple[Repeated, ...] = ()
    tags: Mapping[tuple[str, int, int], str] = field(default_factory=dict)  # by path, line and column
    unread: tuple[tuple[Location, str], ...] = ()


Take = Callable[[str, Location], "list[Reading]"]


def read_documents(
    data: bytes,
    path: str,
    form: str,
    dialect: str = "yaml-1.2",
    tags: frozenset[str] = frozenset(),
    take: Take | None = None,
) -> Reading:
    """All documents of a file. `tags`: those that its consumer knows beside YAML's own; `take` reads what an @INCLUDE
    names. Raises DocumentError, and nothing else, whatever the bytes."""
    if len(data) > MAX_BYTES:
        raise DocumentError(f"larger than {MAX_BYTES // 1_000_000} MB: not read", Location(path, 1))
    text = decode(data, path)
    try:
        return read_text(text, path, form, dialect, tags, take)
    except DocumentError as error:
        raise _unless_conflict(text, error) from None


def read_text(
    text: str,
    path: str,
    form: str,
    dialect: str = "yaml-1.2",
    tags: frozenset[str] = frozenset(),
    take: Take | None = None,
) -> Reading:
    repeated: list[Repeated] = []

    def note(first: Scalar, again: Scalar) -> None:
        if len(repeated) < MAX_REPEATED:
            repeated.append(Repeated(again.text, first.at, again.at))

    found: dict[tuple[str, int, int], str] = {}

    def known(tag: str, at: Location) -> bool:
        if tag in tags:
            found[path, at.line, at.column] = tag
        return tag in tags

    documents: tuple[Node, ...]
    unread: list[tuple[Location, str]] = []
    match form:
        case "json":
            from checker.documents.json import read_json

            documents = (
                read_json(_without_comments(text, path) if path.endswith(".jsonc") else text, path, repeated=note),
            )
        case "toml":
            from checker.documents.toml import read_toml_tree

            documents = (read_toml_tree(text, path),)
        case "dotenv":
            from checker.configs.readers.dotenv import read_dotenv

            documents = (read_dotenv(text, path, repeated=note),)
        case "properties":
            from checker.configs.readers.properties import read_properties

            documents = read_properties(text, path, repeated=note)
        case "fluentbit":
            from checker.configs.readers.fluentbit import read_fluentbit

            documents = (read_fluentbit(text, path, unread, take),)
        case _:
            from checker.documents.yaml import read_yaml_documents

            try:
                documents = read_yaml_documents(text, path, dialect_of(dialect), repeated=note, tagged=known)
            except DocumentError as error:
                raise _unless_template(text, error) from None
    return Reading(documents, tuple(repeated), found, tuple(unread))


def dialect_of(name: str) -> Dialect:
    from checker.documents.yaml_1_1 import YAML_1_1
    from checker.documents.yaml_go import GO_YAML_2, GO_YAML_3, SERDE_YAML

    return {
        "yaml-1.1": YAML_1_1,
        "yaml-1.2": YAML_1_2,
        "go-yaml-2": GO_YAML_2,
        "go-yaml-3": GO_YAML_3,
        "serde-yaml": SERDE_YAML,
    }[name]


def _without_comments(text: str, path: str) -> str:
    """JSON with comments and commas at ends, each character of which stays in its place."""

    def blank(found: re.Match[str]) -> str:
        if found.lastgroup == "open":
            at = Location(path, *Lines(text).at(found.start()))
            raise DocumentError("a comment is not closed (/* without */)", at)
        return found[0] if found[0][0] == '"' else re.sub(r"[^\r\n]", " ", found[0])

    return _JSON_COMMA.sub(blank, _JSON_COMMENT.sub(blank, text))


def _unless_conflict(text: str, error: DocumentError) -> DocumentError:
    """What a merge has left stops every reader, each with words of its own."""
    found = _CONFLICT.search(text)
    if found is None or "template" in error.message:
        return error
    at = Location(error.at.path, text.count("\n", 0, found.start()) + 1)
    return DocumentError("a conflict of a merge is not resolved (<<<<<<<)", at)


def _unless_template(text: str, error: DocumentError) -> DocumentError:
    """A template is not YAML before it is rendered; its syntax error would mislead."""
    found = _TEMPLATE.search(text)
    if found is None:
        return error
    at = Location(error.at.path, text.count("\n", 0, found.end()) + 1)
    return DocumentError(
        "a template, which is no YAML before it is rendered: check its rendered output, or give a `render:` command", at
    )
