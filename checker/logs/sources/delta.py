"""Which files of a Delta Lake table are its latest version, by its version log (`_delta_log`): commits as JSON lines,
checkpoints as Parquet or JSON. Files that were removed lie in the folder until they are vacuumed, and count no more.

The protocol is that of https://github.com/delta-io/delta/blob/master/PROTOCOL.md. What this does not know of it is an
error, never a guess.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from msgspec import Struct, field

from checker.logs.checks.sql import literal, quoted

LOG: Final = "_delta_log"
_COMMIT: Final = re.compile(r"([0-9]{20})\.json")
_CHECKPOINT: Final = re.compile(
    r"(?P<version>[0-9]{20})\.checkpoint(?:\.(?P<part>[0-9]{10})\.(?P<parts>[0-9]{10})|\.[0-9a-f-]{36})?\.(?:parquet|json)"
)
# What readers must know of a table, and whether this does: its files are read as they are.
_KNOWN: Final = frozenset(
    "columnMapping deletionVectors timestampNtz v2Checkpoint vacuumProtocolCheck typeWidening".split()
)
_ACTIONS: Final = ("add", "metaData", "protocol", "sidecar")
_Action = Mapping[str, Any]


class DeltaError(ValueError):
    """A table whose latest version cannot be told."""


class _State(Struct):
    adds: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    mapping: str = "none"  # of columns
    features: frozenset[str] = frozenset()
    version: int = 1  # of the protocol, for readers

    def commit(self, actions: Sequence[_Action]) -> None:
        """All of one version: they have no order, and a file may be removed and added anew, with other rows deleted."""
        for action in actions:
            if (remove := action.get("remove")) is not None:
                self.adds.pop(remove["path"], None)
        for action in actions:
            self.take(action)

    def take(self, action: _Action) -> None:
        if (add := action.get("add")) is not None:
            self.adds[add["path"]] = add
        if (about := action.get("metaData")) is not None:
            configuration = about.get("configuration") or {}
            self.mapping = configuration.get("delta.columnMapping.mode", "none")
        if (protocol := action.get("protocol")) is not None:
            self.version = protocol.get("minReaderVersion") or 1
            self.features = frozenset(protocol.get("readerFeatures") or ())


def live_files(table: Path) -> tuple[Path, ...]:
    """The files of the latest version. Raises DeltaError."""
    try:
        names = sorted(one.name for one in (table / LOG).iterdir())
        state = _replayed(table / LOG, names)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        if isinstance(error, DeltaError):
            raise
        raise DeltaError(f"its version log cannot be read ({error})") from None
    if unknown := sorted(state.features - _KNOWN):
        raise DeltaError(f"readers of it must know {', '.join(unknown)}, which this one does not")
    if state.version > 3:
        raise DeltaError(f"it asks for version {state.version} of the protocol")
    if state.mapping != "none":
        raise DeltaError("its columns have other names in its files (delta.columnMapping.mode)")
    return tuple(sorted(_file(table, add) for add in state.adds.values()))


def _replayed(log: Path, names: list[str]) -> _State:
    commits = {int(found[1]): log / found[0] for name in names if (found := _COMMIT.fullmatch(name))}
    first, checkpoint = _last_checkpoint(log, names)
    last = max([first, *commits])
    if last < 0:
        raise DeltaError("its version log has no version")
    missing = [number for number in range(first + 1, last + 1) if number not in commits]
    if missing:
        raise DeltaError(f"its version log lacks version {missing[0]}")
    state = _State()
    for path in checkpoint:
        for action in _checkpointed(path):
            state.take(action)
    for number in range(first + 1, last + 1):
        state.commit(list(_lines(commits[number])))
    return state


def _last_checkpoint(log: Path, names: list[str]) -> tuple[int, list[Path]]:
    """Of the last one that is whole, its version and its files; -1 if there is none."""
    found: dict[tuple[int, int], list[Path]] = {}
    for name in names:
        if match := _CHECKPOINT.fullmatch(name):
            found.setdefault((int(match["version"]), int(match["parts"] or 0)), []).append(log / name)
    whole = [(version, parts, paths) for (version, parts), paths in found.items() if len(paths) >= parts]
    if not whole:
        return -1, []
    version, parts, paths = max(whole)
    return version, paths if parts else paths[:1]  # without parts each file is the whole


def _checkpointed(path: Path) -> Iterator[_Action]:
    for action in _lines(path) if path.suffix == ".json" else _rows(path):
        yield action
        if sidecar := action.get("sidecar"):
            yield from _rows(path.parent / "_sidecars" / Path(unquote(sidecar["path"])).name)


def _lines(path: Path) -> Iterator[_Action]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def _rows(path: Path) -> Iterator[_Action]:
    from checker.logs.query_engine import described, duckdb

    read = f"read_parquet({literal(str(path))}, hive_partitioning = false)"
    try:
        with duckdb.connect() as connection:
            connection.execute("SET enable_progress_bar = false")
            names = [name for name in described(connection, f"SELECT * FROM {read}").columns if name in _ACTIONS]
            items = ", ".join(f"to_json({quoted(name)})::VARCHAR" for name in names)
            for row in connection.execute(f"SELECT {items} FROM {read}").fetchall():
                yield {name: json.loads(text) for name, text in zip(names, row, strict=True) if text is not None}
    except duckdb.Error as error:
        raise DeltaError(f"{path.name} of its version log is damaged ({str(error).splitlines()[0]})") from None


def _file(table: Path, add: Mapping[str, Any]) -> Path:
    if add.get("deletionVector"):
        raise DeltaError("rows of its files are deleted by deletion vectors, which are not read")
    parts = urlsplit(add["path"])
    if parts.scheme not in ("", "file"):
        raise DeltaError(f"its files lie elsewhere ({parts.scheme}://)")
    path = table / unquote(parts.path)
    folders = {one.partition("=")[0] for one in unquote(parts.path).split("/")[:-1] if "=" in one}
    apart = sorted(name for name in add.get("partitionValues") or {} if name not in folders)
    if apart:
        raise DeltaError(f"its files do not have {', '.join(apart)}, and their folders are not named after it")
    if not path.is_file():
        raise DeltaError(f"{path.relative_to(table).as_posix()} of its latest version is not there")
    return path
