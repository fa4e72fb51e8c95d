"""The result for a project, put together from those of its islands: kept ones, and the others judged now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress

import msgpack
from msgspec import Struct

from checker.code.progress import READING, Progress
from checker.code.question import Question
from checker.code.results import CodeResult, pack, pack_unmatched, unpack, unpack_unmatched
from checker.code.unmatched_model import Unmatched
from checker.files.cache import Store

Reports = Callable[[Collection[str]], bool]
PAYS_OFF = 1_500_000  # bytes of source beside the largest island, from which on processes save more than they cost
DAMAGED = (ValueError, TypeError, IndexError, KeyError)  # a kept value that is none: as if it were not there


class Layout(Struct, frozen=True):
    """What is known of a project before anything in it is run: its islands, the SDKs whose declared versions its code
    contradicts, the models of the policy that nothing answers to."""

    islands: tuple[tuple[str, ...], ...]
    contradicted: tuple[str, ...]
    unmatched: tuple[Unmatched, ...]

    @classmethod
    def of(cls, question: Question) -> Layout:
        """As the files say."""
        from checker.code.proofs.unmatched import unmatched
        from checker.code.source.contradicted import contradicted
        from checker.code.source.islands import islands_of

        project = question.project
        return cls(
            tuple(islands_of(project)),
            tuple(sorted(contradicted(question.catalogue, project))),
            unmatched(project, question.demand.models),
        )

    def pack(self) -> bytes:
        """To bytes, which `unpack` reads."""
        packed: bytes = msgpack.packb(
            (self.islands, self.contradicted, pack_unmatched(self.unmatched)), unicode_errors="surrogateescape"
        )
        return packed

    @classmethod
    def unpack(cls, data: bytes) -> Layout:
        """One of DAMAGED: the bytes are none."""
        islands, known, missing = msgpack.unpackb(data, use_list=False, unicode_errors="surrogateescape")
        return cls(islands, known, unpack_unmatched(missing))


def assemble(
    question: Question, store: Store, key: bytes, reports: Reports, progress: Progress | None, jobs: int | None
) -> CodeResult:
    """The result of the islands that hold a file which `reports` wants; one of all islands is kept under `key`. `jobs`:
    at most so many processes, None: as many as pay off."""
    layout = _layout(question, store, key)
    results = _Islands(question, store, layout, progress).results(reports, jobs)
    whole = CodeResult(
        tuple(sorted((site for result in results for site in result.sites), key=lambda site: site.at)),
        tuple(notice for result in results for notice in result.notices),
        len(question.files),
        tuple(sorted(path for result in results for path in result.marked)),
        layout.unmatched,
    )
    if sum(result.files for result in results) == len(question.files):
        store.put("results", key, pack(whole))
    return whole


def _layout(question: Question, store: Store, key: bytes) -> Layout:
    kept = store.get("layouts", key)
    if kept is not None:
        with suppress(*DAMAGED):
            return Layout.unpack(kept)
    layout = Layout.of(question)
    store.put("layouts", key, layout.pack())
    return layout


class _Islands:
    """The islands of a project as they turn out to be: those that meet when they are run are one."""

    def __init__(self, question: Question, store: Store, layout: Layout, progress: Progress | None) -> None:
        self._question = question.whatever_versions(layout.contradicted)
        self._store = store
        self._progress = progress
        self._files = dict(enumerate(layout.islands))
        self._number = {path: number for number, paths in self._files.items() for path in paths}
        self._read = 0  # files, of those that were judged in this run

    def results(self, reports: Reports, jobs: int | None) -> list[CodeResult]:
        """Of each island that holds a file which `reports` wants, by their first files."""
        waiting = [number for number, paths in self._files.items() if reports(paths)]
        if jobs != 1:
            self._judge_apart(waiting, jobs)
        done: dict[int, CodeResult] = {}
        while waiting:
            number = waiting.pop()
            if number not in self._files or number in done:
                continue
            found = self._result(number)
            if isinstance(found, CodeResult):
                done[number] = found
                continue
            done.pop(found, None)
            self._join(number, found)
            waiting.append(number)
        return [done[number] for number in sorted(done, key=lambda number: self._files[number][0])]

    def _join(self, number: int, other: int) -> None:
        self._files[number] = tuple(sorted((*self._files[number], *self._files.pop(other))))
        self._number.update(dict.fromkeys(self._files[number], number))

    def _result(self, number: int) -> CodeResult | int:
        """The result of an island, or the number of another one that it meets."""
        files = self._files[number]
        key = self._question.key(files)
        met = self._store.get("meetings", key)
        other = self._number.get(met.decode("utf-8", "surrogateescape"), number) if met is not None else number
        if other != number:
            return other
        kept = self._store.get("islands", key)
        if kept is not None:
            with suppress(*DAMAGED):
                return unpack(kept, lambda places: True)
        from checker.code.source.project import MeetingError

        try:
            found = self._question.answer(files, self._progress_of(len(files)))
        except MeetingError as meeting:
            self._keep(key, b"", meeting.path)
            return self._number[meeting.path]
        self._keep(key, pack(found), "")
        return found

    def _keep(self, key: bytes, result: bytes, met: str) -> None:
        """The result of an island, or the path of the module of another one that it met."""
        if met:
            self._store.put("meetings", key, met.encode("utf-8", "surrogateescape"))
        else:
            self._store.put("islands", key, result)

    def _judge_apart(self, numbers: Sequence[int], jobs: int | None) -> None:
        """Judge islands of which no result is kept in several processes, where that takes less time."""
        keys = {number: self._question.key(self._files[number]) for number in numbers}
        known = (number for number, key in keys.items() if self._store.get("islands", key) is None)
        left = [number for number in known if self._store.get("meetings", keys[number]) is None]
        if len(left) < 2:
            return
        sizes = {number: sum(map(self._question.sources.size, self._files[number])) for number in left}
        if sum(sizes.values()) - max(sizes.values()) < PAYS_OFF:
            return
        from checker.code.processes import judge_apart, processors

        jobs = min(jobs or processors(), processors(), len(left))
        if jobs < 2:
            return
        islands = {number: self._files[number] for number in left}
        for number, result, met in judge_apart(self._question, islands, sizes, jobs):
            self._keep(keys[number], result, met)
            self._read += len(islands[number])
            if self._progress is not None:
                self._progress(READING, self._read, len(self._question.files))

    def _progress_of(self, files: int) -> Progress | None:
        """Files are counted over all islands."""
        told, before, total = self._progress, self._read, len(self._question.files)
        self._read += files
        if told is None:
            return None

        def progress(phase: str, done: int, of: int) -> None:
            if phase == READING:
                done, of = before + done, total
            told(phase, done, of)

        return progress
