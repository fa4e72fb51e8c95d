"""Expressions as SQL, built with sqlglot: the screening.

A relation of tokens has one column per column of the request record, holding the value as JSON text (`"12"` is text,
`12` is a number), NULL where there is none. From it, `typed_columns` makes what the expressions need: `x__s` (text),
`x__n` (number), `x__t` (microseconds) and `x__f` (why a time is none).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from checker.logs.expressions import (
    SEPARATOR,
    AllOf,
    AnyOf,
    Ask,
    Bucket,
    Compare,
    Constant,
    Digits,
    Empty,
    Expression,
    Failed,
    Folded,
    HasDuplicateKeys,
    HasTimeFault,
    IsKind,
    IsTrue,
    IsWhole,
    Joined,
    Kind,
    Length,
    Matches,
    Micros,
    Minus,
    Not,
    Number,
    OneOf,
    OrElse,
    Plus,
    Predicate,
    Present,
    Succeeded,
    Text,
    TimeFault,
    Value,
    Written,
)
from checker.logs.log_format import StatusWords, TimeForm
from checker.logs.mapping import RecordMapping
from checker.logs.record import DECIMAL
from checker.logs.times import EARLIEST, LATEST, NAIVE, NUMBER, ZONED, unit

if TYPE_CHECKING:
    from sqlglot import exp

# RFC 3339 in UTC with microseconds, which most writers write; the engine reads these without help.
USUAL_TIME: Final = (
    r'"(19|20|21)[0-9]{2}-[01][0-9]-[0-3][0-9][T ][0-2][0-9]:[0-5][0-9]:[0-5][0-9][.][0-9]{6}(Z|[+]00(:00)?)"'
)

EMPTY: Final = ('""', "{}", "[]")  # as tokens
Derived = tuple[str, str]  # column and suffix: s, n, t, f, ok

_FIRST: Final = {
    Kind.STRING: ('"',),
    Kind.NUMBER: tuple("-0123456789"),
    Kind.BOOLEAN: ("t", "f"),
    Kind.OBJECT: ("{",),
    Kind.ARRAY: ("[",),
    Kind.NULL: ("n",),
    Kind.OTHER: ("N", "I"),
}


def derived(expressions: Iterable[Expression]) -> set[Derived]:
    """The typed columns that expressions read."""
    result: set[Derived] = set()
    for expression in expressions:
        result.update(_derived(expression))
    return result


def _derived(expression: Expression) -> Iterator[Derived]:
    match expression:
        case Text(column):
            yield column, "s"
        case Number(column) | IsWhole(column):
            yield column, "n"
        case Micros(column):
            yield column, "t"
        case HasTimeFault(column, _):
            yield column, "f"
        case Succeeded() | Failed():
            yield "status", "ok"
        case Folded(of) | Length(of) | Bucket(of) | OrElse(of) | OneOf(of) | Matches(of) | Not(of):
            yield from _derived(of)
        case Plus(left, right) | Minus(left, right) | Compare(left, _, right):
            yield from _derived(left)
            yield from _derived(right)
        case Joined(parts) | AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _derived(part)
        case _:
            return


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


# --- predicates


def predicate(node: Predicate, *, exact: bool = True) -> exp.Expr:
    """A boolean; `exact`: never NULL, else NULL may stand for FALSE, which is cheaper and will do in a condition."""
    from sqlglot import exp

    sure = _sure if exact else _as_it_is
    match node:
        case Present(column):
            return exp.and_(_column(column).is_(exp.null()).not_(), _column(column).neq("null"))
        case Written(column):
            return _column(column).is_(exp.null()).not_()
        case Empty(column):
            return sure(_column(column).isin(*EMPTY))
        case IsKind(column, kinds):
            return sure(_is_kind(column, kinds))
        case HasTimeFault(column, fault):
            return sure(_column(f"{column}__f").eq(fault.value))
        case IsWhole(column):
            number = _column(f"{column}__n")
            return sure(exp.and_(number.eq(exp.Floor(this=number.copy())), exp.Abs(this=number.copy()) < 1e300))
        case IsTrue(column):
            return sure(_column(column).eq("true"))
        case HasDuplicateKeys():
            return sure(_column("duplicate_keys"))
        case Succeeded():
            return sure(_column("status__ok"))
        case Failed():
            return sure(exp.not_(_column("status__ok"), copy=False))
        case Compare(left, op, right):
            kind = {"<": exp.LT, "<=": exp.LTE, ">": exp.GT, ">=": exp.GTE, "=": exp.EQ, "!=": exp.NEQ}[op]
            return sure(kind(this=value(left), expression=value(right)))
        case OneOf(of, values):
            if not values:
                return exp.false()
            return sure(value(of).isin(*(_literal(v) for v in values), copy=False))
        case Matches(of, pattern):
            return sure(exp.RegexpLike(this=value(of), expression=exp.Literal.string(pattern)))
        case AllOf(parts):
            return exp.and_(*(predicate(part, exact=exact) for part in parts), copy=False) if parts else exp.true()
        case AnyOf(parts):
            return exp.or_(*(predicate(part, exact=exact) for part in parts), copy=False) if parts else exp.false()
        case Not(of):
            return exp.not_(exp.paren(predicate(of), copy=False), copy=False)
        case Ask():
            return exp.true()


def _as_it_is(node: exp.Expr) -> exp.Expr:
    return node


def _is_kind(column: str, kinds: Iterable[Kind]) -> exp.Expr:
    """By the first character of the token. Of what begins JSON text, only numbers are between `-` and `9`."""
    from sqlglot import exp

    token = _column(column)
    parts: list[exp.Expr] = []
    for kind in kinds:
        if kind is Kind.NUMBER:
            parts.append(exp.and_(token.copy() >= "-", token.copy() < ":", copy=False))
        else:
            parts += [exp.StartsWith(this=token.copy(), expression=exp.Literal.string(char)) for char in _FIRST[kind]]
    return exp.or_(*parts, copy=False)


def value(node: Value) -> exp.Expr:
    from sqlglot import exp

    match node:
        case Text(column):
            return _column(f"{column}__s")
        case Digits(column):
            return exp.case().when(predicate(IsKind(column, (Kind.NUMBER,))), _column(column))
        case Number(column):
            return _column(f"{column}__n")
        case Micros(column):
            return _column(f"{column}__t")
        case Constant(of):
            return _literal(of)
        case Folded(of):
            spaces = exp.Literal.string(" \t\n\r")
            return exp.Lower(this=exp.Trim(this=value(of), expression=spaces))
        case Length(of):
            return exp.Length(this=value(of))
        case Joined(parts):
            result = value(parts[0])
            for part in parts[1:]:
                separated = exp.DPipe(this=result, expression=exp.Literal.string(SEPARATOR), safe=True)
                result = exp.DPipe(this=separated, expression=value(part), safe=True)
            return exp.paren(result, copy=False)
        case OrElse(of, otherwise):
            return exp.Coalesce(this=value(of), expressions=[_literal(otherwise)])
        case Plus(left, right):
            return exp.paren(exp.Add(this=value(left), expression=value(right)), copy=False)
        case Bucket(of, length):
            rest = exp.paren(exp.Mod(this=value(of), expression=exp.Literal.number(length)), copy=False)
            return exp.paren(exp.Sub(this=value(of), expression=rest), copy=False)
        case Minus(left, right):
            return exp.paren(exp.Sub(this=value(left), expression=value(right)), copy=False)


def _column(name: str) -> exp.Expr:
    from sqlglot import exp

    return exp.column(name, quoted=True)


def _literal(of: str | float) -> exp.Expr:
    from sqlglot import exp

    return exp.Literal.string(of) if isinstance(of, str) else exp.Literal.number(of)


def _sure(node: exp.Expr) -> exp.Expr:
    from sqlglot import exp

    return exp.Coalesce(this=node, expressions=[exp.false()])


# --- typed columns: DuckDB's words, which sqlglot puts into other dialects


def typed_layers(mapping: RecordMapping, wanted: Iterable[Derived]) -> list[list[str]]:
    """Select items that make the typed columns from tokens, in layers: what is wrong with a time is only asked where
    none was read. The start's moment is not added by itself (see block_query.py)."""
    chosen = set(wanted)
    chosen |= {(name, "t") for name, kind in chosen if kind == "f" and name != "started_at"}
    layers: list[list[str]] = [[], []]
    for name, kind in sorted(chosen):
        layers[kind == "f"].append(f"{_typed(mapping, name, kind)} AS {quoted(f'{name}__{kind}')}")
    return layers


