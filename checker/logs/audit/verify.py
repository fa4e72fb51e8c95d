"""Evidence held against itself and, where it can be drawn again, against the population: every byte has to be the same.

Findings are statements of what is wrong; notices of what could not be checked, which is never passed over.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct, field

from checker.logs.audit.attributes import PlanError
from checker.logs.audit.conclusion import conclude
from checker.logs.audit.conclusion_document import conclusion_bytes
from checker.logs.audit.evidence import (
    CONCLUSION,
    MANIFEST,
    SAMPLE,
    SELECTION,
    SUMS,
    WORKSHEET,
    EvidenceError,
    Frozen,
    Sample,
    sample_bytes,
    selection_bytes,
)
from checker.logs.audit.read_evidence import manifest_from, sample_from
from checker.logs.audit.selection import rank
from checker.logs.audit.worksheet import read_worksheet
from checker.logs.sources.sources import Source as LogSource
from checker.logs.sources.sources import opened

_FILLED_IN: Final = (WORKSHEET, CONCLUSION)  # written after the sums
_CHUNK: Final = 1 << 20

Redraw = Callable[[Sample, Frozen], Mapping[str, bytes]]


class NotRedrawnError(Exception):
    """Why a sample cannot be drawn again."""


class Verified(Struct):
    """`checked` says what holds, `failed` what does not, `open` what could not be checked."""

    checked: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        if self.open:
            return 2
        return 1 if self.failed else 0


def sums_text(files: Mapping[str, bytes]) -> str:
    """SHA256SUMS, as `sha256sum --check` reads it."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))


def verify(folder: Path, *, root: Path, redraw: Redraw | None = None) -> Verified:
    """The bundle in `folder`; sources are looked for relative to `root`. `redraw` draws the sample again from the
    sources and gives the bundle's files by name. Raises EvidenceError where there is no bundle to speak of."""
    result = Verified()
    files = _files(folder)
    _sums(files, result)
    try:
        frozen = manifest_from(files[MANIFEST], MANIFEST)
        sample = sample_from(files[SAMPLE], files[SELECTION], ".")
    except KeyError as error:
        raise EvidenceError(f"{folder}: no bundle of evidence: {error.args[0]} is missing") from None
    except EvidenceError as error:
        result.failed.append(str(error))
        return result
    _itself(files, sample, result)
    present = _sources(frozen, root, result)
    if present and redraw is not None:
        _drawn_again(redraw, files, sample, frozen, result)
    else:
        result.open.append("the sample was not drawn again from the sources")
    _places(sample, root, result)
    _conclusion(folder, files, sample, result)
    return result


