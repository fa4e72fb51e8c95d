"""Which format a log is in, told by its content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from checker.logs.log_format import LogFormat, Path, Recognise

SAMPLE: Final = 200  # records that are looked at


def recognise(documents: Iterable[Mapping[str, Any]], formats: Mapping[str, LogFormat]) -> LogFormat | None:
    """The format that most of the documents fit; of several, the one that says most about itself in them. None if no
    format fits any."""
    scores: dict[str, tuple[int, int]] = {}
    sample = list(documents)[:SAMPLE]
    for name, one in formats.items():
        fits, evidence = 0, 0
        for document in sample:
            if _fits(document, one.recognise):
                fits += 1
                said = (*one.recognise.all, *one.recognise.any, *one.recognise.evidence)
                evidence += sum(has(document, path) for path in said)
        if fits:
            scores[name] = (fits, evidence)
    if not scores:
        return None
    return formats[max(scores, key=lambda name: scores[name])]


def _fits(document: Mapping[str, Any], said: Recognise) -> bool:
    if not (said.all or said.any):
        return False
    for path in said.all:  # in loops: this is asked of every sample for every format
        if not has(document, path):
            return False
    for path in said.none:
        if has(document, path):
            return False
    return not said.any or any(has(document, path) for path in said.any)


def has(document: Any, path: Path) -> bool:
    """Whether there is a value other than null at `path`."""
    for key in path:
        if not isinstance(document, dict) or key not in document:
            return False
        document = document[key]
    return document is not None