def _typed(mapping: RecordMapping, name: str, kind: str) -> str:
    token = quoted(name)
    column = mapping.columns.get(name)
    as_text = column is not None and column.place.text
    form = (column.place.time if column is not None else None) or TimeForm.ANY
    match kind:
        case "s":
            return _string(token)
        case "n":
            return _number(token, as_text=as_text)
        case "t":
            return _time(token, form, numbers=as_text)
        case "f":
            moment = quoted(f"{name}__t")
            return f"CASE WHEN {moment} IS NULL THEN {_fault(token, form, numbers=as_text)} END"
        case _:
            return _status(token, mapping.format.status)


def _string(token: str) -> str:
    plain = f"CASE WHEN CONTAINS({token}, '\\') THEN json_extract_string({token}, '$') ELSE {_inside(token)} END"
    return f"CASE WHEN STARTS_WITH({token}, '\"') THEN {plain} END"


def _inside(token: str) -> str:
    return f"SUBSTRING({token}, 2, LENGTH({token}) - 2)"


def _is_number(token: str) -> str:
    return f"({token} < ':' AND {token} >= '-')"  # the first character is one of -./0123456789, and JSON has no ./


def _number(token: str, *, as_text: bool) -> str:
    result = f"CASE WHEN {_is_number(token)} THEN TRY_CAST({token} AS DOUBLE)"
    if as_text:
        text = _string(token)
        result += (
            f" WHEN {token}[1] = '\"' AND REGEXP_MATCHES({text}, {literal(DECIMAL)}) THEN TRY_CAST({text} AS DOUBLE)"
        )
    return result + " END"


