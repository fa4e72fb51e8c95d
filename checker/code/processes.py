"""Islands judged in processes of their own: what one learns of a project is of no use to another."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

import _checkpolicy
from checker.code.question import Question
from checker.code.results import pack
from checker.code.source.project import MeetingError

Files = tuple[str, ...]

_question: Question | None = None  # of this process


def processors() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def judge_apart(
    question: Question, islands: Mapping[int, Files], sizes: Mapping[int, int], jobs: int
) -> Iterator[tuple[int, bytes, str]]:
    """Of each island as it is done: its number, its packed result, and the path of the module of another island that it
    came by, where it did (there is no result then). `sizes`: by which the longest begin first. A process that is killed
    ends the whole: what is left is for the caller."""
    context = multiprocessing.get_context("spawn")
    order = sorted(islands, key=lambda number: (-sizes[number], number))
    pool = ProcessPoolExecutor(jobs, context, initializer=_checkpolicy.start_worker, initargs=(_start, question))
    try:
        waiting = {pool.submit(_judged, islands[number]): number for number in order}
        for done in as_completed(waiting):
            yield waiting[done], *done.result()
    except BrokenProcessPool:
        return
    except BaseException:  # an interruption, a reader that goes away: no process goes on for nobody
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _start(question: Question) -> None:
    global _question
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends this one, and says so
    _question = question


def _judged(files: Sequence[str]) -> tuple[bytes, str]:
    assert _question is not None
    try:
        return pack(_question.answer(files)), ""
    except MeetingError as meeting:
        return b"", meeting.path
