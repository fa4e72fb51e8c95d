"""The checks on the whole set as SQL for other engines, over the same table of request records as emit.py.

It is the rules' own queries (tables.py, in DuckDB's words), turned into other dialects with sqlglot. The relations that
they ask are made from the table; those that need more than its columns (prices record by record) are left out and
listed. A statement gives rows of rule, field, note and a number of records.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import indent
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from checker.findings.model import Level
from checker.logs.checks.checks import SetCheck
from checker.logs.checks.tables import COUNTS, IDS, OWNERS, REPEATED, SHIPPER_COLUMNS, TIMES, TRIES
from checker.logs.emit import MICROS, spelled
from checker.logs.formats.canonical import COLUMNS, ONLY_COMPARED, Type
from checker.logs.formats.log_format import builtin_formats
from checker.logs.screening.relations import MEETINGS, SHARED_IDS, SHARED_SHARE

if TYPE_CHECKING:
    from sqlglot import exp

_RELATIONS: Final = frozenset(
    {"records", "raw_records", "sources", "streams", "combinations", "copies", "meetings", "presence", "repeated"}
)
# Words that some engine reserves.
_RENAMED: Final = {"row": "row_no", "first": "first_at", "last": "last_at", "empty": "empty_hours"}
_NEEDED: Final = frozenset({"row", "field", "note"})


class EmittedSet(Struct, frozen=True):
    """One check; `level` None: the rule's own."""

    rule: str
    name: str
    level: Level | None
    sql: str


class EmittedSets(Struct, frozen=True):
    """`left_out`: rules and what they ask that the table does not show."""

    statements: tuple[EmittedSet, ...]
    left_out: tuple[str, ...]


def emit_set_checks(
    checks: Sequence[tuple[str, str, SetCheck]], dialect: str, table: str, fields: Iterable[str]
) -> EmittedSets:
    """`checks` are of (rule, name, check); `table` as the engine names it; `fields` are the policy's."""
    import sqlglot

    always = [(name, _rendered(relation, dialect)) for name, relation in _relations(dialect, table)]
    some = dict(_some_relations(table, fields))
    statements, left_out = [], []
    rendered: dict[str, str] = {}
    for rule, name, check in checks:
        query = sqlglot.parse_one(check.query, read="duckdb")
        asked = _asked(query)
        if unknown := sorted(asked - _RELATIONS):
            left_out.append(f"{rule} {name} ({', '.join(unknown)})")
            continue
        for relation in some.keys() & asked - rendered.keys():
            rendered[relation] = _rendered(sqlglot.parse_one(some[relation], read="duckdb"), dialect)
        more = [(relation, rendered[relation]) for relation in some if relation in asked]
        statements.append(EmittedSet(rule, name, check.level, _statement(rule, query, dialect, [*always, *more])))
    return EmittedSets(tuple(statements), tuple(dict.fromkeys(left_out)))


def _asked(query: exp.Expr) -> set[str]:
    """The relations of the scan that a query asks."""
    from sqlglot import exp

    own = {cte.alias for cte in query.find_all(exp.CTE)}
    return {found.name for found in query.find_all(exp.Table)} - own


def _statement(rule: str, query: exp.Expr, dialect: str, relations: Iterable[tuple[str, str]]) -> str:
    """`relations` are those that the query may ask, each as its name and its text."""
    from sqlglot import exp

    for select in list(query.find_all(exp.Select)):
        _semi_joins(select)
        _aliases_in_having(select)
    for number, inner_query in enumerate(query.find_all(exp.Subquery)):
        if isinstance(inner_query.parent, (exp.From, exp.Join)) and not inner_query.alias:
            inner_query.set("alias", exp.TableAlias(this=exp.to_identifier(f"inner_{number}")))
    assert isinstance(query, exp.Query)
    kept = [item for item in query.selects if item.alias_or_name in _NEEDED]
    query.set("expressions", kept)
    inner = query.args.pop("with_", None) or query.args.pop("with", None)
    counted = (
        exp.select(exp.alias_(exp.Literal.string(rule), "rule"), "field", "note")
        .select(exp.alias_(exp.Count(this=exp.Star()), "records"), copy=False)
        .from_(query.subquery("found", copy=False), copy=False)
        .group_by("field", "note", copy=False)
    )
    own = [(cte.alias, _rendered(cte.this, dialect)) for cte in inner.expressions] if inner is not None else []
    # As text, because the relations are the same in each statement and their trees are large.
    ahead = ", ".join(f"{_name(name, dialect)} AS (\n{indent(text, '  ')}\n)" for name, text in (*relations, *own))
    return f"WITH {ahead}\n{_rendered(counted, dialect)};\n"


