"""Small blocks of lines, of one source or of many, that share their statements: to plan one takes longer than to read
some hundred lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct, field

from checker.logs.blocks.block_rows import LineRows
from checker.logs.blocks.blocks import Block, line_starts, staged
from checker.logs.screening.judging import Judging
from checker.logs.screening.source_state import Events, Part, SourceState
from checker.logs.screening.storing import Chosen, Storing, text_of
from checker.logs.screening.verdicts import Plan

SMALL: Final = 1 << 20  # bytes of a block
_AT_ONCE: Final = 4 << 20  # bytes
_FEW: Final = 256 << 10  # bytes that are made ready: nulls are kept then, which may save a statement
_ROWS: Final = 1000  # that are few
_Waiting = tuple[SourceState, Block, Events]


class Together(Struct):
    """Blocks of one plan are collected, and read once there are enough of them."""

    judging: Judging
    storing: Storing
    _plan: Plan | None = None
    _waiting: list[_Waiting] = field(default_factory=list)

    def take(self, state: SourceState, plan: Plan, block: Block, events: Events) -> None:
        """A block that was made ready, or as it stands, sooner or later."""
        if self._plan is not plan:
            self.finish()
        self._plan = plan
        if block.lines is None and _has_blank_lines(block.data):
            block = staged(block.data, block.line, block.offset, plan.rewrite)
        self._waiting.append((state, block, events))
        if sum(len(block.data) for _, block, _ in self._waiting) >= _AT_ONCE:
            self.finish()

    def finish(self) -> None:
        """All that was taken so far."""
        waiting, self._waiting = self._waiting, []
        if not waiting or self._plan is None:
            return
        if sum(len(block.data) for _, block, _ in waiting if block.lines is None) <= _FEW:
            waiting = [(state, ready(block, self._plan), events) for state, block, events in waiting]
        parts: list[Part] = []
        as_they_stand: list[Chosen] = []
        made_ready: list[Chosen] = []
        for state, block, events in waiting:
            reported(block, state, events)
            rows = LineRows(block, line_starts(block.data))
            part = Part(state, self._plan, rows, self.storing.rows, events)
            self.storing.begin(part)
            self.storing.rows += rows.count
            parts.append(part)
            chosen = as_they_stand if block.lines is None else made_ready
            chosen += ((part, n) for n in range(rows.count))
        settled = self._typed(self._plan, as_they_stand) + self._extracted(self._plan, made_ready)
        if settled != len(as_they_stand) + len(made_ready):
            raise AssertionError(f"{len(as_they_stand) + len(made_ready)} records read, {settled} accounted for")
        for part in parts:
            self.storing.tell(part)

    def _typed(self, plan: Plan, chosen: Sequence[Chosen]) -> int:
        """How many are settled, which should be all."""
        if not chosen:
            return 0
        typed = self.judging.typed(plan)
        assert typed is not None
        settled, unclear = self.storing.again(chosen, typed, plan.rewrite, new=False)
        return settled + self._extracted(plan, unclear)

    def _extracted(self, plan: Plan, chosen: Sequence[Chosen]) -> int:
        if not chosen:
            return 0
        few = len(chosen) <= _ROWS
        queries = self.judging.few(plan, text_of(chosen)) if few else self.judging.extracted(plan)
        return self.storing.again(chosen, queries, None, new=False)[0]


def ready(block: Block, plan: Plan) -> Block:
    """With its lines made ready, if they are not yet."""
    return block if block.lines is not None else staged(block.data, block.line, block.offset, plan.rewrite)


def reported(block: Block, state: SourceState, events: Events) -> None:
    """What is said of the lines of a block that are no records."""
    for bad in block.bad:
        state.bad += 1
        events.bad(state, bad.line, bad.offset, bad.reason)
    for blank in block.blank:
        state.blank += 1
        events.blank(state, blank.line, blank.offset)


def _has_blank_lines(data: bytes) -> bool:
    return any(not line.strip() for line in data.removesuffix(b"\n").split(b"\n"))