def _files(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        raise EvidenceError(f"{folder}: no folder of evidence")
    try:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
    except OSError as error:
        raise EvidenceError(f"{folder}: cannot be read: {error.strerror}") from None


def _sums(files: Mapping[str, bytes], result: Verified) -> None:
    sums = files.get(SUMS)
    if sums is None:
        raise EvidenceError(f"no bundle of evidence: {SUMS} is missing")
    stated = dict(_stated(sums))
    if not stated:
        result.failed.append(f"{SUMS} names no file")
    for name, digest in stated.items():
        if name not in files:
            result.failed.append(f"{name} is missing")
        elif hashlib.sha256(files[name]).hexdigest() != digest:
            result.failed.append(f"{name} is not what it was: its SHA-256 differs from {SUMS}")
        else:
            result.checked.append(f"{name}: SHA-256")
    expected = {name: data for name, data in files.items() if name in stated}
    if not result.failed and sums.decode("utf-8", "replace") != sums_text(expected):
        result.failed.append(f"{SUMS} is not as it was written")
    for name in files:
        if name not in stated and name != SUMS and name not in _FILLED_IN:
            result.failed.append(f"{name} is not in {SUMS}")


def _stated(sums: bytes) -> Iterator[tuple[str, str]]:
    for line in sums.decode("utf-8", "replace").splitlines():
        digest, _, name = line.partition("  ")
        yield name, digest


def _itself(files: Mapping[str, bytes], sample: Sample, result: Verified) -> None:
    """What follows from the sample's own plan and seed."""
    manifest = hashlib.sha256(files[MANIFEST]).hexdigest()
    _same(sample.manifest == manifest, f"{SAMPLE} is of this {MANIFEST}", result)
    if sample.seed.self_seeded:
        _same(sample.seed.text == manifest, f"the seed is the digest of {MANIFEST}", result)
    _same(files[SAMPLE] == sample_bytes(sample), f"{SAMPLE} is written as it was", result)
    _same(files[SELECTION] == selection_bytes(sample.items), f"{SELECTION} is written as it was", result)
    ranks = all(rank(sample.seed.text, item.drawn.key) == item.drawn.rank for item in sample.items)
    _same(ranks, "every rank follows from the seed and the key", result)
    order = [(item.drawn.rank, item.drawn.key) for item in sample.items]
    _same(order == sorted(order, reverse=True) and len(set(order)) == len(order), "items are in order of rank", result)
    try:
        size = sample.plan.size(sample.units) if sample.units else sample.size
    except PlanError:
        size = None
    _same(size == sample.size, "the size follows from the plan and the population", result)
    main = [item for item in sample.items if "main" in item.drawn.samples]
    _same(len(main) == min(sample.size.size, sample.units), "the main sample has its size", result)
    _same(list(sample.items[: len(main)]) == main, "the main sample has the highest ranks", result)
    _same(sum(stratum.units for stratum in sample.strata) == sample.units, "the strata make up the population", result)


def _sources(frozen: Frozen, root: Path, result: Verified) -> bool:
    """Whether all sources are there as they were."""
    present = True
    for source in frozen.sources:
        path = root / source.path
        try:
            with path.open("rb") as file:
                digest = hashlib.sha256()
                while chunk := file.read(_CHUNK):
                    digest.update(chunk)
        except OSError as error:
            result.open.append(f"{source.path}: the source cannot be read: {error.strerror}")
            present = False
            continue
        same = digest.hexdigest() == source.sha256
        _same(same, f"{source.path} is the source that was drawn from", result)
        present = present and same
    return present


def _drawn_again(redraw: Redraw, files: Mapping[str, bytes], sample: Sample, frozen: Frozen, result: Verified) -> None:
    try:
        again = redraw(sample, frozen)
    except (NotRedrawnError, EvidenceError) as error:
        result.open.append(f"the sample was not drawn again from the sources: {error}")
        return
    for name, data in sorted(again.items()):
        _same(files.get(name) == data, f"{name} drawn again from the sources", result)


def _places(sample: Sample, root: Path, result: Verified) -> None:
    """The lines of the items, where their sources are plain files."""
    wrong = []
    looked = 0
    for item in sample.items:
        for attempt in item.attempts:
            path = root / attempt.source
            if not attempt.length or not path.is_file():  # without a length the digest is of a record, drawn again
                continue
            with opened(LogSource(path, attempt.source)) as file:
                if not isinstance(file, io.BufferedReader):
                    continue  # compressed: offsets count what was decompressed
                looked += 1
                file.seek(attempt.offset)
                line = file.read(attempt.length)
            if hashlib.sha256(line).hexdigest() != attempt.sha256:
                wrong.append(f"item {item.number}: {attempt.source}:{attempt.line} is not the line that was drawn")
    if looked:
        _same(not wrong, f"{looked} lines of items are where they were", result)
    result.failed.extend(wrong)


def _conclusion(folder: Path, files: Mapping[str, bytes], sample: Sample, result: Verified) -> None:
    worksheet, conclusion = files.get(WORKSHEET), files.get(CONCLUSION)
    if worksheet is None:
        result.failed.append(f"{WORKSHEET} is missing")
        return
    try:
        rows = read_worksheet(worksheet, WORKSHEET, sample)
    except EvidenceError as error:
        result.failed.append(str(error))
        return
    result.checked.append(f"{WORKSHEET} has the items of the sample")
    if conclusion is not None:
        again = conclusion_bytes(conclude(sample, rows))
        _same(conclusion == again, f"{CONCLUSION} follows from {WORKSHEET}", result)


def _same(holds: bool, what: str, result: Verified) -> None:
    if holds:
        result.checked.append(what)
    else:
        result.failed.append(f"not so: {what}")
