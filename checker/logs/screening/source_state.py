"""What is known of a source while it is read, and what is said as it goes."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from checker.logs.blocks.block_rows import Rows
from checker.logs.screening.verdicts import Candidate, Plan
from checker.logs.sources.sources import Source


class SourceState(Struct):
    index: int
    source: Source
    plan: Plan | None = None
    lines: int = 0
    size: int = 0
    records: int = 0
    bad: int = 0
    blank: int = 0
    foreign: int = 0
    excluded: int = 0
    outside: int = 0
    error: str = ""
    no_log: bool = False  # a JSON document that was found in a folder, such as package.json
    unusual: int = 0  # blocks in a row that could not be read by type


class Window(Struct, frozen=True):
    """Half-open, in microseconds; records whose start cannot be read are in it."""

    start: int | None = None
    end: int | None = None


class Events(Struct):
    """What the engine calls as it goes; `candidate` for each record with violations, in order. Without `every`, for as
    many as examples are wanted: counts are in the tables."""

    candidate: Callable[[SourceState, Candidate], None]
    bad: Callable[[SourceState, int, int, str], None]
    blank: Callable[[SourceState, int, int], None]
    progress: Callable[[int], None] | None = None
    every: bool = True


class Part(Struct, frozen=True):
    """Rows that the query engine was given at once; `base` is the number of the first."""

    state: SourceState
    plan: Plan
    rows: Rows
    base: int
    events: Events
