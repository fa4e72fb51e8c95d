"""The use case `logs convert`: sources in, canonical request records out, apart those without an owner."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, Final

from msgspec import Struct, field

from checker.errors import InputError
from checker.findings.model import Notice
from checker.logs.formats.log_format import LogFormat, formats_of
from checker.logs.formats.mapping import record_mapping
from checker.logs.members.members import MemberReader, MemberReading, Window
from checker.logs.members.record_document import RecordDocuments, Redaction, column_names
from checker.logs.quarantine import Reason, owner_checks, unattributable
from checker.logs.records.attribution import owner_fields
from checker.logs.records.member import Member
from checker.logs.records.usage import USAGE
from checker.logs.sources.scratch import full_disk_as_os_error
from checker.logs.sources.sources import expand
from checker.rules.registry import active
from checker.run.logs.log_rules import LogRules
from checker.run.logs.scan_logs import ScanRequest, said_format, set_context

UNATTRIBUTABLE: Final = "unattributable"
UNREADABLE: Final = "unreadable.jsonl"
SUMMARY: Final = "summary.json"
KEY_BYTES: Final = 16  # the least that a key has: shorter ones can be tried out
_NAMED: Final = 5  # unreadable lines of a source that are named


class ConvertError(InputError, ValueError):
    """A conversion that cannot be done as it was asked for: a usage error."""


class ConvertRequest(Struct, frozen=True):
    """`output` None: JSON lines to the stream that is given. `quarantine`: a folder for what has no owner."""

    scan: ScanRequest
    output: Path | None
    parquet: bool
    quarantine: Path | None = None
    redaction: Redaction | None = None


class Converted(Struct):
    """Members of the population: `converted`, `unattributable` (0 without a quarantine) and `unreadable` make it up."""

    converted: int = 0
    unattributable: int = 0
    unreadable: int = 0
    excluded: int = 0
    outside: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)

    @property
    def population(self) -> int:
        return self.converted + self.unattributable + self.unreadable

    def summary(self) -> dict[str, Any]:
        return {
            "schema_version": 1,
            "population": self.population,
            "attributable": self.converted,
            "quarantined": self.unattributable + self.unreadable,
            "unattributable": self.unattributable,
            "unreadable": self.unreadable,
            "reasons": dict(sorted(self.reasons.items())),
        }


def read_key(path: Path) -> Redaction:
    """The key in a file, without the white space around it. Raises ConvertError."""
    try:
        key = path.read_bytes().strip()
    except OSError as error:
        raise ConvertError(f"--redact {path}: {error.strerror}") from None
    if len(key) < KEY_BYTES:
        raise ConvertError(
            f"--redact {path}: the key has {len(key)} bytes: with fewer than {KEY_BYTES} it can be guessed"
            " (make one: openssl rand -hex 32)"
        )
    return Redaction(key)


def convert_logs(request: ConvertRequest, stream: IO[str]) -> Converted:
    """Raises ConvertError, and what `scan_logs` raises for sources and policy."""
    scan = request.scan
    owned = owner_fields(scan.policy)
    if request.quarantine is not None and not owned:
        raise ConvertError("--quarantine: the policy has no field that names an owner (team_id, cost_center)")
    names = column_names(scan.policy)
    documents = RecordDocuments(names, request.redaction)
    checks_of = _owner_checks(scan, owned) if request.quarantine is not None else None
    reader = _reader(scan, names if checks_of is None else None)  # which ask for more
    result = Converted()
    with ExitStack() as stack:
        out = _Output(request, stream, names, stack)
        for source in expand(scan.sources, scan.cwd, scan.start, scan.end):
            reading = reader.read(source)
            for member in reading:
                _convert(member, reading, documents, checks_of, result, out)
            _conclude(reading, result)
        out.finish(result)
    return result


def _reader(scan: ScanRequest, names: tuple[str, ...] | None) -> MemberReader:
    """Of the columns `names` hold, or of all. A null is nothing in a document: lines are read many at once."""
    formats = formats_of(scan.policy.document.get("logs") or {})
    said = said_format(scan.input_format, formats)
    return MemberReader(
        formats,
        said,
        lambda log_format: record_mapping(log_format, scan.policy),
        Window(scan.start, scan.end),
        columns=frozenset((*names, *USAGE, "tool_input_tokens")) if names is not None else None,
        at_once=True,
        texts=True,
    )


ChecksOf = Callable[[LogFormat], tuple[Reason, ...]]


def _owner_checks(scan: ScanRequest, owned: tuple[str, ...]) -> ChecksOf:
    rules = LogRules(set_context(scan), active(scan.policy.rules))
    known: dict[str, tuple[Reason, ...]] = {}

    def checks_of(log_format: LogFormat) -> tuple[Reason, ...]:
        if log_format.name not in known:
            mapping = record_mapping(log_format, scan.policy)
            known[log_format.name] = owner_checks(rules.record_checks(mapping), owned)
        return known[log_format.name]

    return checks_of


def _convert(
    member: Member,
    reading: MemberReading,
    documents: RecordDocuments,
    checks_of: ChecksOf | None,
    result: Converted,
    out: _Output,
) -> None:
    path = reading.source.shown
    if member.record is None:
        result.unreadable += 1
        if sum(notice.path == path for notice in result.notices) < _NAMED:
            result.notices.append(Notice(path, member.reason, member.line))
        digest = sha256(member.raw).hexdigest()
        place = {"path": path, "line": member.line, "offset": member.offset, "sha256": digest}
        out.unreadable({"source": place, "reason": member.reason})
        return
    document = documents.of(member, path)
    reasons = unattributable(member.record, checks_of(member.record.mapping.format)) if checks_of is not None else []
    if reasons:
        result.unattributable += 1
        for reason in reasons:
            result.reasons[reason] = result.reasons.get(reason, 0) + 1
        out.quarantined({**document, "reasons": reasons})
        return
    result.converted += 1
    out.converted(document)


def _conclude(reading: MemberReading, result: Converted) -> None:
    path = reading.source.shown
    result.excluded += reading.excluded
    result.outside += reading.outside
    if reading.error:
        result.notices.append(Notice(path, f"{reading.error}; what came before it was converted"))
    if reading.format is None and reading.unreadable:
        result.notices.append(
            Notice(path, "of no known format: say which with --input-format, or map it in the policy")
        )
    elif reading.unreadable > _NAMED:
        result.notices.append(Notice(path, f"{reading.unreadable - _NAMED} more lines cannot be read"))


class _Output:
    """The files of a conversion. They get their names once they are whole."""

    def __init__(self, request: ConvertRequest, stream: IO[str], names: tuple[str, ...], stack: ExitStack) -> None:
        self._request = request
        self._names = names
        self._stack = stack
        self._parts: list[tuple[Path, Path, bool]] = []  # as it is written, its name, whether it becomes Parquet
        self._stream = stream
        cwd = request.scan.cwd
        self._main = stream if request.output is None else self._open(cwd / request.output, parquet=request.parquet)
        self._apart: IO[str] | None = None
        self._unread: IO[str] | None = None
        self._folder = cwd / request.quarantine if request.quarantine is not None else None
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
            ending = "parquet" if request.parquet else "jsonl"
            self._apart = self._open(self._folder / f"{UNATTRIBUTABLE}.{ending}", parquet=request.parquet)
            self._unread = self._open(self._folder / UNREADABLE, parquet=False)

    def converted(self, document: Mapping[str, Any]) -> None:
        self._write(self._main, document)

    def quarantined(self, document: Mapping[str, Any]) -> None:
        assert self._apart is not None
        self._write(self._apart, document)

    def unreadable(self, document: Mapping[str, Any]) -> None:
        if self._unread is not None:
            self._write(self._unread, document)

    def _write(self, out: IO[str], document: Mapping[str, Any]) -> None:
        with self._named(out):
            out.write(_line(document))

    @contextmanager
    def _named(self, out: IO[str]) -> Iterator[None]:
        """An error says which file it is of, and what was written so far goes: it is no conversion."""
        try:
            yield
        except OSError as error:
            name = next((target for part, target, _ in self._parts if str(part) == getattr(out, "name", None)), None)
            error.filename = error.filename or (str(name) if name is not None else None)
            for part, _, _ in self._parts:
                part.unlink(missing_ok=True)
            raise

    def finish(self, result: Converted) -> None:
        for out in (self._stream, self._main, self._apart, self._unread):
            if out is not None:
                with self._named(out):
                    out.flush()
        self._stack.close()
        for written, target, parquet in self._parts:
            if parquet:
                reasons = target.name.startswith(UNATTRIBUTABLE)
                try:
                    _to_parquet(written, target, self._names, reasons=reasons)
                finally:
                    written.unlink()
            else:
                written.replace(target)
        if self._folder is not None:
            text = json.dumps(result.summary(), indent=2) + "\n"
            (self._folder / SUMMARY).write_text(text, encoding="utf-8", newline="\n")

    def _open(self, target: Path, *, parquet: bool) -> IO[str]:
        target = Path(os.path.realpath(target))  # a link to the file stays one
        if target.exists() and not target.is_file():  # a device or a pipe: written to, never replaced
            if parquet:
                raise ConvertError(f"{target} is no file: Parquet is written to a file")
            return self._stack.enter_context(target.open("w", encoding="utf-8", newline="\n"))
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f"{target.name}.part")
        self._parts.append((part, target, parquet))
        # surrogates that JSON can escape and UTF-8 has not are written as escapes again
        return self._stack.enter_context(part.open("w", encoding="utf-8", newline="\n"))


def _line(document: Mapping[str, Any]) -> str:
    import msgspec

    try:
        return msgspec.json.encode(document).decode() + "\n"
    except UnicodeEncodeError:  # JSON can escape what UTF-8 has not
        return json.dumps(document, separators=(",", ":")) + "\n"


def _to_parquet(source: Path, target: Path, names: tuple[str, ...], *, reasons: bool) -> None:
    from checker.logs.query_engine import duckdb

    columns = dict(_types(names))
    if reasons:
        columns["reasons"] = "VARCHAR[]"
    typed = ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items())
    part = target.with_name(f"{target.name}.parquet-part")
    statement = (
        f"COPY (SELECT * FROM read_json(?, format = 'newline_delimited', columns = {{{typed}}}))"  # noqa: S608
        f" TO '{str(part).replace(chr(39), chr(39) * 2)}' (FORMAT parquet, COMPRESSION zstd)"
    )
    try:
        with full_disk_as_os_error(), duckdb.connect() as connection:
            connection.execute("SET enable_progress_bar = false")  # it goes to standard output
            connection.execute("SET TimeZone = 'UTC'")
            connection.execute("SET preserve_insertion_order = true")
            connection.execute(statement, [str(source)])
    except OSError as error:
        part.unlink(missing_ok=True)
        error.filename = str(target)
        raise
    part.replace(target)


def _types(names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    from checker.logs.formats.canonical import Type, column_type

    yield "source", 'STRUCT(path VARCHAR, line BIGINT, "offset" BIGINT, sha256 VARCHAR)'
    yield from (("format", "VARCHAR"), ("billing", "BOOLEAN"), ("outcome", "VARCHAR"))
    kinds = {Type.COUNT: "BIGINT", Type.TIME: "TIMESTAMP WITH TIME ZONE", Type.FLAG: "BOOLEAN"}
    yield from ((name, kinds.get(column_type(name), "VARCHAR")) for name in names)
    yield "faults", "VARCHAR[]"
