"""A scan that goes on from where the last one ended: what is new goes in, a checkpoint comes out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.findings.model import Notice
from checker.logs.result import Continuity
from checker.logs.screening.source_state import SourceState
from checker.logs.sources.sources import Source

if TYPE_CHECKING:
    from checker.logs.progress.continuation import Continuation


def continued(checkpoint: Path | None, sources: Sequence[Source]) -> Continuation | None:
    """What is new in `sources` since `checkpoint`; None without one. Raises CheckpointError."""
    if checkpoint is None:
        return None
    from checker.logs.progress.checkpoint import load
    from checker.logs.progress.continuation import plan

    return plan(sources, load(checkpoint))


def continuity_of(going_on: Continuation, states: Sequence[SourceState]) -> Continuity:
    """What a scan that went on has read, what stayed unread, and the checkpoint for the next one."""
    from checker.logs.progress.continuation import Ended, settled

    read = states[: len(going_on.sources)]  # behind them: what stood in a source and was of another format
    after = settled(going_on, [Ended(state.lines, state.size, state.error) for state in read])
    since = going_on.before.scanned
    return Continuity(
        since=_micros(since) if since is not None else None,
        now=_micros(going_on.now),
        read=len(going_on.new),
        unchanged=len([position for position in going_on.kept if not position.final]),
        gaps=tuple((gap.path, _micros(gap.since), gap.reason) for gap in after.gaps),
        after=after,
    )


def lost(going_on: Continuation | None) -> tuple[Notice, ...]:
    """Sources of the last scan that are gone, or that no longer begin as they did."""
    return tuple(Notice(gap.path, gap.reason) for gap in (going_on.lost if going_on is not None else ()))


def _micros(seconds: float) -> int:
    return round(seconds * 1_000_000)
