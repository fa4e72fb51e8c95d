"""Values as flags and files give them -> values as `Settings` holds them. Relative paths count from a base folder."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from checker.settings.model import FORMATS, FailOn, Loosening


class UnfitError(Exception):
    """A value that a setting cannot have; the text says what was expected."""


_KINDS = {
    bool: "a boolean",
    int: "an integer",
    float: "a number",
    str: "a string",
    list: "a list",
    dict: "a table",
}


def kind(value: object) -> str:
    """What a value is, for messages: `a number`, `a list`."""
    return _KINDS.get(type(value), f"a {type(value).__name__}")


def _string(value: object, _base: Path) -> str:
    if not isinstance(value, str):
        raise UnfitError(f"must be a string, not {kind(value)}")
    if not value.strip():
        raise UnfitError("must not be empty")
    return value


def _boolean(value: object, _base: Path) -> bool:
    if not isinstance(value, bool):
        raise UnfitError(f"must be true or false, not {kind(value)}")
    return value


def _strings(value: object, _base: Path) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        raise UnfitError(f"must be a list of strings, not {kind(value)}")
    for number, item in enumerate(value, 1):
        if not isinstance(item, str) or not item.strip():
            what = "an empty string" if isinstance(item, str) else kind(item)
            raise UnfitError(f"must be a list of strings; entry {number} is {what}")
    return tuple(value)


def _path(value: object, base: Path) -> Path:
    if isinstance(value, Path):
        return base / value
    return base / os.path.expanduser(_string(value, base))  # noqa: PTH111 - an unknown user stays as written here


def _name_or_path(value: object, base: Path) -> str | Path:
    """A name (`chargeback`) or, if it has a separator or a YAML or JSON ending, a path."""
    if isinstance(value, Path):
        return base / value
    text = _string(value, base)
    if re.match(r"(?:git\+)?[a-z]+://", text):  # a policy of another repository
        return text
    looks_like_path = "/" in text or os.sep in text or text.lower().endswith((".yaml", ".yml", ".json"))
    return _path(text, base) if looks_like_path else text


def _jobs(value: object, _base: Path) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int):
        raise UnfitError(f"must be a number of processes, not {kind(value)}")
    if value < 0:
        raise UnfitError("must be at least 1, or 0 to let checkpolicy choose")
    return value or None


def _choice(allowed: Sequence[str]) -> Callable[[object, Path], str]:
    def read(value: object, base: Path) -> str:
        text = _string(value, base)
        if text in allowed:
            return text
        nearest = nearest_word(text, allowed)
        raise UnfitError(
            f"must be one of {', '.join(allowed)}, not '{text}'" + (f"; did you mean '{nearest}'?" if nearest else "")
        )

    return read


def _requirement(value: object, base: Path) -> str:
    """Release numbers with comparisons, as PEP 440 has them; a bare number is that release."""
    text = _string(value, base)
    try:
        version_fits(text, "0")
    except ValueError:
        raise UnfitError(f"must be version numbers with comparisons such as '>=0.2, <1', not '{text}'") from None
    return text


def _fail_on(value: object, base: Path) -> FailOn:
    if isinstance(value, FailOn):
        return value
    return FailOn(_choice([level.value for level in FailOn])(value, base))


def _loosening(value: object, base: Path) -> Loosening:
    if isinstance(value, Loosening):
        return value
    return Loosening(_choice([mode.value for mode in Loosening])(value, base))


def _date(value: object, base: Path) -> date:
    if isinstance(value, date):
        return value
    text = _string(value, base)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UnfitError(f"must be a date such as 2026-01-31, not '{text}'") from None


FILE_READERS: dict[str, Callable[[Any, Path], Any]] = {
    "policy": _name_or_path,
    "required_version": _requirement,
    "owners": _path,
    "baseline": _path,
    "select": _strings,
    "ignore": _strings,
    "exclude": _strings,
    "fail_on": _fail_on,
    "loosening": _loosening,
    "format": _choice(FORMATS),
    "output": _path,
    "cache": _boolean,
    "cache_dir": _path,
    "jobs": _jobs,
    "strict": _boolean,
    "per_site": _boolean,
    "statistics": _boolean,
    "quiet": _boolean,
}
FLAG_READERS: dict[str, Callable[[Any, Path], Any]] = {
    **FILE_READERS,
    "as_of": _date,
    "prefilter": _boolean,
    "use_baseline": _boolean,
    "changed_since": _string,
}


def nearest_word(word: str, known: Sequence[str]) -> str | None:
    """The known word that a misspelt one is closest to; None where none is close."""
    import difflib

    return next(iter(difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.6)), None)


def version_fits(requirement: str, version: str) -> bool:
    """Whether a release meets a requirement. Raises ValueError where that is none."""
    from packaging.specifiers import SpecifierSet

    bare = requirement.strip()[:1].isdigit()
    return SpecifierSet(f"=={requirement}" if bare else requirement).contains(version, prereleases=True)
