"""Judged rows into the table of records; rows that are not settled at first are judged once more."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from checker.logs.blocks.block_rows import LineRows, Placed
from checker.logs.blocks.blocks import Rewriter, UnreadableLineError, lines_apart
from checker.logs.columns.leaves import KEPT
from checker.logs.screening.block_query import BlockQueries
from checker.logs.screening.judging import Judged, Judging
from checker.logs.screening.source_state import Part, Window
from checker.logs.screening.strays import Strays
from checker.logs.screening.verdicts import Verdicts

if TYPE_CHECKING:
    import duckdb

_CERTAIN: Final = "NOT unknown AND NOT unclear"
_UNCLEAR: Final = "unclear AND NOT unknown AND NOT foreign_ AND NOT excluded"
_SEEN: Final = "(SELECT combination FROM combinations)"
_PLACED: Final = ("places.row", "places.src", "places.line")
Chosen = tuple[Part, int]  # a row of a part
# Judges some rows of a part once more: how many are settled now, and which are not.
Again = Callable[[Part, list[int]], "tuple[int, list[int]]"]


class Sifted(Struct, frozen=True):
    """`unread`: rows that have to be read once more; `kept`: how many can do without. Whether any of them have a
    combination that was not seen before."""

    unread: list[Chosen]
    kept: int
    new_unread: bool
    new_kept: bool


class Storing(Struct):
    """`strays` take lines that are records of another format. `placed` has the number of each part's first
    row and where its rows are; `rows` is the next row's number."""

    connection: duckdb.DuckDBPyConnection
    judging: Judging
    verdicts: Verdicts
    window: Window
    folder: Path
    strays: Strays
    placed: list[tuple[int, Placed]] = field(default_factory=list)
    rows: int = 0

    def begin(self, part: Part) -> None:
        if part.rows.count:
            self.placed.append((part.base, part.rows.placed))

    def store(self, part: Part, queries: BlockQueries, judged: Judged, again: Again) -> None:
        """What is in the table `judged`, and what is to be said of it. `again` is for rows that are unknown."""
        self.begin(part)
        settled = self.settle(part, queries, judged)
        unclear = self.judging.flagged(_UNCLEAR) if judged.unclear else []
        unknown = self.judging.flagged("unknown") if judged.unknown else []
        if unknown:
            number, more = again(part, unknown)
            settled += number
            unclear += more
        if unclear:
            chosen = [(part, n) for n in unclear]
            settled += self.again(chosen, self.judging.extracted(part.plan), None, new=self.has_new())[0]
        if settled != part.rows.count:
            shown = part.state.source.shown
            raise AssertionError(f"{shown}: {part.rows.count} records read, {settled} accounted for")
        self.tell(part)

    def tell(self, part: Part) -> None:
        """What is to be said of records one by one."""
        events, shown = part.events, part.state.source.shown
        self.verdicts.of_rows(
            shown, part.plan, part.rows, part.base, lambda one: events.candidate(part.state, one), events.every
        )

    def has_new(self) -> bool:
        return self.judging.has_new_combinations()

    def sift(self, parts: Sequence[Part]) -> Sifted:
        """Of rows that were stored without a look at them those that stay are counted; the others are taken out again:
        what lies outside of the window, and what is unknown, of which the values may be put by."""
        base, outside = parts[0].base, self.outside()
        by_source = {part.state.index: part.state for part in parts}
        for src, stored, beyond in self.connection.execute(
            f"SELECT src, count(*) FILTER (NOT ({outside})), count(*) FILTER ({outside}) FROM raw_records"
            f" WHERE row >= {base} AND NOT unknown GROUP BY src"
        ).fetchall():
            by_source[src].records += stored
            by_source[src].outside += beyond
        found = self.connection.execute(
            f"SELECT row FROM raw_records WHERE row >= {base} AND unknown AND kept IS NULL ORDER BY row"
        ).fetchall()
        kept = self.judging.one(
            f"CREATE OR REPLACE TEMP TABLE {KEPT} AS SELECT row - {base} AS n, combination, kept FROM raw_records"
            f" WHERE row >= {base} AND kept IS NOT NULL"
        )[0]
        new = [
            bool(self.judging.one(f"SELECT count(*) FROM {rows} AND combination NOT IN {_SEEN}")[0])
            for rows in (f"raw_records WHERE row >= {base} AND unknown AND kept IS NULL", f"{KEPT} WHERE TRUE")
        ]
        self.connection.execute(f"DELETE FROM raw_records WHERE row >= {base} AND (unknown OR {outside})")
        return Sifted(_owned(parts, [row for (row,) in found]), kept, *new)

    def settle_kept(
        self, parts: Sequence[Part], queries: BlockQueries, lines: Sequence[int], *, new: bool
    ) -> tuple[int, list[Chosen]]:
        """Rows whose values were put by: how many are settled now, and which are not. `lines` has the line of each
        part's first row."""
        assert queries.kept is not None
        judged = self.judging.combine(queries.kept) if new else self.judging.judge(queries.kept)
        settled = self.settle_placed(parts, queries.kept, judged, lines)
        unclear = [parts[0].base + n for n in self.judging.flagged(_UNCLEAR)] if judged.unclear else []
        return settled, _owned(parts, unclear)

    def set_apart(self, rows: Sequence[int]) -> None:
        """Rows that were stored, as unknown."""
        if rows:
            listed = ", ".join(map(str, rows))
            self.connection.execute(
                f"UPDATE raw_records SET unknown = TRUE, kept = NULL WHERE row >= {rows[0]} AND row IN ({listed})"
            )

    def forget(self, base: int) -> None:
        """Rows from `base` on."""
        self.connection.execute(f"DELETE FROM raw_records WHERE row >= {base}")

    def settle(self, part: Part, queries: BlockQueries, judged: Judged) -> int:
        """What is certain of the rows in the table `judged`, which are those of a part; how many that is."""
        whole = {part.state.index: part}
        judged = self._without_strays(queries, judged, lambda n: (part, n))
        rows, base, src = part.rows, part.base, str(part.state.index)
        if isinstance(rows, LineRows) and rows.block.lines is not None:
            self.place((n, base + n, part.state.index, line) for n, line in enumerate(rows.block.lines))
            return self._settle(whole, queries, judged, _PLACED)
        return self._settle(
            whole, queries, judged, (f"{base} + n", src, f"{rows.place(0)[0] if rows.count else 0} + n")
        )

    def settle_placed(self, parts: Sequence[Part], queries: BlockQueries, judged: Judged, lines: Sequence[int]) -> int:
        """The same where they are some rows of parts that follow each other, numbered throughout; `lines` has the line
        of each part's first row."""
        base = parts[0].base
        judged = self._without_strays(queries, judged, lambda n: _owned(parts, [base + n])[0])
        by_source = {part.state.index: part for part in parts}
        return self._settle(by_source, queries, judged, placed_by_number(parts, lines))

    def settle_chosen(self, chosen: Sequence[Chosen], queries: BlockQueries, judged: Judged) -> int:
        """The same where they are chosen ones of some parts."""
        judged = self._without_strays(queries, judged, lambda n: chosen[n])
        self.place(
            (number, part.base + n, part.state.index, part.rows.place(n)[0]) for number, (part, n) in enumerate(chosen)
        )
        return self._settle({part.state.index: part for part, _ in chosen}, queries, judged, _PLACED)

    def _settle(
        self, parts: Mapping[int, Part], queries: BlockQueries, judged: Judged, placed: tuple[str, str, str]
    ) -> int:
        """`parts` by the number of their source; `placed` is SQL of a row's number, its source's and its line."""
        joined = " JOIN places USING (n)" if placed is _PLACED else ""
        outside = self.outside()
        rows = (
            self.connection.execute(
                f"SELECT {placed[1]} AS src, count(*) FILTER (foreign_), count(*) FILTER (excluded AND NOT foreign_),"
                f" count(*) FILTER (({outside}) AND NOT excluded AND NOT foreign_ AND {_CERTAIN}) FROM judged{joined}"
                " GROUP BY 1"
            ).fetchall()
            if judged.foreign or judged.excluded or outside != "FALSE"
            else []
        )
        settled = 0
        for src, foreign, excluded, beyond in rows:
            state = parts[src].state
            state.foreign += foreign
            state.excluded += excluded
            state.outside += beyond
            settled += foreign + excluded + beyond
        return settled + self._insert(parts, queries, placed, joined, outside)

    def _insert(
        self, parts: Mapping[int, Part], queries: BlockQueries, placed: tuple[str, str, str], joined: str, outside: str
    ) -> int:
        query = queries.store
        where = f"{_CERTAIN} AND NOT ({outside})"
        for name, value in (
            ("row", placed[0]), ("src", placed[1]), ("line", placed[2]), ("joined", joined), ("where", where),
        ):  # fmt: skip
            query = query.replace(f"{{{name}}}", value)
        stored = int(self.judging.one(query)[0])
        if len(parts) == 1:
            (part,) = parts.values()
            part.state.records += stored
            return stored
        rows = self.connection.execute(
            f"SELECT {placed[1]} AS src, count(*) FROM judged{joined}"
            f" WHERE NOT foreign_ AND NOT excluded AND {where} GROUP BY 1"
        ).fetchall()
        for src, number in rows:
            parts[src].state.records += number
        return stored

    def again(
        self, chosen: Sequence[Chosen], queries: BlockQueries, rewrite: Rewriter | None, *, new: bool
    ) -> tuple[int, list[Chosen]]:
        """Some rows of parts of one plan once more: they are unlike most, their combinations are new (`new`), or null
        and nothing make a difference in them. How many are settled now, and which are not. With `rewrite`, lines that
        cannot be read by `queries` are made ready."""
        from checker.logs.query_engine import duckdb

        lines = list(_texts(chosen))
        data = b"\n".join(lines) + b"\n"
        apart = rewrite is not None and lines_apart(data)
        settled = 0
        try:
            judged = self.judging.judged(queries, data, new=new)
            readable = judged.rows == len(lines) and not judged.text_inside and not apart
        except duckdb.Error:
            if rewrite is None:
                raise
            readable = False
        if not readable and rewrite is not None:
            queries = self.judging.extracted(chosen[0][0].plan)
            chosen, ready = self._made_ready(chosen, lines, rewrite)
            settled = len(lines) - len(ready)
            if not ready:
                return settled, []
            judged = self.judging.judged(queries, b"\n".join(ready) + b"\n")
        if judged.unknown:
            judged = self.judging.combine(queries)
        settled += self.settle_chosen(chosen, queries, judged)
        return settled, [chosen[n] for n in self.judging.flagged(_UNCLEAR)] if judged.unclear else []

    def _made_ready(
        self, chosen: Sequence[Chosen], lines: Sequence[bytes], rewrite: Rewriter
    ) -> tuple[list[Chosen], list[bytes]]:
        kept: list[Chosen] = []
        ready: list[bytes] = []
        for (part, n), line in zip(chosen, lines, strict=True):
            try:
                (text,) = rewrite(line)
            except UnreadableLineError as error:
                part.state.bad += 1
                part.events.bad(part.state, *part.rows.place(n), str(error))
            else:
                kept.append((part, n))
                ready.append(text)
        return kept, ready

    def place(self, places: Iterable[tuple[int, int, int, int]]) -> None:
        """Of each row: its number in the block and in all, its source and its line, in the table `places`."""
        path = self.folder / "places.csv"
        with path.open("w") as out:
            out.writelines(f"{n},{row},{src},{line}\n" for n, row, src, line in places)
        self.connection.execute("DELETE FROM places")
        self.connection.execute(
            f"INSERT INTO places SELECT * FROM read_csv('{path}', header = false, auto_detect = false,"
            " columns = {'n': 'BIGINT', 'row': 'BIGINT', 'src': 'INTEGER', 'line': 'BIGINT'})"
        )

    def outside(self) -> str:
        """SQL of whether a record lies outside of the window."""
        conditions = []
        if self.window.start is not None:
            conditions.append(f"started < {self.window.start}")
        if self.window.end is not None:
            conditions.append(f"started >= {self.window.end}")
        return f"COALESCE({' OR '.join(conditions)}, FALSE)" if conditions else "FALSE"

    def _without_strays(self, queries: BlockQueries, judged: Judged, chosen: Callable[[int], Chosen]) -> Judged:
        """What is another format's, or of none, is said or put by. `chosen`: the row of a part by its number."""
        if judged.foreign:
            self._report_foreign([chosen(n) for n in self.judging.flagged("foreign_")])
        if not judged.misfit:
            return judged
        rows = [(n, chosen(n)) for n in self.judging.flagged("misfit")]
        rows = [(n, one) for n, one in rows if self.strays.possible(one[0])]
        texts = zip(rows, _texts([one for _, one in rows]), strict=True)
        strays = [(n, part) for (n, (part, at)), text in texts if self.strays.take(part, at, text)]
        for _, part in strays:
            part.state.foreign -= 1  # it is counted as what it is
        return self.judging.set_foreign(queries, [n for n, _ in strays]) if strays else judged

    def _report_foreign(self, foreign: Sequence[Chosen]) -> None:
        for (part, n), text in zip(foreign, _texts(foreign), strict=True):
            if self.strays.take(part, n, text):
                part.state.foreign -= 1  # it is counted as what it is
                continue
            reason = f"JSON without anything of {part.plan.mapping.format.title}"
            if not text.startswith(b"{"):
                reason = "JSON, but not an object"
            part.events.bad(part.state, *part.rows.place(n), reason)


