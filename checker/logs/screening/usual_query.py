"""The statement that judges records which are as most are, and leaves the others to that for any (block_query.py).

Both make the same of a record, which the tests hold them to. What a record needs to be usual is in `Habits`; what then
is left of the checks is cheap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from checker.logs.checks.combinations import Split
from checker.logs.checks.sql import Derived, derived, predicate, quoted, typed_layers
from checker.logs.checks.tables import BITS, IDS, TIMES
from checker.logs.columns.absent import NONE_OF, left_of
from checker.logs.columns.extraction import token_columns
from checker.logs.columns.habits import Habits, conforming, moment_of, number_of
from checker.logs.columns.leaves import NOTHING, Kept, Leaves, kept_leaves, put_by
from checker.logs.columns.looks import Looks, Settling, Shape
from checker.logs.columns.row_kinds import excluded_rows, foreign_rows, is_row_column, misfit_rows
from checker.logs.formats.log_format import Path, TimeForm
from checker.logs.formats.mapping import RecordMapping
from checker.logs.records.expressions import ALWAYS, NEVER
from checker.logs.screening.block_query import (
    COUNTED,
    RAW_COST,
    BlockQueries,
    block_queries,
    combine_statement,
    content_of,
    content_texts,
    cost_text,
    counted_columns,
    layered,
    numbered_combination,
    record_items,
    store_statement,
    text_or_number,
    whole_number,
)

_UNKNOWN: Final = Looks(Shape.ANY, always=False)


def usual_queries(
    mapping: RecordMapping, split: Split, fields: Sequence[str], masks: int, leaves: Leaves, key: int, habits: Habits
) -> BlockQueries:
    """As `block_queries`, with `unknown` for what is not as usual. `leaves` reads nothing at absent paths."""
    judge = _Usual(mapping, split, leaves, key, habits, masks).judge(fields)
    combine = combine_statement(mapping, split, fields, masks, leaves, key)
    put = kept_leaves(leaves, _asked(mapping))
    kept = block_queries(mapping, _without_absent(split, mapping, put), fields, masks, put, key)
    return BlockQueries(
        judge=judge, counts=COUNTED, combine=combine, store=store_statement(masks), kept=replace(kept, once=True)
    )


def _without_absent(split: Split, mapping: RecordMapping, leaves: Leaves) -> Split:
    """What remains of checks where all that the leaves leave out is not there."""
    return left_of(split, frozenset(name for name in mapping.columns if _nowhere(mapping, leaves, name)))


def _asked(mapping: RecordMapping) -> list[Path]:
    asked = mapping.values_asked()
    return [path for path in mapping.paths if path in asked]


class _Usual(Struct, frozen=True):
    mapping: RecordMapping
    split: Split
    leaves: Leaves
    key: int
    habits: Habits
    masks: int

    def judge(self, fields: Sequence[str]) -> str:
        settling = Settling(self.habits.looks, frozenset(self.split.parts))
        left, constant = self._left(settling)
        asked = [] if self.leaves.null_is_nothing else [settling.settled(one) for one in self.split.unclear]
        unclear = [one for one in asked if one != NEVER]
        needed = derived((*(check.when for _, check in left.by_row), *unclear)) - {("status", "ok")}
        needed |= {(name, "s") for name in IDS} | {(name, "t") for name in TIMES}
        needed |= {(name, "s") for name in content_texts(self.mapping)}
        needed |= {(name, "n") for name in counted_columns(self.mapping)}
        needed |= {(name, kind) for name in self.habits.looks for kind in self._read_as(name)}
        usual = ["expected", "known_combination IS NOT NULL", *self._as_usual()]
        usual += [f"({predicate(one)}) IS NOT TRUE" for one in unclear]
        own = dict(left.seldom_own_bits())
        mapping = self.mapping
        items = [
            "n",
            "FALSE AS foreign_, FALSE AS misfit, FALSE AS excluded, FALSE AS text_inside, FALSE AS unclear",
            "unknown",
            f"CASE WHEN unknown AND expected THEN {self._kept.tokens} END AS kept",
            "combination",
            f"{str(mapping.format.billing).upper()} AS billing",
            f"{str(bool(mapping.format.parts)).upper()} AS parts",
            *record_items(mapping, self._text, self._number, self._content),
            f"{cost_text(mapping, self._cost())} AS cost_text",
            f"few_fields + {self._present(fields)} AS extra_fields",
            *(f"c{n} + {own.get(n, '0')} + {constant.get(n, 0)} AS m{n}" for n in range(self.masks)),
        ]
        layers = self._layers(needed - {("started_at", "t")})
        layers.append([f"NOT COALESCE({' AND '.join(usual)}, FALSE) AS unknown"])
        query = layered(self._source(), layers)
        return f"SELECT {', '.join(items)} FROM {query}"

    @property
    def _kept(self) -> Kept:
        return put_by(self.leaves, _asked(self.mapping))

    def _left(self, settling: Settling) -> tuple[Split, dict[int, int]]:
        """What is left of the checks of rows, and the bits of those that every usual record fails, by mask."""
        left = replace(self.split, by_row=[])
        constant: dict[int, int] = {}
        for index, check in self.split.by_row:
            when = settling.settled(check.when)
            if when == ALWAYS:
                constant[index // BITS] = constant.get(index // BITS, 0) | 1 << index % BITS
            elif when != NEVER:
                left.by_row.append((index, replace(check, when=when)))
        return left, constant

    def _source(self) -> str:
        native = [name for name, look in self.habits.looks.items() if look.native]
        tokens = token_columns(self.mapping, self.leaves, self.mapping.columns, (), native)
        started = self._typed("started_at", "t") or _moved(typed_layers(self.mapping, {("started_at", "t")})[0])
        combined = ", ".join(f"known.{name}{index}" for name in "cp" for index in range(self.masks))
        number = numbered_combination(self.mapping, self.split, self.key)
        return f"""(
  SELECT rows.*, known.few_fields, known.ok AS "status__ok", known.combination AS known_combination, {combined}
  FROM (
    SELECT *, {number} AS combination FROM (
      SELECT *, {started} AS "started_at__t" FROM (
        SELECT n, {self._expected()} AS expected, {", ".join((*tokens, *self._kept.columns))} FROM ({self.leaves.query})
      )
    )
  ) AS rows LEFT JOIN combinations AS known USING (combination)
)"""

    def _expected(self) -> str:
        leaves, evidence = self.leaves, self.habits.evidence
        foreign = foreign_rows(self.mapping, leaves) if evidence is None else f"{leaves.at[evidence]} IS NULL"
        known = f"NOT ({foreign})"
        others = (
            misfit_rows(self.mapping, leaves),
            excluded_rows(self.mapping, leaves),
            leaves.text_inside,
            leaves.duplicate_keys,
        )
        none = [f"NOT ({condition})" for condition in others if condition != "FALSE"]
        return " AND ".join([known, f"({leaves.as_expected})", *none])

    def _as_usual(self) -> Iterator[str]:
        for name, look in self.habits.looks.items():
            said = conforming(name, look, quoted(f"{name}__n"), quoted(f"{name}__t"))
            if said != "TRUE" and not (look.shape is Shape.ABSENT and _nowhere(self.mapping, self.leaves, name)):
                yield said

    def _look(self, name: str) -> Looks:
        return self.habits.looks.get(name, _UNKNOWN)

    def _read_as(self, name: str) -> str:
        """What the condition on a column's looks reads."""
        match self._look(name).shape:
            case Shape.COUNT | Shape.NUMBER:
                return "n"
            case Shape.EPOCH | Shape.STAMP:
                return "t"
            case _:
                return ""

    def _layers(self, needed: Iterable[Derived]) -> list[list[str]]:
        """Typed columns: cheap where the column looks as usual."""
        first: list[str] = []
        others: set[Derived] = set()
        for name, kind in sorted(needed):
            typed = self._typed(name, kind)
            if typed is None:
                others.add((name, kind))
            else:
                first.append(f"{typed} AS {quoted(f'{name}__{kind}')}")
        layers = typed_layers(self.mapping, others)
        return [[*first, *layers[0]], *layers[1:]]

    def _typed(self, name: str, kind: str) -> str | None:
        """None: as it is read of any record."""
        look, token = self._look(name), quoted(name)
        match look.shape, kind:
            case Shape.ABSENT, _:
                return f"CAST(NULL AS {NONE_OF[kind]})"
            case ((Shape.EPOCH | Shape.STAMP), "f"):
                return "CAST(NULL AS VARCHAR)"
            case ((Shape.COUNT | Shape.NUMBER | Shape.EPOCH), "n"):
                return number_of(name)
            case ((Shape.COUNT | Shape.NUMBER | Shape.EPOCH), "s"):
                return "CAST(NULL AS VARCHAR)"
            case ((Shape.EPOCH | Shape.STAMP), "t"):
                return moment_of(name, look, self.mapping.columns[name].place.time or TimeForm.ANY)
            case Shape.TEXT, "s" if look.native:
                return token
            case Shape.TEXT, "s":
                return f"SUBSTRING({token}, 2, LENGTH({token}) - 2)"
            case _:
                return None

    def _text(self, name: str) -> str:
        if self._look(name).shape in (Shape.TEXT, Shape.ABSENT):
            return quoted(f"{name}__s")
        return text_or_number(name)

    def _content(self, name: str) -> str:
        look = self._look(name).shape
        if look is Shape.TEXT:
            return quoted(f"{name}__s")
        return quoted(name) if look is Shape.ABSENT else content_of(name)

    def _number(self, name: str) -> str:
        if self._look(name).shape is Shape.COUNT:
            return f"TRY_CAST({quoted(f'{name}__n')} AS BIGINT)"
        return whole_number(name)

    def _cost(self) -> str:
        return "cost" if self._look("cost").shape in (Shape.ABSENT, Shape.NUMBER) else RAW_COST

    def _present(self, fields: Sequence[str]) -> str:
        sure, asked = 0, []
        for index, name in enumerate(fields[:BITS]):
            if not is_row_column(name) or self._look(name).shape is Shape.ABSENT:
                continue
            if self._look(name).always:
                sure |= 1 << index
            else:
                asked.append(f"CASE WHEN {quoted(name)} IS NULL THEN 0 ELSE {1 << index} END")
        return f"CAST({' + '.join([str(sure), *asked])} AS UBIGINT)"


def _nowhere(mapping: RecordMapping, leaves: Leaves, name: str) -> bool:
    """Whether a column is read at no place."""
    column = mapping.columns[name]
    return column.place.constant is None and all(leaves.at[one.path] == NOTHING for one in column.candidates)


def _moved(items: Sequence[str]) -> str:
    """The expression of a select item."""
    return items[0].rpartition(" AS ")[0]
