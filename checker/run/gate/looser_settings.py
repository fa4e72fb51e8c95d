"""Which settings of two states of a project loosen what is looked at, or what fails a run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.rules.registry import select
from checker.settings import FailOn, Loosening, Settings

_FAIL_ON = (FailOn.NONE, FailOn.ERROR, FailOn.WARNING)  # from loose to strict
_NUMBER = re.compile(r"(?:>=|==|~=|>)?\s*(\d+(?:\.\d+)*)")


def looser_settings(old: Settings, new: Settings) -> Iterator[tuple[str, str]]:
    """Keys of settings, and what of each is looser now."""
    same_folder = old.folder == new.folder
    patterns = [pattern for pattern in new.exclude if not same_folder or pattern not in old.exclude]
    wider = [pattern for pattern in patterns if not pattern.startswith("!")]
    if wider:
        yield "exclude", f"also leaves out {', '.join(wider)}"
    kept = [pattern for pattern in old.exclude if pattern.startswith("!") and pattern not in new.exclude]
    if kept:
        yield "exclude", f"no longer keeps {', '.join(kept)}"
    gone = _selected(old) - _selected(new)
    if gone:
        key = "ignore" if select(new.ignore) & gone else "select"
        yield key, f"leaves out {', '.join(sorted(gone))}"
    if _FAIL_ON.index(new.fail_on) < _FAIL_ON.index(old.fail_on):
        yield "fail_on", f"is {new.fail_on.value} instead of {old.fail_on.value}"
    if old.loosening is Loosening.FAIL and new.loosening is Loosening.REPORT:
        yield "loosening", "is report instead of fail"
    if old.strict and not new.strict:
        yield "strict", "is no longer set"
    if old.required_version and not _as_new(new.required_version, old.required_version):
        asked = f"is {new.required_version} instead of" if new.required_version else "no longer asks for"
        yield "required_version", f"{asked} {old.required_version}"


def _selected(settings: Settings) -> frozenset[str]:
    chosen = select(settings.select) if settings.select else select(["ALL"])
    return chosen - select(settings.ignore)


def _as_new(requirement: str, before: str) -> bool:
    """Whether the oldest release that is let in is not older than before."""
    return bool(requirement) and _oldest(requirement) >= _oldest(before)


def _oldest(requirement: str) -> tuple[int, ...]:
    parts = (part.strip() for part in requirement.split(","))
    found = [match[1] for part in parts if (match := _NUMBER.fullmatch(part))]
    return max((tuple(int(number) for number in text.split(".")) for text in found), default=())
