"""Flags and settings files in, one frozen `Settings` out.

Settings stand in `checkpolicy.toml` or under `[tool.checkpolicy]` in `pyproject.toml`. The nearest file upward from the
checked path wins as a whole (files are not merged with each other); in one folder `checkpolicy.toml` goes first. Flags
of the command line win over the file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from checker.documents.location import Location
from checker.files.reader import DISK, Reader

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


@dataclass(frozen=True, slots=True)
class Settings:
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


class SettingsError(Exception):
    """Settings that cannot be used: `messages` names every fault with file and line. A usage error (exit code 2)."""

    def __init__(self, messages: Sequence[str]) -> None:
        super().__init__("\n".join(messages))
        self.messages = tuple(messages)


def load_settings(paths: Sequence[Path], *, cwd: Path, file: Path | None = None, reader: Reader = DISK) -> Settings:
    """Settings for a run over `paths` (relative ones against `cwd`): from `file` if given, else from the nearest
    settings file upward from the paths' common folder, else the defaults with `folder` = `cwd`. `reader`: the files
    as they are now, or as a commit has them.

    Raises SettingsError with all faults at once.
    """
    found = _named(cwd / file, cwd, reader) if file is not None else _nearest(_common_folder(paths, cwd), cwd, reader)
    if found is None:
        return Settings(folder=cwd)
    path, text, table, prefix = found
    table_reader = _Reader(path, text, prefix, cwd, this_version=reader is DISK)
    values = table_reader.read(table)
    if table_reader.errors:
        raise SettingsError(table_reader.errors)
    return replace(Settings(), **values, folder=path.parent, file=path)


def merge_flags(settings: Settings, *, cwd: Path, flags: Mapping[str, Any]) -> Settings:
    """`settings` with the flags that were given laid over them. Keys of `flags` are names of `Settings`; None and the
    empty tuple mean that a flag was not given. Strings become paths, enums or dates where the setting is one; relative
    paths count from `cwd`. Raises SettingsError for a value that cannot be used."""
    errors: list[str] = []
    values: dict[str, Any] = {}
    for name, value in flags.items():
        if name not in _FLAG_READERS:
            raise TypeError(f"no such setting: {name}")
        if value is None or value == ():
            continue
        try:
            values[name] = _FLAG_READERS[name](value, cwd)
        except _UnfitError as unfit:
            errors.append(f"--{name.replace('_', '-')}: {unfit}")
    if errors:
        raise SettingsError(errors)
    return replace(settings, **values, given=settings.given | values.keys())


def settings_files(folder: Path) -> tuple[Path, Path]:
    """The two files in `folder` that may hold settings, the stronger one first."""
    return folder / "checkpolicy.toml", folder / "pyproject.toml"


def place_of_setting(file: Path, name: str, *, cwd: Path) -> Location:
    """Where `name` (a name of `Settings`) stands in a settings file; its first line if it does not."""
    prefix = ("tool", "checkpolicy") if file.name == "pyproject.toml" else ()
    try:
        text = _text(file, cwd, DISK)
    except SettingsError:
        return Location(_shown(file, cwd), 1)
    lines = (_line_of(text, (*prefix, key)) for key in dict.fromkeys((name.replace("_", "-"), name)))
    return Location(_shown(file, cwd), max(lines))


class _UnfitError(Exception):
    """A value that a setting cannot have; the text says what was expected."""


# --- finding the file

_Found = tuple[
    Path, str, Mapping[str, Any], tuple[str, ...]
]  # path, text, the settings table, the keys that lead to it


def _common_folder(paths: Sequence[Path], cwd: Path) -> Path:
    """The deepest folder that holds all `paths`."""
    folders = []
    for path in paths or (cwd,):
        full = Path(os.path.abspath(cwd / path))  # noqa: PTH100 - resolve() would leave the project through a symlink
        folders.append(str(full if full.is_dir() else full.parent))
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # different drives on Windows
        return cwd


def _nearest(folder: Path, cwd: Path, reader: Reader) -> _Found | None:
    for place in (folder, *folder.parents):
        own, project = settings_files(place)
        if reader.is_file(own):
            return _named(own, cwd, reader)
        if reader.is_file(project):
            text = _text(project, cwd, reader)
            if "checkpolicy" not in text:  # the usual case: spare tomllib's import and the parse
                continue
            table = _parse(project, text, cwd).get("tool", {})
            if isinstance(table, dict) and "checkpolicy" in table:
                return project, text, _table(project, table["checkpolicy"], cwd), ("tool", "checkpolicy")
    return None


def _named(path: Path, cwd: Path, reader: Reader) -> _Found:
    text = _text(path, cwd, reader)
    document = _parse(path, text, cwd)
    if path.name != "pyproject.toml":
        return path, text, document, ()
    tool = document.get("tool", {})
    section = tool.get("checkpolicy", {}) if isinstance(tool, dict) else {}
    return path, text, _table(path, section, cwd), ("tool", "checkpolicy")


def _shown(path: Path, cwd: Path) -> str:
    """The path as messages give it: relative to the working directory where it lies in there."""
    try:
        return path.relative_to(cwd).as_posix()
    except ValueError:
        return path.as_posix()


def _table(path: Path, value: object, cwd: Path) -> Mapping[str, Any]:
    if isinstance(value, dict):
        return value
    raise SettingsError([f"{_shown(path, cwd)}: tool.checkpolicy must be a table, not {_kind(value)}"])


def _text(path: Path, cwd: Path, reader: Reader) -> str:
    try:
        return reader.read(path).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise SettingsError([f"{_shown(path, cwd)}: not UTF-8 (byte {error.start})"]) from None
    except OSError as error:
        raise SettingsError([f"{_shown(path, cwd)}: cannot be read: {error.strerror or error}"]) from None


def _parse(path: Path, text: str, cwd: Path) -> Mapping[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)$", str(error))
        if place:
            where, what = f"{place[1]}:{place[2]}", str(error)[: place.start()].strip()
        else:  # "(at end of document)"
            where, what = f"{text.count(chr(10)) + 1}:1", str(error)
        raise SettingsError([f"{_shown(path, cwd)}:{where}: not valid TOML: {what}"]) from None
    except RecursionError:
        raise SettingsError([f"{_shown(path, cwd)}: nested too deeply"]) from None


# --- reading the table


class _Reader:
    """Turns one table into keyword arguments of `Settings` and collects what is wrong with it."""

    def __init__(self, path: Path, text: str, prefix: tuple[str, ...], cwd: Path, *, this_version: bool) -> None:
        self._this_version = this_version  # what a commit asked for need not fit the release that runs today
        self.errors: list[str] = []
        self._path, self._text, self._prefix = path, text, prefix
        self._shown = _shown(path, cwd)

    def read(self, table: Mapping[str, Any]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        written: dict[str, str] = {}
        for key, value in table.items():
            name = key.replace("-", "_")
            if name == "required_version":
                self._check_version(key, value)
                values[name] = str(value)
            elif name not in _FILE_READERS:
                self._unknown(key)
            elif name in written:
                self._error(key, f"'{key}' and '{written[name]}' are the same setting")
            else:
                written[name] = key
                try:
                    values[name] = _FILE_READERS[name](value, self._path.parent)
                except _UnfitError as unfit:
                    self._error(key, f"'{key}' {unfit}")
        return values

    def _check_version(self, key: str, value: object) -> None:
        from checker import __version__

        try:
            fits = _version_fits(_string(value, self._path.parent), __version__)
        except _UnfitError as unfit:
            self._error(key, f"'{key}' {unfit}")
            return
        if not fits and self._this_version:
            self._error(key, f"needs checkpolicy {value}, this is {__version__}")

    def _unknown(self, key: str) -> None:
        known = [name.replace("_", "-") for name in (*_FILE_READERS, "required_version")]
        nearest = _nearest_word(key.replace("_", "-"), known)
        hint = f"; did you mean '{nearest}'?" if nearest else f"; known are {', '.join(sorted(known))}"
        self._error(key, f"unknown key '{key}'{hint}")

    def _error(self, key: str, message: str) -> None:
        self.errors.append(f"{self._shown}:{_line_of(self._text, (*self._prefix, key))}: {message}")


def _line_of(text: str, keys: tuple[str, ...]) -> int:
    """The 1-based line on which the key path is first set; 1 if it cannot be told.

    tomllib gives no positions, so the parser itself is asked: the line is the one with which the document, cut off
    there, first comes to hold the key. Only lines that show the key's text are tried.
    """
    import tomllib

    lines = text.split("\n")
    for index, line in enumerate(lines):
        if keys[-1] not in line:
            continue
        try:
            if _holds(tomllib.loads("\n".join(lines[:index])), keys):
                break  # set before, by a spelling that was passed over
        except tomllib.TOMLDecodeError:
            continue  # this line stands within a value that began above
        for end in range(index + 1, len(lines) + 1):
            try:
                document = tomllib.loads("\n".join(lines[:end]))
            except tomllib.TOMLDecodeError:
                continue  # the value goes on below
            if _holds(document, keys):
                return index + 1
            break
    return 1


def _holds(document: object, keys: tuple[str, ...]) -> bool:
    for key in keys:
        if not isinstance(document, dict) or key not in document:
            return False
        document = document[key]
    return True


def _nearest_word(word: str, known: Sequence[str]) -> str | None:
    import difflib

    return next(iter(difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.6)), None)


# --- values

_KINDS = {
    bool: "a boolean",
    int: "an integer",
    float: "a number",
    str: "a string",
    list: "a list",
    dict: "a table",
}


def _kind(value: object) -> str:
    return _KINDS.get(type(value), f"a {type(value).__name__}")


def _string(value: object, _base: Path) -> str:
    if not isinstance(value, str):
        raise _UnfitError(f"must be a string, not {_kind(value)}")
    if not value.strip():
        raise _UnfitError("must not be empty")
    return value


def _boolean(value: object, _base: Path) -> bool:
    if not isinstance(value, bool):
        raise _UnfitError(f"must be true or false, not {_kind(value)}")
    return value


def _strings(value: object, _base: Path) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        raise _UnfitError(f"must be a list of strings, not {_kind(value)}")
    for number, item in enumerate(value, 1):
        if not isinstance(item, str) or not item.strip():
            what = "an empty string" if isinstance(item, str) else _kind(item)
            raise _UnfitError(f"must be a list of strings; entry {number} is {what}")
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
        raise _UnfitError(f"must be a number of processes, not {_kind(value)}")
    if value < 0:
        raise _UnfitError("must be at least 1, or 0 to let checkpolicy choose")
    return value or None


def _choice(allowed: Sequence[str]) -> Callable[[object, Path], str]:
    def read(value: object, base: Path) -> str:
        text = _string(value, base)
        if text in allowed:
            return text
        nearest = _nearest_word(text, allowed)
        raise _UnfitError(
            f"must be one of {', '.join(allowed)}, not '{text}'" + (f"; did you mean '{nearest}'?" if nearest else "")
        )

    return read


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
        raise _UnfitError(f"must be a date such as 2026-01-31, not '{text}'") from None


_FILE_READERS: dict[str, Callable[[Any, Path], Any]] = {
    "policy": _name_or_path,
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
_FLAG_READERS: dict[str, Callable[[Any, Path], Any]] = {
    **_FILE_READERS,
    "as_of": _date,
    "prefilter": _boolean,
    "use_baseline": _boolean,
    "changed_since": _string,
}


# --- required-version


def _version_fits(requirement: str, version: str) -> bool:
    """Whether `version` meets a comma-separated list of comparisons (`>=0.2, <1`) of release numbers."""
    have = _release(version)
    return all(_compare(operator, have, want) for operator, want in _comparisons(requirement))


def _comparisons(requirement: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    for part in requirement.split(","):
        match = re.fullmatch(r"\s*(>=|<=|==|!=|>|<|~=)?\s*(\d+(?:\.\d+)*)\s*", part)
        if not match:
            raise _UnfitError(f"must be version numbers with comparisons such as '>=0.2, <1', not '{requirement}'")
        yield match[1] or "==", tuple(int(number) for number in match[2].split("."))


def _release(version: str) -> tuple[int, ...]:
    match = re.match(r"\d+(?:\.\d+)*", version)
    assert match, version
    return tuple(int(number) for number in match[0].split("."))


def _compare(operator: str, have: tuple[int, ...], want: tuple[int, ...]) -> bool:
    length = max(len(have), len(want))
    left, right = have + (0,) * (length - len(have)), want + (0,) * (length - len(want))
    match operator:
        case ">=":
            return left >= right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case "<":
            return left < right
        case "!=":
            return left != right
        case "~=":
            return left >= right and left[: len(want) - 1] == right[: len(want) - 1]
        case _:
            return left == right
