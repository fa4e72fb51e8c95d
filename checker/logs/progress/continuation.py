"""What is new since the last scan, as parts of sources, and the checkpoint once they were scanned.

Files that grow (JSON lines) are read on from where the last scan ended, under whatever name they have by now; what is
written whole (arrays, CSV, Parquet, objects in stores) is read whole, once for each version of it.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Final

from checker.logs.documents import layout_of
from checker.logs.progress.checkpoint import Checkpoint, CheckpointError, Gap, GapKind
from checker.logs.progress.position import Position, is_packed, placed, placed_in_stream, unread
from checker.logs.progress.rotation import Lookout, Piece
from checker.logs.remote import RemoteError, version_of
from checker.logs.sources import Part, Source, broken, careful_reader, opened

DAY_NS: Final = 86_400 * 1_000_000_000
LOST_KEPT: Final = 31 * 86_400  # seconds that what is lost is spoken of
_BACK: Final = 64 << 10  # bytes that are read at once when looking for the last line end


@dataclass(frozen=True, slots=True)
class New:
    """A source to scan. `position` is where the part begins; None: it is read whole, as `version`. `open_line`: its
    last line has no end yet, but is whole. `over`: nobody writes to it any more."""

    source: Source
    position: Position | None = None
    version: str = ""
    open_line: bool = False
    over: bool = False


@dataclass(slots=True)
class Continuation:
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


@dataclass(frozen=True, slots=True)
class Ended:
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
        elif (before_whole := str(source.path) in before.objects) or not _grows(source):
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
            positions.append(_reached(one, end, plan.now))
    fresh = plan.now - LOST_KEPT
    gaps.extend(gap for gap in plan.before.gaps if gap.kind is GapKind.LOST and gap.since > fresh)
    return Checkpoint(tuple(positions), tuple(sorted(gaps, key=lambda g: (g.since, g.path))), plan.now, objects)


def _reached(one: New, end: Ended, now: float) -> Position:
    assert one.position is not None
    assert one.source.path is not None
    path = one.source.path
    offset = max(end.size, one.position.offset)
    position = replace(one.position, line=end.lines, open_line=one.open_line and not end.error)
    try:
        if is_packed(path):
            with opened(Source(path, "")) as stream:
                position = placed_in_stream(position, offset, stream)
        else:
            with path.open("rb") as file:
                position = placed(position, offset, file)
    except broken():  # it went meanwhile; the digests of before are what is known
        return replace(position, offset=offset)
    stop = one.source.part.stop if one.source.part is not None else None
    return replace(position, final=one.over and not end.error and (stop is None or offset >= stop))


def _grows(source: Source) -> bool:
    failed: list[Exception] = []
    try:
        with opened(source) as stream:
            head = careful_reader(stream, failed)(1 << 20)
    except OSError:
        return True  # said where it is read
    text = head.strip()
    if not text or (text[:1] == b"{" and b"\n" not in text and not is_whole(text)):
        return True  # nothing or a part of the first line is there
    return layout_of(head, source) == "lines"


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
    position = replace(position, seen=status.st_size, written=status.st_mtime_ns)
    name = _name(path, shown)
    if is_packed(path):
        part = Part(position.offset, position.line + 1)
        plan.new.append(New(Source(path, name, part=part), position, over=True))
        return
    with path.open("rb") as file:
        begin = _behind_open_line(file, position)
        stop, open_line = last_whole_line(file, begin, status.st_size)
    if piece.moved:
        stop, open_line = status.st_size, True  # what was rotated away is not written to any more
    elif stop < status.st_size:
        _gap(plan, name, GapKind.PENDING, f"its last line is not whole yet ({status.st_size - stop:,} bytes)")
    over = piece.moved or plan.now * 1e9 - position.written > DAY_NS
    if stop <= begin:
        if not begin:
            with path.open("rb") as file:
                position = unread(position, file)
        waits = position.open_line and begin == position.offset
        position = replace(position, offset=begin, open_line=waits)
        plan.kept.append(replace(position, final=over and begin == status.st_size))
        return
    part = Part(begin, position.line + 1, stop)
    plan.new.append(New(Source(path, name, part=part), replace(position, offset=begin), "", open_line, over))


def _behind_open_line(file: IO[bytes], position: Position) -> int:
    """Where the next line begins: the end of the line before may have been written since."""
    if not position.open_line:
        return position.offset
    file.seek(position.offset)
    end = file.read(2)
    return position.offset + (2 if end == b"\r\n" else 1 if end[:1] == b"\n" else 0)


def last_whole_line(file: IO[bytes], begin: int, size: int) -> tuple[int, bool]:
    """Behind the last line end before `size`; or `size` itself if what follows is a whole JSON object, though no line
    end stands behind it yet (True then)."""
    end, rest = size, b""
    while end > begin:
        start = max(begin, end - _BACK)
        file.seek(start)
        piece = file.read(end - start)
        found = piece.rfind(b"\n")
        rest = piece[found + 1 :] + rest
        if found >= 0:
            break
        end = start
    stop = size - len(rest)
    if is_whole(rest):
        return size, True
    return stop, False


def is_whole(line: bytes) -> bool:
    """Whether a line that has no end yet is an object that nothing can be missing of."""
    import msgspec

    if not line.rstrip().endswith(b"}"):
        return False
    try:
        msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


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
    return replace(gap, since=min(since, default=gap.since))
