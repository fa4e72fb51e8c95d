"""What of a folder is a log: by its name, or by how it begins. What may hold logs and is not read is said, and so is
never passed over in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from checker.logs.sources.delta import LOG, DeltaError, live_files

SUFFIXES: Final = (
    ".jsonl", ".ndjson", ".json", ".log", ".csv", ".tsv", ".parquet", ".gz", ".zst", ".bz2", ".xz",
)  # fmt: skip
# As rotation names them: `app.log.1`, `app.log-20261110`, `app.jsonl.2026-11-10T06`.
_ROTATED: Final = re.compile(r"[.](?:jsonl|ndjson|json|log|csv|tsv)[.\-_][0-9][0-9tz_.:\-]*", re.IGNORECASE)
_READ: Final = (b"PAR1", b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"BZh", b"\xfd7zXZ\x00")
_RECORDS: Final = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*"|\[\s*\{\s*")')
_UNREAD: Final = (
    (b"PK\x03\x04", "a zip archive"), (b"7z\xbc\xaf\x27\x1c", "a 7z archive"), (b"Obj\x01", "an Avro file"),
    (b"ORC", "an ORC file"), (b"\x04\x22\x4d\x18", "packed with lz4"),
    (b"\xff\x06\x00\x00sNaPpY", "packed with snappy"),
    (b"\x1f\x9d", "packed with compress"), (b"SQLite format 3\x00", "an SQLite database"),
)  # fmt: skip
# Of objects in a store, those that tell a table's versions.
VERSIONS: Final = re.compile(r"/_delta_log/|/metadata/[^/]*[.]metadata[.]json$")
_TAR: Final = (257, b"ustar")
_OTHERS: Final = (
    ".docx",
    ".xlsx",
    ".pptx",
    ".odt",
    ".ods",
    ".jar",
    ".whl",
    ".egg",
    ".apk",
)  # zip archives, all of them
_HEAD: Final = 512  # bytes
_DATA: Final = frozenset((".parquet", ".orc", ".avro"))
_UNTOLD: Final = "of which it cannot be told what files are of its latest version, and nothing was checked"


def named_as_log(name: str) -> bool:
    """Also objects of a store without any ending, as delivery streams name them."""
    last = name.rpartition("/")[2]
    return is_log_name(last) or ("." not in last and not last.startswith("_"))


def is_log_name(name: str) -> bool:
    lowered = name.lower()
    return lowered.endswith(SUFFIXES) or any(match.end() == len(name) for match in _ROTATED.finditer(name))


def logs_in(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every log below a folder, in order, and why it is not read if it is not. Of tables with a version log these are
    the files of the latest version."""
    known: _Tables = {}
    seen: set[Path] = set()
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue
        table = _table(path.parent, known)
        if table is not None and _is_part(path, table):
            if table not in seen:
                seen.add(table)
                yield from ((one, why) for one, why in _table_files(table) if why or one.is_relative_to(folder))
            continue
        if is_log_name(path.name):
            yield path, ""
            continue
        head = _head(path)
        if head.startswith(_READ) or _RECORDS.match(head):
            yield path, ""
        elif kind := _unread(path, head):
            yield path, f"{kind}, which is not read: what it holds was not checked"


_Tables = dict[Path, Path | None]


def _table(folder: Path, known: _Tables) -> Path | None:
    """The table that a folder is, or lies in."""
    if folder not in known:
        if (folder / LOG).is_dir() or next((folder / "metadata").glob("*.metadata.json"), None) is not None:
            known[folder] = folder
        else:
            known[folder] = _table(folder.parent, known) if folder.parent != folder else None
    return known[folder]


def _is_part(path: Path, table: Path) -> bool:
    return path.suffix in _DATA or path.relative_to(table).parts[0] in (LOG, "metadata")


def _table_files(table: Path) -> list[tuple[Path, str]]:
    """The files of a table's latest version, or why they cannot be told."""
    if not (table / LOG).is_dir():
        return [(table, f"an Iceberg table, {_UNTOLD}: export the records that are valid")]
    try:
        return [(path, "") for path in live_files(table)]
    except DeltaError as error:
        return [(table, f"a Delta table, {_UNTOLD}: {error}")]


def named(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Files that were named, and why one is not read: tables with a version log may have removed it."""
    known: _Tables = {}
    files: dict[Path, dict[Path, str]] = {}
    for path in paths:
        table = _table(path.parent, known) if path.suffix in _DATA else None
        if table is None:
            yield path, ""
            continue
        if table not in files:
            files[table] = dict(_table_files(table))
        told = files[table]
        gone = f"not of the latest version of the Delta table {table.name}: what it holds was not checked"
        yield path, told[table] if table in told else told.get(path, gone)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""


def _unread(path: Path, head: bytes) -> str:
    if path.suffix.lower() in _OTHERS:
        return ""
    place, magic = _TAR
    if head[place:].startswith(magic):
        return "a tar archive"
    return next((kind for begin, kind in _UNREAD if head.startswith(begin)), "")
