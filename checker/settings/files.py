"""Finds the settings file of a run, parses it, and tells the line of a key in it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from checker.files.reader import Reader
from checker.settings.model import SettingsError
from checker.settings.values import kind

PROJECT_FILE = "pyproject.toml"
_IN_PROJECT_FILE = ("tool", "checkpolicy")


class SettingsFile(Struct, frozen=True):
    """One settings file; `values` is the table of settings in it. Messages call it `shown`."""

    path: Path
    shown: str
    text: str
    values: Mapping[str, Any]

    def line_of(self, key: str) -> int:
        return line_of(self.text, (*keys_to_settings(self.path), key))


def settings_files(folder: Path) -> tuple[Path, Path]:
    """The two files in `folder` that may hold settings, the stronger one first."""
    return folder / "checkpolicy.toml", folder / PROJECT_FILE


def keys_to_settings(path: Path) -> tuple[str, ...]:
    """The keys under which the settings stand in a file of this name."""
    return _IN_PROJECT_FILE if path.name == PROJECT_FILE else ()


def nearest_file(paths: Sequence[Path], cwd: Path, reader: Reader) -> SettingsFile | None:
    """The first file with settings upward from the deepest folder that holds all `paths`."""
    folder = _common_folder(paths, cwd)
    for place in (folder, *folder.parents):
        own, project = settings_files(place)
        if reader.is_file(own):
            return read_file(own, cwd, reader)
        # Without the word there is no table: the usual case, which spares tomllib's import and the parse.
        if reader.is_file(project) and "checkpolicy" in (text := read_text(project, cwd, reader)):
            document = _parse(project, text, cwd)
            if _holds(document, _IN_PROJECT_FILE):
                return _settings_file(project, text, document, cwd)
    return None


def read_file(path: Path, cwd: Path, reader: Reader) -> SettingsFile:
    """Raises SettingsError where the file cannot be read or is not TOML. No settings in it are empty `values`."""
    text = read_text(path, cwd, reader)
    return _settings_file(path, text, _parse(path, text, cwd), cwd)


def read_text(path: Path, cwd: Path, reader: Reader) -> str:
    """The text of a settings file, with `\n` between lines. Raises `SettingsError`."""
    try:
        return reader.read(path).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise SettingsError([f"{shown(path, cwd)}: not UTF-8 (byte {error.start})"]) from None
    except OSError as error:
        raise SettingsError([f"{shown(path, cwd)}: cannot be read: {error.strerror or error}"]) from None


def shown(path: Path, cwd: Path) -> str:
    """The path as messages give it: relative to the working directory where it lies in there."""
    try:
        return path.relative_to(cwd).as_posix()
    except ValueError:
        return path.as_posix()


def line_of(text: str, keys: tuple[str, ...]) -> int:
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


def _settings_file(path: Path, text: str, document: Mapping[str, Any], cwd: Path) -> SettingsFile:
    values: object = document
    for key in keys_to_settings(path):
        values = values.get(key, {}) if isinstance(values, dict) else {}
    if not isinstance(values, dict):
        raise SettingsError([f"{shown(path, cwd)}: tool.checkpolicy must be a table, not {kind(values)}"])
    return SettingsFile(path, shown(path, cwd), text, values)


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
        raise SettingsError([f"{shown(path, cwd)}:{where}: not valid TOML: {what}"]) from None
    except RecursionError:
        raise SettingsError([f"{shown(path, cwd)}: nested too deeply"]) from None


def _holds(document: object, keys: tuple[str, ...]) -> bool:
    for key in keys:
        if not isinstance(document, dict) or key not in document:
            return False
        document = document[key]
    return True
