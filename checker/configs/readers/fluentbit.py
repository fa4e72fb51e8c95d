"""Fluent Bit's classic configuration to the tree that its YAML form has: `pipeline: {inputs: [...], outputs: [...]}`.

    [SERVICE]
        flush 1
    [OUTPUT]
        Name   http
        Match  *

Keys are compared without case by Fluent Bit, so they come out in lower case; a key may stand several times within a
section (`Record`, `Rule`), and then its value is a list.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from checker.documents.errors import DocumentError
from checker.documents.location import Location
from checker.documents.text import refuse_control_characters
from checker.documents.tree import Entry, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from checker.configs.readers import Reading

Unread = list[tuple[Location, str]]
Take = Callable[[str, Location], "list[Reading]"]

_SECTION: Final = re.compile(r"^\s*\[\s*(?P<name>[A-Za-z_ ]+?)\s*\]\s*$")
_ENTRY: Final = re.compile(r"^(?P<indent>\s+)(?P<key>\S+)(?:\s+(?P<value>.*?))?\s*$")
_SET: Final = re.compile(r"^@(?P<word>SET|INCLUDE)\s+(?P<rest>.*?)\s*$", re.IGNORECASE)
# Sections of the classic format and where the YAML format has them.
_LISTS: Final = {"INPUT": "inputs", "FILTER": "filters", "OUTPUT": "outputs"}
_MAPS: Final = {"SERVICE": "service"}
_OTHERS: Final = {
    "PARSER": "parsers",
    "MULTILINE_PARSER": "multiline_parsers",
    "PLUGINS": "plugins",
    "CUSTOM": "customs",
}


class _Section:
    def __init__(self, name: str, line: int, body: Mapping | None = None) -> None:
        self.name, self.line, self.body = name, line, body
        self.values: dict[str, list[tuple[Scalar, Scalar]]] = {}


def read_fluentbit(text: str, path: str, unread: Unread | None = None, take: Take | None = None) -> Mapping:
    """Raises DocumentError for a line that belongs to no section. `take` reads what an @INCLUDE names; without it
    `unread` is told of it."""
    refuse_control_characters(text, path)
    sections: list[_Section] = []
    sets: list[Entry] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if found := _SECTION.match(line):
            sections.append(_Section(found["name"].upper(), number))
        elif found := _SET.match(line):
            if found["word"].upper() == "SET":
                sets.append(_assignment(found["rest"], path, number))
            elif take is not None:
                for reading in take(found["rest"], Location(path, number)):
                    for document in reading.documents:
                        _take_over(document, sections, sets)
            elif unread is not None:
                message = f"@INCLUDE {found['rest']} is not followed: name the included file as a layer"
                unread.append((Location(path, number), message))
        elif sections and (found := _ENTRY.match(line)):
            key = _scalar(found["key"].lower(), path, number, found.start("key") + 1)
            start = found.start("value") + 1 if found["value"] is not None else len(line) + 1
            value = _scalar(found["value"] or "", path, number, start)
            sections[-1].values.setdefault(key.text, []).append((key, value))
        else:
            raise DocumentError("expected [SECTION] or an indented key with its value", Location(path, number))
    return _tree(sections, sets, path)


def _take_over(document: Node, sections: list[_Section], sets: list[Entry]) -> None:
    """The sections of an included file, as if they stood here."""
    lists = {place: name for name, place in {**_LISTS, **_OTHERS}.items()}
    pending = list(document.entries) if isinstance(document, Mapping) else []
    while pending:
        entry = pending.pop(0)
        name, value = entry.key.text, entry.value
        if name == "env" and isinstance(value, Mapping):
            sets.extend(value.entries)
        elif name == "pipeline" and isinstance(value, Mapping):
            pending[:0] = value.entries
        elif isinstance(value, Mapping):
            sections.append(_Section("SERVICE" if name == "service" else name.upper(), entry.key.line, value))
        elif isinstance(value, Sequence):
            bodies = [item for item in value.items if isinstance(item, Mapping)]
            sections.extend(_Section(lists.get(name, name.upper()), body.line, body) for body in bodies)


def _assignment(text: str, path: str, number: int) -> Entry:
    name, _, value = text.partition("=")
    return Entry(_scalar(name.strip(), path, number, 1), _scalar(value.strip(), path, number, 1))


def _scalar(text: str, path: str, line: int, column: int) -> Scalar:
    return Scalar(text, text, path, line, column, line, column + len(text))


def _tree(sections: list[_Section], sets: list[Entry], path: str) -> Mapping:
    top: dict[str, Entry] = {}
    grouped: dict[str, list[_Section]] = {}
    for section in sections:
        grouped.setdefault(section.name, []).append(section)
    pipeline = []
    for name, found in grouped.items():
        key = _scalar(_LISTS.get(name) or _MAPS.get(name) or _OTHERS.get(name) or name.lower(), path, found[0].line, 1)
        if name in _MAPS:
            top[key.text] = Entry(key, _body(found[-1], path))
            continue
        entry = Entry(key, Sequence(tuple(_body(one, path) for one in found), path, found[0].line, 1))
        if name in _LISTS:
            pipeline.append(entry)
        else:
            top[key.text] = entry
    if pipeline:
        first = pipeline[0].key
        top["pipeline"] = Entry(_scalar("pipeline", path, first.line, 1), Mapping(tuple(pipeline), path, first.line, 1))
    if sets:
        first = sets[0].key
        top["env"] = Entry(_scalar("env", path, first.line, 1), Mapping(tuple(sets), path, first.line, 1))
    return Mapping(tuple(top.values()), path, 1, 1)


def _body(section: _Section, path: str) -> Mapping:
    if section.body is not None:
        return section.body
    entries = []
    for values in section.values.values():
        key, value = values[0]
        node: Node = value
        if len(values) > 1:
            node = Sequence(tuple(value for _, value in values), path, value.line, value.column)
        entries.append(Entry(key, node))
    return Mapping(tuple(entries), path, section.line, 1)
