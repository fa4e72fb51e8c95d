"""Judged rows into the table of records; rows that are not settled at first are judged once more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from checker.logs.block_query import BlockQueries
from checker.logs.block_rows import LineRows, Placed
from checker.logs.blocks import Rewriter, UnreadableLineError
from checker.logs.judging import Judged, Judging
from checker.logs.source_state import Part, SourceState, Window
from checker.logs.verdicts import Verdicts

if TYPE_CHECKING:
    import duckdb

_CERTAIN: Final = "NOT unknown AND NOT unclear"
_UNCLEAR: Final = "unclear AND NOT unknown AND NOT foreign_ AND NOT excluded"
_PLACED: Final = ("places.row", "places.line")
# Judges some rows of a part once more: how many are settled now, and which are not.
Again = Callable[[Part, list[int]], "tuple[int, list[int]]"]


@dataclass(slots=True)
class Storing:
    """`placed` has the number of each part's first row and where its rows are."""

    connection: duckdb.DuckDBPyConnection
    judging: Judging
    verdicts: Verdicts
    window: Window
    folder: Path
    placed: list[tuple[int, Placed]] = field(default_factory=list)

    def store(self, part: Part, queries: BlockQueries, judged: Judged, again: Again) -> None:
        """What is in the table `judged`, and what is to be said of it. `again` is for rows that are unknown."""
        if part.rows.count:
            self.placed.append((part.base, part.rows.placed))
        settled = self.settle(part, queries, judged, None)
        unclear = self.judging.flagged(_UNCLEAR) if judged.unclear else []
        if judged.unknown:
            number, more = again(part, self.judging.flagged("unknown"))
            settled += number
            unclear += more
        if unclear:
            settled += self.again(part, self.judging.extracted(part.plan), unclear, None)[0]
        shown = part.state.source.shown
        if settled != part.rows.count:
            raise AssertionError(f"{shown}: {part.rows.count} records read, {settled} accounted for")
        events = part.events
        self.verdicts.of_rows(
            shown, part.plan, part.rows, part.base, lambda one: events.candidate(part.state, one), events.every
        )

    def settle(self, part: Part, queries: BlockQueries, judged: Judged, chosen: Sequence[int] | None) -> int:
        """What is certain of the rows in the table `judged`, which are `chosen` ones of the part; how many that is."""
        state, outside = part.state, self._outside()
        settled = judged.foreign + judged.excluded
        state.foreign += judged.foreign
        state.excluded += judged.excluded
        if outside != "FALSE":
            query = f"SELECT count(*) FROM judged WHERE ({outside}) AND NOT excluded AND NOT foreign_ AND {_CERTAIN}"
            beyond = int(self.judging.one(query)[0])
            state.outside += beyond
            settled += beyond
        if judged.foreign:
            self._report_foreign(part, chosen)
        placed = self._placed_as(part) if chosen is None else self._placed_one_by_one(part, chosen)
        stored = self._insert(queries, state, placed, outside)
        state.records += stored
        return settled + stored

    def again(
        self, part: Part, queries: BlockQueries, chosen: list[int], rewrite: Rewriter | None
    ) -> tuple[int, list[int]]:
        """Some rows of a part once more: they are unlike most, their combinations are new, or null and nothing make a
        difference in them. How many are settled now, and which are not. With `rewrite`, lines that cannot be read by
        `queries` are made ready."""
        import duckdb

        texts = part.rows.texts(chosen)
        lines = [texts[n].strip() for n in chosen]
        settled = 0
        try:
            new = self.judging.has_new_combinations()
            judged = self.judging.judged(queries, b"\n".join(lines) + b"\n", new=new)
            readable = judged.rows == len(lines) and not judged.text_inside
        except duckdb.Error:
            if rewrite is None:
                raise
            readable = False
        if not readable and rewrite is not None:
            queries = self.judging.extracted(part.plan)
            chosen, ready = self._made_ready(part, chosen, lines, rewrite)
            settled = len(lines) - len(ready)
            if not ready:
                return settled, []
            judged = self.judging.judged(queries, b"\n".join(ready) + b"\n")
        if judged.unknown:
            judged = self.judging.combine(queries)
        settled += self.settle(part, queries, judged, chosen)
        return settled, [chosen[n] for n in self.judging.flagged(_UNCLEAR)] if judged.unclear else []

    def _made_ready(
        self, part: Part, chosen: Sequence[int], lines: Sequence[bytes], rewrite: Rewriter
    ) -> tuple[list[int], list[bytes]]:
        kept: list[int] = []
        ready: list[bytes] = []
        for n, line in zip(chosen, lines, strict=True):
            try:
                (text,) = rewrite(line)
            except UnreadableLineError as error:
                part.state.bad += 1
                part.events.bad(part.state, *part.rows.place(n), str(error))
            else:
                kept.append(n)
                ready.append(text)
        return kept, ready

    def _placed_as(self, part: Part) -> tuple[str, str]:
        """SQL of a row's number and line."""
        rows, base = part.rows, part.base
        if isinstance(rows, LineRows) and rows.block.lines is not None:
            self._place((n, base + n, line) for n, line in enumerate(rows.block.lines))
            return _PLACED
        return f"{base} + n", f"{rows.place(0)[0] if rows.count else 0} + n"

    def _placed_one_by_one(self, part: Part, chosen: Sequence[int]) -> tuple[str, str]:
        self._place((number, part.base + n, part.rows.place(n)[0]) for number, n in enumerate(chosen))
        return _PLACED

    def _insert(self, queries: BlockQueries, state: SourceState, placed: tuple[str, str], outside: str) -> int:
        query = queries.store
        joined = " JOIN places USING (n)" if placed is _PLACED else ""
        where = f"{_CERTAIN} AND NOT ({outside})"
        for name, value in (
            ("row", placed[0]), ("line", placed[1]), ("src", str(state.index)), ("joined", joined), ("where", where),
        ):  # fmt: skip
            query = query.replace(f"{{{name}}}", value)
        return int(self.judging.one(query)[0])

    def _place(self, places: Iterable[tuple[int, int, int]]) -> None:
        """The number and the line of each row, beside the block."""
        path = self.folder / "places.csv"
        with path.open("w") as out:
            out.writelines(f"{n},{row},{line}\n" for n, row, line in places)
        self.connection.execute("DELETE FROM places")
        self.connection.execute(
            f"INSERT INTO places SELECT * FROM read_csv('{path}', header = false, auto_detect = false,"
            " columns = {'n': 'BIGINT', 'row': 'BIGINT', 'line': 'BIGINT'})"
        )

    def _outside(self) -> str:
        conditions = []
        if self.window.start is not None:
            conditions.append(f"started < {self.window.start}")
        if self.window.end is not None:
            conditions.append(f"started >= {self.window.end}")
        return f"COALESCE({' OR '.join(conditions)}, FALSE)" if conditions else "FALSE"

    def _report_foreign(self, part: Part, chosen: Sequence[int] | None) -> None:
        flagged = self.judging.flagged("foreign_")
        foreign = flagged if chosen is None else [chosen[n] for n in flagged]
        texts = part.rows.texts(foreign)
        for n in foreign:
            reason = f"JSON without anything of {part.plan.mapping.format.title}"
            if not texts[n].lstrip().startswith(b"{"):
                reason = "JSON, but not an object"
            part.events.bad(part.state, *part.rows.place(n), reason)
