"""What is new since the last scan, as parts of sources, and the checkpoint once they were scanned.

Files that grow (JSON lines) are read on from where the last scan ended, under whatever name they have by now; what is
written whole (arrays, CSV, Parquet, objects in stores) is read whole, once for each version of it.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from msgspec import Struct, field, structs

from checker.logs.progress.checkpoint import Checkpoint, CheckpointError, Gap, GapKind
from checker.logs.progress.parts import foreseen, grows, next_part, reached
from checker.logs.progress.position import Position, file_fits
from checker.logs.progress.rotation import Lookout, Piece
from checker.logs.sources.remote import RemoteError, version_of
from checker.logs.sources.sources import Source

DAY_NS: Final = 86_400 * 1_000_000_000
LOST_KEPT: Final = 31 * 86_400  # seconds that what is lost is spoken of


class New(Struct, frozen=True):
    """A source to scan. `position` is where the part begins, `ahead` what is behind it; None: it is read whole, as
    `version`. `open_line`: its last line has no end yet, but is whole. `over`: nobody writes to it any more."""

    source: Source
    position: Position | None = None
    ahead: Position | None = None
    version: str = ""
    open_line: bool = False
    over: bool = False


class Continuation(Struct):
    """`kept` has nothing new. `gaps` are known before reading; `lost` are said once, and stay open."""

    before: Checkpoint
    now: float
    new: list[New] = field(default_factory=list)
    kept: list[Position] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    lost: list[Gap] = field(default_factory=list)

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(one.source for one in self.new)


class Ended(Struct, frozen=True):
    """How reading a source ended: at which line and byte of it, and why early."""

    lines: int
    size: int
    error: str = ""


def plan(sources: Sequence[Source], before: Checkpoint, now: float | None = None) -> Continuation:
    """Raises CheckpointError for sources of which nobody can tell what is new."""
    plan = Continuation(before, time.time() if now is None else now)
    shown = {source.path: source for source in sources if source.path is not None}
    growing = []
    for source in sources:
        if source.path is None:
            _object(plan, source)
        elif (before_whole := str(source.path) in before.objects) or not grows(source):
            _whole(plan, source, known=before_whole)
        else:
            growing.append(source.path)
    looked = Lookout().look(before.positions, growing)
    for piece in looked.pieces:
        try:
            _part(plan, piece, shown)
        except OSError as error:
            _gap(plan, str(piece.path), GapKind.UNREADABLE, error.strerror or str(error))
            plan.kept.append(piece.position)
    for position in looked.lost:
        path = Path(position.path)
        what = "was truncated or replaced" if path.exists() else "is not there any more"
        said = f"{what}: what was written behind byte {position.offset:,} before that was not read"
        plan.lost.append(Gap(_name(path, shown), before.scanned or plan.now, GapKind.LOST, said))
    return plan


def settled(plan: Continuation, ended: Sequence[Ended]) -> Checkpoint:
    """The checkpoint after the new sources were read, one `ended` for each."""
    positions = list(plan.kept)
    gaps = [*plan.gaps, *plan.lost]
    objects = dict(plan.before.objects)
    for one, end in zip(plan.new, ended, strict=True):
        if end.error:
            gaps.append(_since(plan, Gap(one.source.shown, plan.now, GapKind.UNREADABLE, end.error)))
        if one.position is None:
            key = one.source.url or str(one.source.path)
            if not end.error:
                objects[key] = one.version
        else:
            positions.append(_reached(one, end))
    fresh = plan.now - LOST_KEPT
    gaps.extend(gap for gap in plan.before.gaps if gap.kind is GapKind.LOST and gap.since > fresh)
    return Checkpoint(tuple(positions), tuple(sorted(gaps, key=lambda g: (g.since, g.path))), plan.now, objects)


def _reached(one: New, end: Ended) -> Position:
    path, part = one.source.path, one.source.part
    assert one.position is not None
    assert one.ahead is not None
    assert path is not None
    assert part is not None
    over = one.over and not end.error and (part.stop is None or end.size >= part.stop)
    position = reached(one.position, one.ahead, path, part, end.size)
    return structs.replace(position, line=end.lines, open_line=one.open_line and not end.error, final=over)


def _whole(plan: Continuation, source: Source, *, known: bool) -> None:
    assert source.path is not None
    status = source.path.stat()
    version = f"{status.st_size} {status.st_mtime_ns}"
    if not known or plan.before.objects[str(source.path)] != version:
        plan.new.append(New(source, version=version))


def _object(plan: Continuation, source: Source) -> None:
    if not source.url or source.table:
        where = "a table: give --from and --to" if source.table else "standard input"
        raise CheckpointError(f"{source.shown}: --since-last cannot tell what is new in {where}")
    try:
        version = version_of(source.url)
    except RemoteError as error:
        _gap(plan, source.shown, GapKind.UNREADABLE, str(error))
        return
    if version is None:
        raise CheckpointError(
            f"{source.shown}: --since-last cannot tell what is new: the server gives no version of it"
        )
    if plan.before.objects.get(source.url) != version:
        plan.new.append(New(source, version=version))


def _part(plan: Continuation, piece: Piece, shown: dict[Path, Source]) -> None:
    """The part of a file from its position to its last whole line."""
    path, position = piece.path, piece.position
    status = path.stat()
    if position.final and position.is_unchanged(status):
        plan.kept.append(position)
        return
    name = _name(path, shown)
    over = piece.moved or plan.now * 1e9 - status.st_mtime_ns > DAY_NS
    part = next_part(path, position, closed=piece.moved)
    if part.pending:
        _gap(plan, name, GapKind.PENDING, f"its last line is not whole yet ({part.pending:,} bytes)")
    if part.part is None:
        plan.kept.append(structs.replace(part.position, final=over and not part.pending))
        return
    over = over or part.part.stop is None
    ahead = foreseen(part.position, path, part.part)
    found = part.part if part.part.stop is None else replace(part.part, same=partial(file_fits, ahead))
    plan.new.append(New(Source(path, name, part=found), part.position, ahead, "", part.open_line, over))


def _name(path: Path, shown: dict[Path, Source]) -> str:
    """How messages name a file: as its source, or beside the one that it was rotated from."""
    if path in shown:
        return shown[path].shown
    for known, source in shown.items():
        if known.parent == path.parent:
            return str(Path(source.shown).parent / path.name) if "/" in source.shown else path.name
    return str(path)


def _gap(plan: Continuation, name: str, kind: GapKind, reason: str) -> None:
    plan.gaps.append(_since(plan, Gap(name, plan.now, kind, reason)))


def _since(plan: Continuation, gap: Gap) -> Gap:
    """Open since the scan that saw it first."""
    since = [one.since for one in plan.before.gaps if (one.path, one.kind) == (gap.path, gap.kind)]
    return structs.replace(gap, since=min(since, default=gap.since))
