"""The use case `scan-logs --follow`: growing logs in, violations as they come, a summary every interval.

Each turn reads what is there by now, a bounded part of each file, and judges the records of it one by one, strictly.
What was read, counted and written is settled together: whoever kills the process finds, after the next start, every
record in the file of violations once.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import IO, Any, Final, Protocol

from msgspec import Struct
from msgspec.structs import replace

from checker.findings.model import Notice
from checker.logs.follow_tally import Summary, Tally, tally_of
from checker.logs.formats.log_format import LogFormat, formats_of
from checker.logs.formats.mapping import RecordMapping, record_mapping
from checker.logs.members.members import MemberReader, Window
from checker.logs.progress.checkpoint import Checkpoint, load, save
from checker.logs.progress.parts import grows, next_part, reached, take
from checker.logs.progress.position import Position, fits
from checker.logs.progress.rotation import Looked, Lookout, Piece
from checker.logs.records.member import Member
from checker.logs.records.record import parse_line, record_of
from checker.logs.records.runtime_sample import RuntimeSample, Stratification
from checker.logs.result import Violation
from checker.logs.sources.remote import scheme_of
from checker.logs.sources.sources import STDIN, Source, SourceError, expand, shown_path
from checker.run.logs.kept_violations import Kept
from checker.run.logs.record_judge import RecordJudge
from checker.run.logs.scan_logs import ScanRequest, said_format

PART: Final = 2 << 20  # bytes of a file in one turn
GRACE: Final = 10.0  # seconds that a renamed file may still be written to
QUIET: Final = 86_400.0  # seconds after which a file that does not change is not waited for
MOST_HELD: Final = 200  # files that are kept open
COMMIT: Final = 1.0  # seconds between two settlements while there is much to read


class FollowRequest(Struct, frozen=True):
    """`scan.checkpoint` is where the follower goes on from. `rate`, `floor` and `seed`: see runtime_sample.py. `cpu` is
    the share of one core that it takes at most."""

    scan: ScanRequest
    interval: float
    rate: float
    floor: int
    seed: str
    cpu: float
    by: tuple[str, ...]
    poll: float = 0.5
    today: Callable[[], date] | None = None  # None: the day is always `scan.as_of`


class Listener(Protocol):
    """Who is told what happens."""

    def violation(self, violation: Violation) -> None: ...
    def notice(self, notice: Notice) -> None: ...
    def summary(self, summary: Summary) -> None: ...


@dataclass(slots=True)
class Follower:
    """`stop` is asked between two parts of files."""

    request: FollowRequest
    listener: Listener
    kept: Kept | None
    stop: Callable[[], bool]
    wait: Callable[[float], object]
    _judge: RecordJudge = field(init=False)
    _formats: Any = field(init=False)
    _said: LogFormat | None = field(init=False)
    _sample: RuntimeSample = field(init=False)
    _strata: Stratification = field(init=False)
    _positions: tuple[Position, ...] = ()
    _names: dict[tuple[int, int], str] = field(default_factory=dict)
    _known: dict[tuple[int, int], LogFormat] = field(default_factory=dict)
    _held: dict[tuple[int, int], IO[bytes]] = field(default_factory=dict)
    _whole: set[tuple[int, int]] = field(default_factory=set)
    _drained: set[tuple[int, int]] = field(default_factory=set)  # files of which all whole lines were read
    _noticed: set[Notice] = field(default_factory=set)  # in this interval
    _lookout: Lookout = field(default_factory=Lookout)
    _interval: Tally = field(default_factory=Tally)
    _total: Tally = field(default_factory=Tally)
    _began: float = 0.0
    _behind: int = 0
    _pending: int = 0
    _incomplete: bool = False

    def run(self) -> int:
        """Follow until `stop`; the exit code. Raises SourceError, CheckpointError, UnknownFormatError, and OSError for
        an output that cannot be written."""
        self._prepare()
        summed = settled = time.monotonic()
        dirty = False
        try:
            while not self.stop():
                spent = time.process_time()
                read = self._turn()
                dirty = dirty or read
                now = time.monotonic()
                if dirty and (now - settled >= COMMIT or not read):
                    self._settle()
                    settled, dirty = now, False
                if now - summed >= self.request.interval:
                    self._summarise(final=False)
                    summed = now
                spent = time.process_time() - spent
                rest = spent * (1 / self.request.cpu - 1)
                self.wait(max(rest, 0.0 if read else self.request.poll))
        finally:
            for file in self._held.values():
                file.close()
        self._settle()
        self._summarise(final=True)
        if self.kept is not None:
            self.kept.close()
        if self._incomplete or self._total.unreadable:
            return 2
        return 1 if self._total.failing(self.request.scan.fail_on) else 0

    def _prepare(self) -> None:
        scan = self.request.scan
        self._formats = formats_of(scan.policy.document.get("logs") or {})
        self._said = said_format(scan.input_format, self._formats)
        self._judge = RecordJudge(scan, scan.as_of)
        self._sample = RuntimeSample(self.request.rate, self.request.floor, self.request.seed)
        self._strata = Stratification(self.request.by)
        for argument in scan.sources:
            if argument == STDIN or scheme_of(argument) not in (None, "file"):
                raise SourceError(f"{Source(None, argument).shown}: --follow watches files on this machine")
        assert scan.checkpoint is not None
        before = load(scan.checkpoint)
        self._positions = before.positions
        counted = before.counted
        if counted and counted["policy"] == scan.policy.ref.digest:
            self._total = tally_of(counted["total"])
            self._began = counted["began"]
        else:
            self._began = time.time()
            if counted:
                self.listener.notice(Notice("policy", "the policy changed: counts begin anew, reading goes on"))
        self._incomplete = bool(counted.get("incomplete"))
        if self.kept is not None and not self.kept.open(counted.get("violations") if counted else None):
            self._notice(self.kept.path.name, "is shorter than it was: violations that were found before are missing")

    def _turn(self) -> bool:
        """Read a part of each file that has something new; True if there was any."""
        if self.request.today is not None and (day := self.request.today()) != self._judge.day:
            self._judge = RecordJudge(self.request.scan, day)
        looked = self._lookout.look(self._positions, list(self._paths()))
        positions: list[Position] = []
        read = False
        self._behind = self._pending = 0
        for piece in [*looked.pieces, *self._deleted(looked)]:
            if piece.position.file in self._whole:
                continue
            if self.stop():
                positions.append(piece.position)
                continue
            try:
                position, some = self._piece(piece)
            except FileNotFoundError:  # renamed between two looks: found under its new name at the next one
                position, some = piece.position, False
            except OSError as error:
                self._notice(self._name(piece), f"{error.strerror or error}; it is tried again")
                position, some = piece.position, False
            positions.append(position)
            read = read or some
        self._positions = tuple(positions)
        self._forget()
        return read

    def _forget(self) -> None:
        """What is known of files that are gone."""
        here = {position.file for position in self._positions if not position.final}
        self._known = {file: one for file, one in self._known.items() if file in here}
        self._drained &= here
        for file in self._held.keys() - here:
            self._held.pop(file).close()

    def _paths(self) -> Iterator[Path]:
        for argument in self.request.scan.sources:
            try:
                found = expand((argument,), self.request.scan.cwd)
            except SourceError:
                continue  # not there yet, or just being rotated
            for source in found:
                if source.path is not None:
                    try:
                        status = source.path.stat()
                    except OSError:
                        continue
                    self._names.setdefault((status.st_dev, status.st_ino), source.shown)
                    yield source.path

    def _deleted(self, looked: Looked) -> Iterator[Piece]:
        """Files that are in no folder any more, but were open: what is left in them is read. The others are lost."""
        for position in looked.lost:
            held = self._held.get(position.file)
            if held is not None and fits(position, path := Path(f"/dev/fd/{held.fileno()}")):
                yield Piece(path, position, moved=True)
                continue
            name = self._names.get(position.file) or shown_path(Path(position.path), self.request.scan.cwd)
            said = f"was truncated or replaced: what was written behind byte {position.offset:,} before is not known"
            self._notice(name, said)

    def _piece(self, piece: Piece) -> tuple[Position, bool]:
        path, position = piece.path, piece.position
        status = path.stat()
        over = time.time() - status.st_mtime > (GRACE if piece.moved else QUIET)
        if position.is_unchanged(status) and (position.final or (position.file in self._drained and not over)):
            self._pending += 0 if position.final else status.st_size - position.offset
            return position, False
        name = self._name(piece)
        if not position.offset and not grows(Source(path, name)):
            self._whole.add(position.file)
            self._notice(name, "is written whole (an array, CSV or Parquet): scan it without --follow")
            return position, False
        self._hold(path, position)
        part = next_part(path, position, closed=piece.moved and over, limit=PART)
        self._pending += part.pending
        self._behind += part.behind
        (self._drained.discard if part.behind else self._drained.add)(position.file)
        if part.part is None:
            return replace(part.position, final=over and not part.pending), False
        taken = take(path, position, part)
        if taken is None:
            return position, False  # truncated since it was looked for: the next look finds where it is
        data, ahead = taken
        lines, size = self._read(Source(path, name, part=part.part, data=data), position.file)
        packed = part.part.stop is None
        position = reached(part.position, ahead, path, part.part, size)
        return replace(position, line=lines, open_line=part.open_line, final=packed), True

    def _hold(self, path: Path, position: Position) -> None:
        """Keep the file open, so that what is left in it can be read when somebody deletes it."""
        if os.name == "posix" and position.file not in self._held and len(self._held) < MOST_HELD:
            self._held[position.file] = path.open("rb")

    def _name(self, piece: Piece) -> str:
        shown = shown_path(piece.path, self.request.scan.cwd)
        return self._names.get(piece.position.file) or self._names.setdefault(piece.position.file, shown)

    def _read(self, source: Source, file: tuple[int, int]) -> tuple[int, int]:
        """Judge the part; the line and the byte at which it ends."""
        scan = self.request.scan
        said, window = self._said or self._known.get(file), Window(scan.start, scan.end)
        # what is not judged is only put into its stratum
        columns = frozenset(self.request.by) if self.request.rate < 1 else None
        reader = MemberReader(self._formats, said, self._mapping, window, columns)
        reading = reader.read(source)
        if reading.format is not None:
            self._known[file] = reading.format
        for member in reading:
            self._member(member, source.shown)
        self._interval.excluded += reading.excluded
        self._interval.outside += reading.outside
        if reading.error:
            self._notice(source.shown, reading.error)
        return reading.ended

    def _mapping(self, log_format: LogFormat) -> RecordMapping:
        return record_mapping(log_format, self.request.scan.policy)

    def _member(self, member: Member, name: str) -> None:
        if member.record is None:
            self._interval.unreadable += 1
            for violation in self._judge.line(member, name):
                self._violation(violation)
            return
        stratum = self._strata.of(member.record)
        self._interval.seen(stratum)
        if not self._sample.takes(stratum, member.text):
            return
        record = member.record
        if self.request.rate < 1:
            record = record_of(parse_line(member.ready), self._judge.mapping(record.mapping.format))
        found = self._judge.record(record, (name, member.line, member.offset))
        self._interval.judge(stratum, violating=bool(found))
        for violation in found:
            self._violation(violation)

    def _violation(self, violation: Violation) -> None:
        self._interval.violation(violation)
        if self.kept is not None:
            self.kept.write(violation)
        self.listener.violation(violation)

    def _notice(self, name: str, said: str) -> None:
        self._incomplete = True
        notice = Notice(name, said)
        if notice not in self._noticed:
            self._noticed.add(notice)
            self.listener.notice(notice)

    def _settle(self) -> None:
        scan = self.request.scan
        assert scan.checkpoint is not None
        total = tally_of(self._total.document())
        total.add(self._interval)
        counted = {
            "policy": scan.policy.ref.digest,
            "began": self._began,
            "total": total.document(),
            "incomplete": self._incomplete,
            "violations": self.kept.settle() if self.kept is not None else None,
        }
        save(scan.checkpoint, Checkpoint(self._positions, (), time.time(), {}, counted))

    def _summarise(self, *, final: bool) -> None:
        self._total.add(self._interval)
        watched = [position for position in self._positions if not position.final]
        self.listener.summary(
            Summary(
                time.time(), self._began, self._interval, self._total, len(watched), self._behind, self._pending,
                self.request.rate, self.request.floor, self.request.by, self._not_looked_at(), final,
            )
        )  # fmt: skip
        self._interval = Tally()
        self._sample.new_interval()
        self._noticed.clear()

    def _not_looked_at(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(f"{rule} {name}" for rule, name, _ in self._judge.rules.set_checks()))
