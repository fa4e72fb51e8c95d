"""What a set's shape of a vendor's log is, and changes of its records by place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from blind.gateway_shapes import Call
from blind.setting import Record

Spoil = Callable[[Record], object]
Listed = tuple[tuple[str, str, Spoil], ...]
Odd = tuple[tuple[str, Spoil], ...]


@dataclass(frozen=True)
class Shape:
    """`page`: the records' member of one document, or none: a record a line. `write` gives the record of a call."""

    write: Callable[[Call], Record]
    defects: Listed
    clean: Odd = ()
    page: str | None = None


def put(path: str, value: object) -> Spoil:
    """`value` at a place `a/b`."""

    def change(record: Record) -> None:
        inner, name = at(record, path)
        inner[name] = value

    return change


def add(path: str, count: float) -> Spoil:
    def change(record: Record) -> None:
        inner, name = at(record, path)
        inner[name] += count

    return change


def times(path: str, factor: float) -> Spoil:
    def change(record: Record) -> None:
        inner, name = at(record, path)
        inner[name] *= factor

    return change


def text(path: str) -> Spoil:
    def change(record: Record) -> None:
        inner, name = at(record, path)
        inner[name] = str(inner[name])

    return change


def drop(*paths: str) -> Spoil:
    def change(record: Record) -> None:
        for path in paths:
            inner, name = at(record, path)
            del inner[name]

    return change


def all_of(*spoils: Spoil) -> Spoil:
    def change(record: Record) -> None:
        for spoil in spoils:
            spoil(record)

    return change


def at(record: Any, path: str) -> tuple[Any, Any]:
    *way, name = path.split("/")
    for step in way:
        record = record[int(step) if isinstance(record, list) else step]
    return record, int(name) if isinstance(record, list) else name
