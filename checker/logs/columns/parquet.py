"""Parquet as the query engine reads it, without a detour by text: each path's value in the column's own type, as the
JSON text that a log would have. Columns of text may hold JSON, as tables of most stores do."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct, field

from checker.logs.blocks.block_rows import Placed
from checker.logs.checks.sql import literal, quoted
from checker.logs.columns.leaves import NOTHING, Leaves, Native, json_path
from checker.logs.formats.canonical import Type, column_type
from checker.logs.formats.log_format import Path as Keys
from checker.logs.formats.mapping import BROKEN_MARK, RecordMapping

if TYPE_CHECKING:
    import duckdb

ROWS: Final = 200_000  # what the query engine is given at once
_WHOLE: Final = frozenset(
    "tinyint smallint integer bigint hugeint utinyint usmallint uinteger ubigint uhugeint decimal boolean".split()
)
_TEXT: Final = "varchar"
_VARCHAR: Final = "VARCHAR"
_SEPARATOR: Final = ", "  # of keys in the engine's name of a column within a column
# Places in queries, and a column: no name has that character.
_COUNTED: Final = "row_number() OVER () - 1"
_FROM, _NUMBER, _ROWS, _OWN = "\u2060from", "\u2060number", "\u2060rows", '"\u2060n"'


class ParquetFile(Struct, frozen=True):
    """`types` by column, as the engine names them."""

    path: Path
    rows: int
    types: Mapping[str, Any]


def parquet_file(connection: duckdb.DuckDBPyConnection, path: Path) -> ParquetFile:
    """Raises duckdb.Error."""
    from checker.logs.query_engine import described

    relation = described(connection, f"SELECT * FROM read_parquet({literal(str(path))})")
    number = connection.execute(f"SELECT count(*) FROM read_parquet({literal(str(path))})").fetchone()
    assert number is not None
    return ParquetFile(path, int(number[0]), dict(zip(relation.columns, relation.types, strict=True)))


def likeness(connection: duckdb.DuckDBPyConnection, path: Path, places: Sequence[Keys]) -> str:
    """The types of a file's columns, and at which places it has anything, by its own statistics: what two files are
    alike in. Empty where that does not tell: a place lies within text or a map, or there are no statistics. Raises
    duckdb.Error."""
    from checker.logs.query_engine import described

    file = literal(str(path))
    relation = described(connection, f"SELECT * FROM read_parquet({file})")
    types = dict(zip(relation.columns, relation.types, strict=True))
    walked = [_walk(types, place) for place in places]
    if any(rest or (kind is not None and kind.id == "map") for _, kind, rest in walked):
        return ""
    filled = connection.execute(
        "SELECT path_in_schema, sum(num_values) > sum(stats_null_count), bool_or(stats_null_count"
        f" IS NULL) FROM parquet_metadata({file}) GROUP BY 1 ORDER BY 1"
    ).fetchall()
    asked = tuple(_SEPARATOR.join((*place, "")) for place in places)
    told = [row for row in filled if f"{row[0]}{_SEPARATOR}".startswith(asked)]
    return "" if any(unknown for *_, unknown in told) else f"{types} {told}"


def parquet_leaves(
    mapping: RecordMapping,
    types: Mapping[str, Any],
    absent: frozenset[Keys] = frozenset(),
    opened: frozenset[Keys] = frozenset(),
) -> Leaves | None:
    """Of files whose columns have `types`; what is at `absent` paths is only asked whether it is there. Text that holds
    none of the other paths must not be there then, or be empty, save that which is `opened`. None where the format has
    what no column type says. The query has places for files and their rows (`at_rows`, `over_files`,
    `over_picked`)."""
    if mapping.format.key_value_lists:
        return None
    made = _Selection(set(_structured(mapping)), absent, opened)
    for number, path in enumerate(mapping.paths):
        made.add(path, number, *_walk(types, path))
    for number, (text, paths) in enumerate(made.inside.items()):
        made.add_text(text, paths, number)
    if made.inside:
        made.add_mark(_broken(made.inside))
    return made.leaves()


class _Selection(Struct):
    """A query over a file's columns in the making."""

    structured: set[Keys]
    absent: frozenset[Keys]
    opened: frozenset[Keys]
    items: list[str] = field(default_factory=lambda: [f"{_NUMBER} AS n"])
    at: dict[Keys, str] = field(default_factory=dict)
    native: dict[Keys, Native] = field(default_factory=dict)
    inside: dict[str, list[tuple[Keys, Keys]]] = field(default_factory=dict)  # by text: (path, its part in the text)
    empty: list[str] = field(default_factory=list)  # what holds where nothing is at absent paths
    closed: dict[Keys, str] = field(default_factory=dict)

    def add(self, path: Keys, number: int, expression: str, kind: Any, rest: Keys) -> None:
        """A path, as `_walk` leads to it. What lies within text waits for the others in it."""
        if kind is None:
            self.at[path] = NOTHING
        elif rest:
            self.inside.setdefault(expression, []).append((path, rest))
        elif path in self.absent:
            self.at[path] = NOTHING
            self.empty.append(f"{expression} IS NULL")
        else:
            self.at[path] = f"l{number}"
            self.items.append(f"{_token(expression, kind, path in self.structured)} AS l{number}")
            own = _native(f"t{number}", kind) if path not in self.structured else None
            if own is not None:
                self.items.append(f"{expression} AS t{number}")
                self.native[path] = own

    def add_text(self, text: str, paths: Sequence[tuple[Keys, Keys]], number: int) -> None:
        """All paths that lie within the text of one column."""
        holder = paths[0][0][: len(paths[0][0]) - len(paths[0][1])]
        shut = self.absent.issuperset(path for path, _ in paths) and holder not in self.opened
        inner = [rest for _, rest in paths]
        self.items.append(_shut_text(text, number) if shut else _opened_text(text, inner, number))
        for index, (path, _) in enumerate(paths, 1):
            self.at[path] = NOTHING if shut else f"NULLIF(CAST(o{number}[{index}] AS VARCHAR), 'null')"
        if shut:
            self.closed[holder] = f"shut{number}"

    def add_mark(self, broken: str) -> None:
        """Which text is broken, or that none is."""
        if (BROKEN_MARK,) in self.absent:
            self.empty.append(f"({broken}) IS NULL")
        else:
            self.items.append(f"{broken} AS broken_text")
            self.at[(BROKEN_MARK,)] = "broken_text"

    def leaves(self) -> Leaves:
        items = (*self.items, f"({' AND '.join(self.empty) or 'TRUE'}) AS nothing_else")
        return Leaves(
            query=f"SELECT {', '.join(items)} FROM {_FROM} WHERE {_ROWS}",
            at=self.at,
            duplicate_keys="FALSE",
            text_inside="FALSE",
            null_is_kept=False,
            null_is_nothing=True,
            as_expected=" AND ".join(("nothing_else", *self.closed.values())),
            closed=self.closed,
            native=self.native,
        )


