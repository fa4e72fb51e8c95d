"""Flags and settings files in, one frozen `Settings` out.

Settings stand in `checkpolicy.toml` or under `[tool.checkpolicy]` in `pyproject.toml`. The nearest file upward from the
checked path wins as a whole (files are not merged with each other); in one folder `checkpolicy.toml` goes first. Flags
of the command line win over the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from checker import __version__
from checker.documents.location import Location
from checker.files.reader import DISK, Reader
from checker.settings.files import (
    SettingsFile,
    keys_to_settings,
    line_of,
    nearest_file,
    read_file,
    read_text,
    settings_files,
    shown,
)
from checker.settings.model import FORMATS, FailOn, Loosening, Settings, SettingsError
from checker.settings.values import FILE_READERS, FLAG_READERS, UnfitError, nearest_word, version_fits

__all__ = [
    "FORMATS",
    "FailOn",
    "Loosening",
    "Settings",
    "SettingsError",
    "load_settings",
    "merge_flags",
    "place_of_setting",
    "settings_files",
]


def load_settings(paths: Sequence[Path], *, cwd: Path, file: Path | None = None, reader: Reader = DISK) -> Settings:
    """Settings for a run over `paths` (relative ones against `cwd`): from `file` if given, else from the nearest
    settings file upward from the paths' common folder, else the defaults with `folder` = `cwd`. `reader`: the files
    as they are now, or as a commit has them.

    Raises SettingsError with all faults at once.
    """
    found = read_file(cwd / file, cwd, reader) if file is not None else nearest_file(paths, cwd, reader)
    if found is None:
        return Settings(folder=cwd)
    values, errors = _read_table(found)
    required = values.get("required_version", "")
    # What a commit asked for need not fit the release that runs today.
    if required and reader is DISK and not version_fits(required, __version__):
        key = next(key for key in found.values if key.replace("-", "_") == "required_version")
        errors.append(f"{found.shown}:{found.line_of(key)}: needs checkpolicy {required}, this is {__version__}")
    if errors:
        raise SettingsError(errors)
    return replace(Settings(), **values, folder=found.path.parent, file=found.path)


def merge_flags(settings: Settings, *, cwd: Path, flags: Mapping[str, Any]) -> Settings:
    """`settings` with the flags that were given laid over them. Keys of `flags` are names of `Settings`; None and the
    empty tuple mean that a flag was not given. Strings become paths, enums or dates where the setting is one; relative
    paths count from `cwd`. Raises SettingsError for a value that cannot be used."""
    errors: list[str] = []
    values: dict[str, Any] = {}
    for name, value in flags.items():
        if name not in FLAG_READERS:
            raise TypeError(f"no such setting: {name}")
        if value is None or value == ():
            continue
        try:
            values[name] = FLAG_READERS[name](value, cwd)
        except UnfitError as unfit:
            errors.append(f"--{name.replace('_', '-')}: {unfit}")
    if errors:
        raise SettingsError(errors)
    return replace(settings, **values, given=settings.given | values.keys())


def place_of_setting(file: Path, name: str, *, cwd: Path) -> Location:
    """Where `name` (a name of `Settings`) stands in a settings file; its first line if it does not."""
    try:
        text = read_text(file, cwd, DISK)
    except SettingsError:
        return Location(shown(file, cwd), 1)
    lines = (line_of(text, (*keys_to_settings(file), key)) for key in dict.fromkeys((_as_key(name), name)))
    return Location(shown(file, cwd), max(lines))


def _read_table(file: SettingsFile) -> tuple[dict[str, Any], list[str]]:
    """Keyword arguments of `Settings`, and what is wrong with the table."""
    values: dict[str, Any] = {}
    errors: list[str] = []
    written: dict[str, str] = {}
    for key, value in file.values.items():
        name = key.replace("-", "_")
        fault = ""
        if name not in FILE_READERS:
            fault = f"unknown key '{key}'{_hint(key)}"
        elif name in written:
            fault = f"'{key}' and '{written[name]}' are the same setting"
        else:
            written[name] = key
            try:
                values[name] = FILE_READERS[name](value, file.path.parent)
            except UnfitError as unfit:
                fault = f"'{key}' {unfit}"
        if fault:
            errors.append(f"{file.shown}:{file.line_of(key)}: {fault}")
    return values, errors


def _hint(key: str) -> str:
    known = [_as_key(name) for name in FILE_READERS]
    nearest = nearest_word(_as_key(key), known)
    return f"; did you mean '{nearest}'?" if nearest else f"; known are {', '.join(sorted(known))}"


def _as_key(name: str) -> str:
    return name.replace("_", "-")
