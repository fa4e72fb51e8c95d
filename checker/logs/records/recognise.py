"""Which format a log is in, told by its content, and which of its lines are none of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from checker.logs.formats.log_format import LogFormat, Path, Recognise, Values
from checker.logs.records.record import ABSENT, NumberText, value_at

SAMPLE: Final = 200  # records that are looked at


def recognise(documents: Iterable[Mapping[str, Any]], formats: Mapping[str, LogFormat]) -> LogFormat | None:
    """The format that most of the documents fit; of several, the one that says most about itself in them. None if no
    format fits any."""
    scores: dict[str, tuple[int, int]] = {}
    sample = list(documents)[:SAMPLE]
    for name, one in formats.items():
        number, evidence = 0, 0
        for document in sample:
            if fits(document, one.recognise):
                number += 1
                evidence += said_of(document, one)
        if number:
            scores[name] = (number, evidence)
    if not scores:
        return None
    return formats[max(scores, key=lambda name: scores[name])]


def fits(document: Mapping[str, Any], said: Recognise) -> bool:
    """Whether all is there that a format is recognised by."""
    if not (said.all or said.any):
        return False
    for path in said.all:  # in loops: this is asked of every sample for every format
        if not has(document, path):
            return False
    for path in said.none:
        if has(document, path):
            return False
    return not said.any or any(has(document, path) for path in said.any)


def said_of(document: Mapping[str, Any], log_format: LogFormat) -> int:
    """How much of what the format is known by is there."""
    said = log_format.recognise
    return sum(has(document, path) for path in (*said.all, *said.any, *said.evidence))


def has(document: Any, path: Path) -> bool:
    """Whether there is a value other than null at `path`."""
    for key in path:
        if not isinstance(document, dict) or key not in document:
            return False
        document = document[key]
    return document is not None


def is_foreign(document: Mapping[str, Any], log_format: LogFormat) -> bool:
    """Nothing that the format is recognised by is there: another program's line."""
    said = log_format.recognise
    paths = dict.fromkeys((*said.all, *said.any, *said.evidence))
    return bool(paths) and all(value_at(document, path) is ABSENT for path in paths)


def is_excluded(document: Mapping[str, Any], log_format: LogFormat) -> bool:
    """A line of the format that is no request to a model."""
    select, aggregates = log_format.select, log_format.aggregates
    if select is not None and _among(document, select) is False:
        return True
    if aggregates is not None and _among(document, aggregates) is True:
        return True
    nothing = (ABSENT, None, *log_format.absent)
    return bool(log_format.asks) and all(value_at(document, path) in nothing for path in log_format.asks)


def _among(document: Mapping[str, Any], values: Values) -> bool | None:
    """None where there is nothing."""
    found = value_at(document, values.path)
    if found is ABSENT:
        return None
    return type(found) is str and not isinstance(found, NumberText) and found in values.values
