"""The use case `logs inject`: a clean log with faults put into it, scanned, and which of them were noticed.

Several rounds are run, so that no more than a fifth of the records of any of them is changed: what is usual in a log
(rates, gaps, shares) stays so.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from checker.errors import InputError
from checker.findings.model import Level
from checker.logs.audit.selection import rank
from checker.logs.faults import Fault, faults_of
from checker.logs.formats.log_format import formats_of
from checker.logs.formats.mapping import RecordMapping, record_mapping
from checker.logs.injection import Injection, Planted
from checker.logs.members.members import MemberReader, Window
from checker.logs.records.record import Record
from checker.logs.result import Violation
from checker.logs.sources.sources import expand
from checker.rules.registry import active
from checker.run.logs.log_rules import not_run
from checker.run.logs.scan_logs import ScanRequest, said_format, scan_logs, set_context

SHARE: Final = 5  # one in so many records of a round is changed at most
_SWAPPED: Final = ("team_id", "cost_center", "service_endpoint", "environment", "model_actual", "price_card_version")


class InjectError(InputError, ValueError):
    """A log that no faults can be put into: a usage error."""


class InjectRequest(Struct, frozen=True):
    """`each`: how many of every kind of fault. `keep`: a folder for the changed logs."""

    scan: ScanRequest
    seed: str
    each: int
    keep: Path | None = None


class _Line(Struct):
    """A record as it stands, and as JSON with containers unwrapped."""

    raw: bytes
    document: bytes
    record: Record
    key: str
    index: int


class _Log(Struct):
    mapping: RecordMapping
    raw: list[bytes] = field(default_factory=list)  # all lines, those that are no records too
    records: list[_Line] = field(default_factory=list)


def inject_faults(request: InjectRequest) -> Injection:
    """Raises InjectError, and what `scan_logs` raises."""
    scan = request.scan
    log = _read(scan)
    with tempfile.TemporaryDirectory(prefix="checkpolicy-") as scratch:
        folder = Path(scratch)
        before = _scanned(scan, folder / "log.jsonl", log.raw)
        dirty = {line for line, found in before.items() if any(v.level is Level.ERROR for v in found)}
        clean = [line for line in log.records if line.index + 1 not in dirty and line.record.succeeded() is not False]
        seen = {name: [text for line in clean if (text := line.record.text(name))] for name in _SWAPPED}
        faults, untested = _testable(faults_of(log.mapping, scan.policy, seen), scan, clean)
        if not clean:
            raise InjectError("no record is clean: faults could not be told from what is wrong with the log already")
        planted: list[Planted] = []
        others: Counter[str] = Counter()
        for number, chosen in enumerate(_rounds(faults, clean, request), 1):
            path = (request.keep / f"round-{number}.jsonl") if request.keep is not None else folder / "round.jsonl"
            found, side = _round(scan, path, log, chosen, before)
            planted += found
            others += side
    short = {fault.name for fault in faults} - {one.fault for one in planted}
    if short:
        untested.append(f"no clean record that it can be put into: {', '.join(sorted(short))}")
    return Injection(
        tuple(planted), tuple(untested), dict(sorted(others.items())), len(log.records), len(clean), request.seed
    )


def _read(scan: ScanRequest) -> _Log:
    formats = formats_of(scan.policy.document.get("logs") or {})
    reader = MemberReader(
        formats,
        said_format(scan.input_format, formats),
        lambda log_format: record_mapping(log_format, scan.policy),
        Window(scan.start, scan.end),
    )
    logs: dict[str, _Log] = {}
    for source in expand(scan.sources, scan.cwd, scan.start, scan.end):
        reading = reader.read(source)
        if reading.mapping is None:
            raise InjectError(f"{source.shown}: of no known format: say which with --input-format")
        if reading.mapping.format.reader != "json":
            raise InjectError(f"{source.shown}: faults are put into logs of one record per line, not into OTLP exports")
        log = logs.setdefault(reading.mapping.format.name, _Log(reading.mapping))
        for member in reading:
            raw = member.raw.replace(b"\n", b" ").replace(b"\r", b" ")
            if member.record is not None:
                key = member.record.text("record_id") or member.key
                log.records.append(_Line(raw, member.ready, member.record, key, len(log.raw)))
            log.raw.append(raw)
    if len(logs) > 1:
        raise InjectError(f"one format at a time: these are {', '.join(sorted(logs))}")
    [log] = logs.values()
    if not log.records:
        raise InjectError("no record that a fault could be put into")
    return log


def _testable(faults: Sequence[Fault], scan: ScanRequest, clean: Sequence[_Line]) -> tuple[list[Fault], list[str]]:
    """Faults that some rule in force can notice, and why others are left out."""
    levels = active(scan.policy.rules)
    context = set_context(scan)
    idle = {word.strip(",") for reason in not_run(context) for word in reason.split(":")[0].split() if word[:2] == "CP"}
    if any(line.record.present(name) for line in clean for name in ("key_team_id", "key_environment")):
        idle -= {"CP314"}  # by what the gateway says of keys it runs without a registry
    able, untested = [], []
    for fault in faults:
        rules = {rule for rule in fault.rules if levels.get(rule) is not None} - idle
        if rules:
            able.append(replace(fault, rules=frozenset(rules)))
        else:
            untested.append(f"{fault.name}: {', '.join(sorted(fault.rules))} did not run")
    return able, untested


def _rounds(
    faults: Sequence[Fault], clean: Sequence[_Line], request: InjectRequest
) -> Iterator[list[tuple[Fault, _Line]]]:
    """Which fault is put into which record: by a hash of the seed, so that the order of the log does not matter."""
    left = {fault.name: request.each for fault in faults}
    orders = {
        fault.name: sorted(
            (line for line in clean if fault.fits(line.record)),
            key=lambda line: (rank(request.seed, f"{fault.name}:{line.key}"), line.index),
        )
        for fault in faults
    }
    most = max(1, len(clean) // SHARE)
    while any(left.values()):
        taken: set[int] = set()
        chosen: list[tuple[Fault, _Line]] = []
        for fault in faults:
            while left[fault.name] and len(chosen) < most:
                line = next((one for one in orders[fault.name] if one.index not in taken), None)
                if line is None:
                    break
                orders[fault.name].remove(line)
                taken.add(line.index)
                left[fault.name] -= 1
                chosen.append((fault, line))
            if not orders[fault.name]:
                left[fault.name] = 0
        if not chosen:
            return
        yield chosen


def _round(
    scan: ScanRequest,
    path: Path,
    log: _Log,
    chosen: Sequence[tuple[Fault, _Line]],
    before: dict[int, list[Violation]],
) -> tuple[list[Planted], Counter[str]]:
    changes = {}
    for fault, line in chosen:
        lines = fault.change(json.loads(line.document))
        if lines is not None:
            changes[line.index] = (fault, lines)
    written: list[bytes] = []
    places: dict[int, list[int]] = {}  # by index of the record: its lines, from 1
    for index, raw in enumerate(log.raw):
        lines = changes[index][1] if index in changes else [raw]
        places[index] = list(range(len(written) + 1, len(written) + len(lines) + 1))
        written += lines
    after = _scanned(scan, path, written)
    planted = []
    for index, (fault, _) in sorted(changes.items()):
        known = {v.rule for v in before[index + 1]}
        found = {v.rule for line in places[index] for v in after[line]} - known
        planted.append(Planted(fault.name, fault.operation, fault.rules, frozenset(found)))
    others: Counter[str] = Counter()
    for index, own in places.items():
        if index not in changes:
            known = {v.rule for v in before[index + 1]}
            others.update({v.rule for line in own for v in after[line]} - known)
    return planted, others


def _scanned(scan: ScanRequest, path: Path, lines: Sequence[bytes]) -> dict[int, list[Violation]]:
    """Violations by line."""
    path.write_bytes(b"\n".join(lines) + b"\n")
    found: dict[int, list[Violation]] = defaultdict(list)
    scan_logs(replace(scan, sources=(str(path),)), lambda violation: found[violation.line].append(violation))
    return found