def _broken(inside: Mapping[str, Sequence[tuple[Keys, Keys]]]) -> str:
    """JSON text of where text begins as an object does and is none; NULL where there is none such."""
    cases = []
    for text, paths in inside.items():
        whole, rest = paths[0]
        name = literal('"' + ".".join(whole[: len(whole) - len(rest)]) + '"')
        cases.append(f"WHEN starts_with({text}, '{{') AND NOT json_valid({text}) THEN {name}")
    return f"CASE {' '.join(cases)} END"


def _shut_text(text: str, number: int) -> str:
    """Whether text that nothing is expected in holds nothing."""
    return f"COALESCE(CAST({text} AS VARCHAR) IN ('', '{{}}', 'null'), TRUE) AS shut{number}"


def _opened_text(text: str, paths: Sequence[Keys], number: int) -> str:
    listed = ", ".join(literal(json_path(path)) for path in paths)
    return f"json_extract(CASE WHEN json_valid({text}) THEN {text} END, [{listed}]) AS o{number}"


def at_rows(query: str, file: ParquetFile, first: int, end: int, chosen: Sequence[int] = ()) -> str:
    """The query for rows `first` to `end` of a file, or for `chosen` ones of them, numbered from `first`."""
    rows = f"file_row_number >= {first} AND file_row_number < {end}"
    if chosen:
        rows += f" AND file_row_number IN ({', '.join(str(first + n) for n in chosen)})"
    read = f"read_parquet({literal(str(file.path))}, file_row_number = true)"
    return query.replace(_FROM, read).replace(_NUMBER, f"file_row_number - {first}").replace(_ROWS, rows)


def over_files(query: str, paths: Sequence[Path]) -> str:
    """The query for all rows of files whose columns have the same types, numbered throughout."""
    return query.replace(_FROM, _files(paths)).replace(_NUMBER, _COUNTED).replace(_ROWS, "TRUE")


def picked(paths: Sequence[Path], numbers: str, names: Sequence[str]) -> str:
    """The columns `names` of the rows of such files whose number is among `numbers`, which is SQL of them."""
    read = ", ".join((*map(quoted, names), f"{_COUNTED} AS {_OWN}"))
    return f"SELECT * FROM (SELECT {read} FROM {_files(paths)}) WHERE {_OWN} IN ({numbers})"


def over_picked(query: str, table: str) -> str:
    """The query for a table of picked rows."""
    return query.replace(_FROM, table).replace(_NUMBER, _OWN).replace(_ROWS, "TRUE")


def _files(paths: Sequence[Path]) -> str:
    return f"read_parquet([{', '.join(literal(str(path)) for path in paths)}])"