def placed_by_number(parts: Sequence[Part], lines: Sequence[int]) -> tuple[str, str, str]:
    """SQL, by `n`, of a row's number, its source's and its line, where parts follow each other. `lines` has the line of
    each part's first row."""
    base = parts[0].base
    firsts = [part.base - base for part in parts]
    src = _by_row(firsts, [part.state.index for part in parts])
    line = _by_row(firsts, [line - first for line, first in zip(lines, firsts, strict=True)])
    return f"{base} + n", src, f"{line} + n"


def _by_row(firsts: Sequence[int], values: Sequence[int]) -> str:
    """SQL of the value for row `n`: each holds from its first row on."""
    if len(set(values)) == 1:
        return f"({values[0]})"
    half = len(values) // 2
    before, behind = _by_row(firsts[:half], values[:half]), _by_row(firsts[half:], values[half:])
    return f"CASE WHEN n < {firsts[half]} THEN {before} ELSE {behind} END"


def _owned(parts: Sequence[Part], rows: Sequence[int]) -> list[Chosen]:
    """Rows by their number in all, as rows of the parts that they are in."""
    bases = [part.base for part in parts]
    owners = [parts[bisect_right(bases, row) - 1] for row in rows]
    return [(part, row - part.base) for part, row in zip(owners, rows, strict=True)]


def text_of(chosen: Sequence[Chosen]) -> bytes:
    """Their lines, as a block."""
    return b"\n".join(_texts(chosen)) + b"\n"


def _texts(chosen: Sequence[Chosen]) -> Iterable[bytes]:
    """In order."""
    for _, group in groupby(chosen, key=lambda one: id(one[0])):
        rows = list(group)
        part = rows[0][0]
        texts = part.rows.texts([n for _, n in rows])
        yield from (texts[n].strip() for _, n in rows)
