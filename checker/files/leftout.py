"""Why a file would not be looked at, by its path alone: what `discovery` decides on its walk, for one file, now or in a
commit. Tests hold the two equal."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from pathlib import Path

from checker.files.discovery import BUILT, VENDORED
from checker.files.ignore import IgnoreRules
from checker.files.reader import Reader

_HIDDEN_CONFIG = ".env"  # files of environments, which are configurations although their names begin with a dot


class LeftOut:
    """Paths are relative to `root`, `/`-separated. `exclude` are patterns relative to the folder `exclude_from`."""

    def __init__(self, root: Path, reader: Reader, exclude: Sequence[str], exclude_from: Path) -> None:
        self._root, self._reader = root, reader
        self._exclude = IgnoreRules(exclude)
        base = Path(posixpath.relpath(exclude_from.as_posix(), root.as_posix())).as_posix()
        self._exclude_base = "" if base == "." else base + "/"
        self._folders: dict[str, tuple[str, tuple[tuple[str, IgnoreRules], ...]]] = {}

    def why(self, path: str) -> tuple[str, str]:
        """The reason in words, and the file that is to blame for it; both empty if the file is looked at."""
        folder, name = posixpath.split(path)
        reason, rules = self._folder(folder)
        if not reason and name.startswith(".") and not name.startswith(_HIDDEN_CONFIG):
            reason = "a hidden file"
        if not reason:
            reason = self._ignored(path, name, rules, is_folder=False)
        words, _, blamed = reason.partition("\0")
        return words, blamed or (path if words else "")

    def _folder(self, folder: str) -> tuple[str, tuple[tuple[str, IgnoreRules], ...]]:
        """Why nothing in the folder is looked at, and the ignore rules that hold in it, the strongest first."""
        if folder in self._folders:
            return self._folders[folder]
        if folder:
            above, name = posixpath.split(folder)
            reason, rules = self._folder(above)
            reason = reason or self._skipped(folder, name) or self._ignored(folder, name, rules, is_folder=True)
        else:
            reason, rules = "", ()
        own = posixpath.join(folder, ".gitignore")
        if not reason and self._reader.is_file(self._root / own):
            lines = self._reader.read(self._root / own).removeprefix(b"\xef\xbb\xbf")
            prefix = f"{folder}/" if folder else ""
            rules = ((prefix, IgnoreRules(lines.decode("utf-8", "surrogateescape").split("\n"))), *rules)
        self._folders[folder] = (reason, rules)
        return self._folders[folder]

    def _skipped(self, folder: str, name: str) -> str:
        if name.startswith(".") or name == "__pycache__":
            return f"in the hidden folder {folder}"
        if self._reader.is_file(self._root / folder / "pyvenv.cfg"):
            return f"in {folder}, which counts as a virtual environment\0{folder}/pyvenv.cfg"
        built = name in BUILT or name.endswith(".egg-info")
        if name in VENDORED or (built and not self._reader.is_file(self._root / folder / "__init__.py")):
            return f"in {folder}, which counts as other people's code or a build"
        return ""

    def _ignored(self, path: str, name: str, rules: tuple[tuple[str, IgnoreRules], ...], *, is_folder: bool) -> str:
        for prefix, patterns in rules:
            verdict = patterns.verdict(path[len(prefix) :], name, is_folder)
            if verdict is not None:
                if verdict:
                    file = posixpath.join(prefix, ".gitignore")
                    return f"left out by {file}\0{file}"
                break
        inside = path.startswith(self._exclude_base)
        if inside and self._exclude.verdict(path[len(self._exclude_base) :], name, is_folder):
            return "left out by exclude\0exclude"
        return ""