def _rendered(tree: exp.Expr, dialect: str) -> str:
    """The tree as text in the dialect; the tree is used up."""
    tree = tree.transform(lambda node: _portable(_renamed(node), dialect), copy=False)
    return str(tree.sql(dialect, pretty=True, copy=False))


def _name(relation: str, dialect: str) -> str:
    from sqlglot import exp

    return exp.to_identifier(_RENAMED.get(relation, relation)).sql(dialect)


def _relations(dialect: str, table: str) -> Iterable[tuple[str, exp.Query]]:
    """The relations, in the order in which they build on each other."""
    from sqlglot import exp

    formats = builtin_formats().values()
    split = [one.name for one in formats if one.parts is not None]
    unknowing = [one.name for one in formats if "model_actual" in one.unknown]
    name = exp.column("format")
    items: list[exp.Expr] = [
        exp.alias_(exp.column("format"), "src"),
        exp.alias_(exp.column("format"), "stream"),
        exp.column("billing"),
        exp.alias_(name.isin(*split), "parts"),
        exp.alias_(_content(), "content"),
    ]
    items += [exp.column(column) for column in (*IDS, *OWNERS, *TRIES)]
    for column, alias in TIMES.items():
        micros: Any = exp.maybe_parse(MICROS[dialect].format(exp.column(column).sql(dialect)), dialect=dialect)
        items.append(exp.alias_(micros, alias))
    items += [exp.alias_(exp.column(column), alias) for column, alias in COUNTS.items()]
    items.append(exp.alias_(exp.column("cost"), "cost_text"))
    outcome = exp.column("outcome")
    ok = exp.case().when(outcome.eq("success"), exp.true()).when(outcome.copy().eq("failure"), exp.false())
    items += [exp.alias_(ok, "ok"), exp.alias_(exp.column("gateway_cache_hit"), "cached_hit")]
    typed = exp.select(*items).from_(exp.to_table(table))
    number: Any = exp.maybe_parse(
        "ROW_NUMBER() OVER (ORDER BY record_id, gateway_request_id, started, content)", dialect="duckdb"
    )
    line = exp.alias_(exp.Literal.number(0), "line")
    yield "typed", typed
    own = exp.alias_(number.copy(), "combination")  # each record is one of its own here
    yield "records", exp.select(exp.alias_(number, "row"), own, line, exp.Star()).from_("typed")
    yield "raw_records", exp.select(exp.Star()).from_("records")
    knows = exp.alias_(exp.not_(exp.column("src").isin(*unknowing)), "knows_actual")
    path = exp.alias_(exp.column("src"), "path")
    yield "sources", exp.select("src", "stream", path, knows).from_("records").distinct()
    yield "streams", exp.select("stream", exp.alias_(exp.column("stream"), "name")).from_("records").distinct()