def _scaled(number: str, form: TimeForm) -> str:
    return f"({number} * {unit(form)!r})"


def _time(token: str, form: TimeForm, *, numbers: bool) -> str:
    number = _scaled(f"TRY_CAST({token} AS DOUBLE)", form)
    text = _inside(token)
    moment = (
        f"EPOCH_US(TRY_CAST(UPPER({text}[1:19]) AS TIMESTAMP))"
        f" + TRY_CAST(RPAD(REGEXP_EXTRACT({text}, '[.]([0-9]{{1,6}})', 1), 6, '0') AS BIGINT)"
    )
    offset = (
        f"(CASE WHEN REGEXP_MATCHES({text}, '([Zz]|UTC|[+-]00:?00)$') THEN 0 ELSE "
        f"CAST(REGEXP_EXTRACT({text}, '([+-][0-9]{{2}}):?([0-9]{{2}})?$', 1) AS BIGINT) * 3600000000"
        f" + CASE WHEN REGEXP_MATCHES({text}, '-[0-9]{{2}}(:?[0-9]{{2}})?$') THEN -60000000 ELSE 60000000 END"
        f" * CAST('0' || REGEXP_EXTRACT({text}, '[+-][0-9]{{2}}:?([0-9]{{2}})$', 1) AS BIGINT) END)"
    )
    naive = f" WHEN REGEXP_MATCHES({text}, {literal(NAIVE)}) THEN {moment}" if form is TimeForm.UTC_WITHOUT_ZONE else ""
    as_text = _numeric_text(text, form) if numbers else ""
    return (
        f"CASE WHEN {_is_number(token)} THEN CASE WHEN {number} BETWEEN {EARLIEST} AND {LATEST}"
        f" THEN CAST({number} AS BIGINT) END"
        f" WHEN {token}[1] = '\"' THEN CASE WHEN REGEXP_FULL_MATCH({token}, {literal(USUAL_TIME)})"
        f" THEN EPOCH_US(TRY_CAST(SUBSTRING({token}, 2, 26) AS TIMESTAMP)){as_text}"
        f" WHEN REGEXP_MATCHES({text}, {literal(ZONED)}) THEN {moment} - {offset}{naive} END END"
    )


def _numeric_text(text: str, form: TimeForm) -> str:
    number = _scaled(f"TRY_CAST({text} AS DOUBLE)", form)
    return (
        f" WHEN REGEXP_MATCHES({text}, {literal(NUMBER)}) THEN"
        f" CASE WHEN {number} BETWEEN {EARLIEST} AND {LATEST} THEN CAST({number} AS BIGINT) END"
    )


def _fault(token: str, form: TimeForm, *, numbers: bool) -> str:
    text = _inside(token)
    number = _scaled(f"TRY_CAST({token} AS DOUBLE)", form)
    zone, syntax, off, kind = (
        literal(f.value) for f in (TimeFault.ZONE, TimeFault.SYNTAX, TimeFault.UNIT, TimeFault.KIND)
    )
    calendar = f"TRY_CAST(UPPER({text}[1:19]) AS TIMESTAMP) IS NULL"
    in_text = ""
    if numbers:
        epoch = _scaled(f"TRY_CAST({text} AS DOUBLE)", form)
        in_text = (
            f" WHEN REGEXP_MATCHES({text}, {literal(NUMBER)}) THEN"
            f" CASE WHEN {epoch} BETWEEN {EARLIEST} AND {LATEST} THEN NULL ELSE {off} END"
        )
    naive = "NULL" if form is TimeForm.UTC_WITHOUT_ZONE else zone
    return (
        f"CASE WHEN {token} IS NULL OR {token} = 'null' THEN NULL"
        f" WHEN {_is_number(token)} THEN CASE WHEN {number} BETWEEN {EARLIEST} AND {LATEST} THEN NULL ELSE {off} END"
        f" WHEN {token}[1] = '\"' THEN CASE{in_text}"
        f" WHEN REGEXP_MATCHES({text}, {literal(ZONED)}) THEN CASE WHEN {calendar} THEN {syntax} END"
        f" WHEN REGEXP_MATCHES({text}, {literal(NAIVE)}) THEN CASE WHEN {calendar} THEN {syntax} ELSE {naive} END"
        f" ELSE {syntax} END ELSE {kind} END"
    )


def _status(token: str, words: StatusWords) -> str:
    text = f"CASE WHEN {token}[1] = '\"' THEN {_string(token)} ELSE {token} END"
    absent = "TRUE" if words.absent_is_success else "NULL"
    other = "FALSE" if words.other_is_failure else "NULL"
    success = ", ".join(literal(word) for word in words.success)
    failure = ", ".join(literal(word) for word in words.failure)
    listed = f" WHEN {text} IN ({success}) THEN TRUE" if success else ""
    listed += f" WHEN {text} IN ({failure}) THEN FALSE" if failure else ""
    return (
        f"CASE WHEN {token} IS NULL OR {token} = 'null' THEN {absent}{listed}"
        f" WHEN REGEXP_MATCHES({text}, '^[1-5][0-9][0-9]$') THEN {text} < '400' ELSE {other} END"
    )
