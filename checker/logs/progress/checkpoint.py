"""A checkpoint: how far logs were read, what is open, what was counted. Written whole or not at all, and never trusted
when damaged: a scan that starts from a wrong place would count twice or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from msgspec import Struct, field

from checker.documents.facts import as_dict
from checker.errors import InputError
from checker.logs.progress.position import Position

VERSION: Final = 1


class CheckpointError(InputError, ValueError):
    """A checkpoint that cannot be used, or that another run uses: a usage error."""


class GapKind(StrEnum):
    """PENDING: a line that is being written. LOST: what nobody can read any more."""

    PENDING = "pending"
    UNREADABLE = "unreadable"
    LOST = "lost"


class Gap(Struct, frozen=True):
    """What was there and was not read, since when (seconds since 1970). It is open until it is read."""

    path: str
    since: float
    kind: GapKind
    reason: str


class Checkpoint(Struct, frozen=True):
    """`scanned` is when the last run ended. `objects` are what was read of stores, with the version of each.
    `counted` is the follower's own. Empty: nothing was read yet."""

    positions: tuple[Position, ...] = ()
    gaps: tuple[Gap, ...] = ()
    scanned: float | None = None
    objects: Mapping[str, str] = field(default_factory=dict)
    counted: Mapping[str, Any] = field(default_factory=dict)


def load(path: Path) -> Checkpoint:
    """Raises CheckpointError for one that is damaged or newer than this version."""
    try:
        document = json.loads(path.read_bytes())
    except FileNotFoundError:
        return Checkpoint()
    except OSError as error:
        raise CheckpointError(f"{path}: {error.strerror or error}") from None
    except (ValueError, RecursionError):
        raise CheckpointError(_damaged(path, "not JSON")) from None
    if not isinstance(document, dict) or "content" not in document:
        raise CheckpointError(_damaged(path, "no checkpoint"))
    if document.get("schema_version") != VERSION:
        raise CheckpointError(f"{path}: written by another version of checkpolicy (schema_version is not {VERSION})")
    content = document["content"]
    if document.get("digest") != _digest(content):
        raise CheckpointError(_damaged(path, "its digest does not fit"))
    return Checkpoint(
        tuple(Position(**position) for position in content["positions"]),
        tuple(Gap(**{**gap, "kind": GapKind(gap["kind"])}) for gap in content["gaps"]),
        content["scanned"],
        content["objects"],
        content["counted"],
    )


def save(path: Path, checkpoint: Checkpoint) -> None:
    """Raises OSError. The file is the old one or the new one at any moment, and on disk afterwards."""
    content = as_dict(checkpoint)
    document = {"schema_version": VERSION, "kind": "checkpoint", "digest": _digest(content), "content": content}
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as out:
            json.dump(document, out, ensure_ascii=False, sort_keys=True)
            out.flush()
            os.fsync(out.fileno())
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
    if os.name == "posix":  # the rename itself
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Only one run at a time goes on from a checkpoint. Raises CheckpointError; a run that was killed holds nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_name(f"{path.name}.lock").open("a+b") as file:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CheckpointError(f"{path}: another run is going on from this checkpoint") from None
        yield


def default_path(folder: Path, arguments: Sequence[str], cwd: Path) -> Path:
    """A checkpoint for these sources, named in this folder."""
    key = hashlib.sha256(json.dumps([str(cwd), *arguments]).encode()).hexdigest()[:20]
    return folder / f"{key}.checkpoint.json"


def state_folder(environ: Mapping[str, str] | None = None) -> Path | None:
    """Where state is kept: $CHECKPOLICY_STATE_DIR, else the platform's folder (%LOCALAPPDATA% on Windows,
    ~/Library/Application Support on macOS, $XDG_STATE_HOME or ~/.local/state elsewhere). None: no home is known."""
    env = os.environ if environ is None else environ
    if named := env.get("CHECKPOLICY_STATE_DIR"):
        return Path(named).absolute()
    if sys.platform == "win32":
        base = env.get("LOCALAPPDATA")
        return Path(base) / "checkpolicy" / "state" if base else None
    if sys.platform != "darwin" and Path(env.get("XDG_STATE_HOME", "")).is_absolute():
        return Path(env["XDG_STATE_HOME"]) / "checkpolicy"
    home = Path(env.get("HOME") or "~").expanduser()
    if not home.is_absolute():
        return None
    return home / ("Library/Application Support" if sys.platform == "darwin" else ".local/state") / "checkpolicy"


def oldest(gaps: Sequence[Gap], now: float | None = None) -> tuple[Gap, float] | None:
    """The gap that is open longest, with its age in seconds."""
    if not gaps:
        return None
    gap = min(gaps, key=lambda one: one.since)
    return gap, max(0.0, (time.time() if now is None else now) - gap.since)


def _digest(content: Any) -> str:
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"


def _damaged(path: Path, why: str) -> str:
    return f"{path}: this checkpoint is damaged ({why}): remove it to read everything again, or restore it from a copy"