def _some_relations(table: str, fields: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Relations that few checks ask, in DuckDB's words."""
    yield from _ALWAYS_THE_SAME.items()
    yield "presence", " UNION ALL ".join(_PRESENCE.format(field=name, table=table) for name in fields)


# As relations.py has it; a stream is a format here.
_COPIES: Final = f"""
SELECT b AS stream, a AS copy_of, a < b AS first_pair, bounds.first, bounds.last, bounds.has_failures FROM (
  SELECT x.stream AS a, y.stream AS b FROM (
    SELECT stream, record_id FROM records WHERE record_id IS NOT NULL GROUP BY stream, record_id
  ) AS x JOIN (
    SELECT stream, record_id FROM records WHERE record_id IS NOT NULL GROUP BY stream, record_id
  ) AS y ON x.record_id = y.record_id AND x.stream <> y.stream
  JOIN (SELECT stream, COUNT(DISTINCT record_id) AS n FROM records GROUP BY stream) AS xs ON xs.stream = x.stream
  JOIN (SELECT stream, COUNT(DISTINCT record_id) AS n FROM records GROUP BY stream) AS ys ON ys.stream = y.stream
  GROUP BY x.stream, y.stream, xs.n, ys.n
  HAVING COUNT(*) >= {SHARED_IDS} AND COUNT(*) >= {SHARED_SHARE} * LEAST(xs.n, ys.n)
) AS pairs JOIN (
  SELECT stream, MIN(started) AS first, MAX(started) AS last,
         MAX(CASE WHEN NOT ok THEN 1 ELSE 0 END) = 1 AS has_failures
  FROM records GROUP BY stream
) AS bounds ON bounds.stream = pairs.b
"""
_ALWAYS_THE_SAME: Final = {
    "combinations": f"SELECT combination, {', '.join((*OWNERS, *TRIES))} FROM records",
    "copies": _COPIES,
    "meetings": MEETINGS.format(asked="request_id IS NOT NULL"),
    "repeated": " UNION ALL ".join(
        f"SELECT '{name}' AS name, {name} AS id, COUNT(*) AS number FROM raw_records WHERE {name} IS NOT NULL"
        f" GROUP BY {name} HAVING COUNT(*) > 1"
        for name in REPEATED
    ),
}
_PRESENCE: Final = """
SELECT '{field}' AS field, environment, SUM(CASE WHEN {field} IS NULL THEN 0 ELSE 1 END) AS present,
       COUNT(*) AS total, CAST(NULL AS BIGINT) AS row
FROM {table} WHERE billing AND (outcome IS NULL OR outcome <> 'failure') GROUP BY environment
"""


def _content() -> exp.Expr:
    """Everything of a record save what shippers add, as text: equal where the records are."""
    from sqlglot import exp

    names = [
        name
        for name, kind in COLUMNS.items()
        if kind is not Type.ANY and name not in SHIPPER_COLUMNS and name not in ONLY_COMPARED
    ]
    texts = [exp.func("COALESCE", exp.cast(exp.column(name), "VARCHAR"), exp.Literal.string("")) for name in names]
    return exp.func("CONCAT_WS", exp.Literal.string("|"), *texts, dialect="duckdb")


def _semi_joins(select: exp.Select) -> None:
    """`a SEMI JOIN b USING (k)` as `WHERE k IN (SELECT k FROM b)`, which every engine has."""
    from sqlglot import exp

    for join in list(select.args.get("joins") or ()):
        if join.kind != "SEMI":
            continue
        (key,) = join.args["using"]
        other = exp.select(exp.column(key.name)).from_(join.this.copy())
        join.pop()
        select.where(exp.column(key.name).isin(query=other), copy=False)


def _aliases_in_having(select: exp.Select) -> None:
    """What HAVING calls by its alias, written out: some engines know only columns there."""
    from sqlglot import exp

    having = select.args.get("having")
    if having is None:
        return
    said = {item.alias: item.this for item in select.selects if isinstance(item, exp.Alias)}
    for column in list(having.find_all(exp.Column)):
        if not column.table and column.name in said and column.find_ancestor(exp.AggFunc) is None:
            column.replace(exp.paren(said[column.name].copy()))


def _renamed(node: exp.Expr) -> exp.Expr:
    from sqlglot import exp

    if isinstance(node, exp.Identifier) and node.name in _RENAMED:
        return exp.to_identifier(_RENAMED[node.name])
    return node


def _portable(node: exp.Expr, dialect: str) -> exp.Expr:
    from sqlglot import exp

    match dialect, node:
        case _, exp.PercentileDisc():
            return _percentile(node.this, node.expression, dialect)
        case "postgres", exp.AnyValue():  # since 16 only
            return exp.Min(this=node.this)
        case "postgres" | "bigquery" | "snowflake" | "trino", exp.IntDiv():
            found: Any = exp.Floor(this=exp.Div(this=_exact(node.this), expression=node.expression))
            return exp.cast(found, "BIGINT")
        case _:
            return spelled(node, dialect)


def _exact(node: exp.Expr) -> exp.Expr:
    from sqlglot import exp

    return exp.cast(node, "DECIMAL(38, 0)")


def _percentile(of: exp.Expr, share: exp.Expr, dialect: str) -> exp.Expr:
    """The smallest value that so large a share of all does not exceed; engines without that estimate it."""
    from sqlglot import exp

    match dialect:
        case "duckdb":
            return exp.PercentileDisc(this=of, expression=share)
        case "trino":
            return exp.Anonymous(this="APPROX_PERCENTILE", expressions=[of, share])
        case "bigquery":
            estimated = exp.Anonymous(this="APPROX_QUANTILES", expressions=[of, exp.Literal.number(100)])
            place = exp.Anonymous(this="OFFSET", expressions=[exp.Literal.number(int(100 * float(share.name)))])
            return exp.Bracket(this=estimated, expressions=[place])
        case "clickhouse":
            return exp.ParameterizedAgg(this="quantileExactLow", expressions=[share], params=[of])
        case _:
            ordered = exp.Order(expressions=[exp.Ordered(this=of)])
            return exp.WithinGroup(this=exp.Anonymous(this="PERCENTILE_DISC", expressions=[share]), expression=ordered)
