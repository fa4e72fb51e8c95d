"""What decides a run: the frozen `Settings`, and what they may say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum
from pathlib import Path

from msgspec import Struct

from checker.errors import InputError

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit", "markdown")


class FailOn(Enum):
    """The least level of a finding that makes a run fail."""

    NONE = "none"
    WARNING = "warning"
    ERROR = "error"


class Loosening(Enum):
    """What a change that loosens the gate does to a run with `changed_since`: it is shown, or it fails the run."""

    REPORT = "report"
    FAIL = "fail"


class Settings(Struct, frozen=True):
    """Everything that decides what a run does and says. Paths are absolute.

    `policy` is a `Path` where it was given as one, else the name of a built-in policy; None: the default policy.
    `exclude` holds patterns in .gitignore's words, relative to `folder`. `jobs` None: as many as pay off.
    `cache_dir` None: the platform's folder; `cache` False: none at all. `as_of` None: today in UTC.
    """

    policy: str | Path | None = None
    owners: Path | None = None
    baseline: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: FailOn = FailOn.ERROR
    loosening: Loosening = Loosening.REPORT
    required_version: str = ""
    format: str = "text"
    output: Path | None = None
    cache: bool = True
    cache_dir: Path | None = None
    jobs: int | None = None
    strict: bool = False
    per_site: bool = False
    statistics: bool = False
    quiet: bool = False
    # What only flags say:
    as_of: date | None = None
    prefilter: bool = True
    use_baseline: bool = True
    changed_since: str | None = None
    given: frozenset[str] = frozenset()  # names of the settings that flags said
    # Where the settings came from:
    folder: Path = Path()
    file: Path | None = None


class SettingsError(InputError):
    """Settings that cannot be used: `messages` names every fault with file and line. A usage error (exit code 2)."""

    def __init__(self, messages: Sequence[str]) -> None:
        super().__init__("\n".join(messages))
        self.messages = tuple(messages)