def _structured(mapping: RecordMapping) -> Iterator[Keys]:
    """Paths where an object or a list is expected."""
    yield from mapping.containers
    for name, column in mapping.columns.items():
        for candidate in column.candidates:
            if candidate.tag is not None or column.place.items or column_type(name) is Type.ANY:
                yield candidate.path


def _walk(types: Mapping[str, Any], path: Keys) -> tuple[str, Any, Keys]:
    """The expression that leads as far as types go, its type (None: there is nothing), and what is left of the path,
    which is within text."""
    kind = types.get(path[0])
    expression = quoted(path[0])
    for depth, key in enumerate(path[1:], 1):
        if kind is None:
            break
        match kind.id:
            case "struct":
                kind = dict(kind.children).get(key)
                expression = f"struct_extract({expression}, {literal(key)})"
            case "map":
                kind = dict(kind.children).get("value")
                expression = f"{expression}[{literal(key)}]"
            case "varchar":
                return expression, kind, path[depth:]
            case _:
                kind = None
    return expression, kind, ()


def within_text(paths: Iterable[Keys], types: Mapping[str, Any]) -> dict[str, list[Keys]]:
    """What of paths is left within text, by that text's expression."""
    found: dict[str, list[Keys]] = {}
    for path in dict.fromkeys(paths):
        expression, _, rest = _walk(types, path)
        if rest:
            found.setdefault(expression, []).append(rest)
    return found


def _token(expression: str, kind: Any, structured: bool) -> str:
    if str(kind) == "JSON":
        return f"NULLIF(CAST({expression} AS VARCHAR), 'null')"
    if kind.id in _WHOLE:
        return f"CAST({expression} AS VARCHAR)"
    if kind.id in ("float", "double"):
        return f"CASE WHEN isfinite({expression}) THEN CAST({expression} AS VARCHAR) END"
    if kind.id == _TEXT and structured:
        said = f"{expression}[1] IN ('{{', '[') AND json_valid({expression})"
        compact = f"CAST(json_extract(CASE WHEN {said} THEN {expression} END, '$') AS VARCHAR)"
        return f"CASE WHEN {said} THEN {compact} ELSE CAST(to_json({expression}) AS VARCHAR) END"
    if kind.id in (_TEXT, "struct", "list", "map"):
        return f"CAST(to_json({expression}) AS VARCHAR)"
    if kind.id == "blob":
        return f"CAST(to_json(TRY_CAST({expression} AS VARCHAR)) AS VARCHAR)"
    return f"'\"' || CAST({expression} AS VARCHAR) || '\"'"  # times, and whatever else has a written form


def _native(column: str, kind: Any) -> Native | None:
    token = _token("{}", kind, structured=False)
    if str(kind) == _VARCHAR:
        return Native(column, False, column, token)
    if kind.id == "timestamp with time zone":
        return Native(f"EPOCH_US({column})", True, column, token)
    return None


def names_read(mapping: RecordMapping, file: ParquetFile) -> tuple[str, ...]:
    """The columns of a file that a mapping reads from: others may hold prompts and answers, and be very large."""
    read = {path[0] for path in mapping.paths}
    return tuple(name for name in file.types if name in read)


class ParquetRows(Struct, frozen=True):
    """Some rows of a file, of which the columns `names` are read. Parquet has no lines: a row's offset is its number
    from 0."""

    connection: duckdb.DuckDBPyConnection
    file: ParquetFile
    names: tuple[str, ...]
    first: int
    count: int

    @property
    def placed(self) -> Placed:
        return Placed(self.first, range(self.count))

    def place(self, n: int) -> tuple[int, int]:
        return self.first + n + 1, self.first + n

    def texts(self, chosen: Sequence[int]) -> dict[int, bytes]:
        """Rows as the JSON objects that a log would have: without what is null."""
        if not chosen:
            return {}
        rows = ", ".join(str(self.first + n) for n in chosen)
        read = f"read_parquet({literal(str(self.file.path))}, file_row_number = true)"
        names = ", ".join((*map(quoted, self.names), "file_row_number"))
        found = self.connection.execute(
            f"SELECT file_row_number, to_json(r) FROM (SELECT {names} FROM {read}) AS r"
            f" WHERE file_row_number IN ({rows})"
        ).fetchall()
        return {int(number) - self.first: _as_logged(str(text)) for number, text in found}


def _as_logged(text: str) -> bytes:
    document = json.loads(text)
    document.pop("file_row_number", None)
    return json.dumps(_without_nulls(document), ensure_ascii=False).encode()


def _without_nulls(value: Any) -> Any:
    """Objects in the place of JSON text, and nothing in the place of null."""
    if isinstance(value, dict):
        return {key: _without_nulls(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            return value
    return value
