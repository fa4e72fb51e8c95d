"""What is installed, in force and would be checked: what `checkpolicy doctor` says."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from checker import __version__
from checker.files.cache import cache_folder
from checker.settings import Settings

# The packages that a part needs, and the extra that installs them.
EXTRAS: Final = {
    "fast": ("google-re2", "isal"),
    "s3": ("fsspec", "s3fs"),
    "gcs": ("fsspec", "gcsfs"),
    "http": ("fsspec", "aiohttp"),
    "postgres": ("psycopg",),
    "spark": ("pyspark",),
}
_PARTS: Final = ("tree-sitter", "tree-sitter-python", "duckdb", "libcst", "pyyaml", "click")
_OURS: Final = b"_checkpolicy"  # what our own script imports, on every system
_NAME: Final = "checkpolicy"


def versions() -> Iterator[tuple[str, str]]:
    """Pairs of a part and its version, checkpolicy first."""
    yield "checkpolicy", f"{__version__} ({Path(__file__).resolve().parents[1]})"
    yield "Python", f"{platform.python_version()} on {platform.system()} {platform.machine()} ({sys.executable})"
    yield "parts", ", ".join(f"{name} {_version(name) or 'missing'}" for name in _PARTS)


def extras() -> Iterator[tuple[str, str]]:
    """Extra, and what is there or the command that installs it."""
    for name, packages in EXTRAS.items():
        found = [(package, _version(package)) for package in packages]
        if all(number for _, number in found):
            yield name, ", ".join(f"{package} {number}" for package, number in found)
        else:
            yield name, f"not installed: pip install 'checkpolicy[{name}]'"


def settings_in_force(settings: Settings) -> Iterator[tuple[str, str]]:
    """The settings that are not the default ones."""
    plain = Settings()
    for name in Settings.__struct_fields__:
        value = getattr(settings, name)
        if name not in ("folder", "file", "given") and value != getattr(plain, name):
            yield name.replace("_", "-"), _shown(value)


def cache_state(settings: Settings) -> str:
    """Where the cache is, how much it holds, and whether it can be written."""
    if not settings.cache:
        return "switched off"
    folder = cache_folder(settings.cache_dir)
    if folder is None:
        return "none: no home folder is known; set CHECKPOLICY_CACHE_DIR"
    if not folder.is_dir():
        return f"{folder} (made by the first run)"
    stores = [file.stat().st_size for file in folder.glob("*.store")]
    closed = "" if os.access(folder, os.W_OK) else "; it cannot be written, so nothing is kept"
    return f"{folder} ({len(stores)} projects, {sum(stores) / 1e6:.1f} MB{closed})"


def namesakes(path: str | None = None) -> tuple[tuple[str, bool], ...]:
    """Programs on the PATH that are called `checkpolicy`, in its order, and whether each is this one: SELinux has a
    compiler of that name."""
    found = []
    for folder in dict.fromkeys((os.environ.get("PATH", "") if path is None else path).split(os.pathsep)):
        for name in (_NAME, f"{_NAME}.exe") if os.name == "nt" else (_NAME,):
            file = Path(folder) / name
            if folder and file.is_file() and os.access(file, os.X_OK):
                found.append((str(file), _is_ours(file)))
    return tuple(found)


def namesake_warning(found: Sequence[tuple[str, bool]]) -> str | None:
    """What to do where the shell may run another program under our name."""
    others = [file for file, ours in found if not ours]
    if not others:
        return None
    comes = "comes before" if not found[0][1] else "is on the PATH beside"
    return f"{others[0]} {comes} this checkpolicy: another program (SELinux has one). Call this one as llm-checkpolicy"


def _is_ours(file: Path) -> bool:
    try:
        return _OURS in file.read_bytes()[: 1 << 20]
    except OSError:
        return False


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _shown(value: object) -> str:
    match value:
        case tuple():
            return ", ".join(map(str, value))
        case bool():
            return "true" if value else "false"
        case _:
            return str(getattr(value, "value", value))
