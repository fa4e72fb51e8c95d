"""Expressions as SQL, in DuckDB's words: the screening. sqlglot puts them into other dialects (emit.py).

A relation of tokens has one column per column of the request record, holding the value as JSON text (`"12"` is text,
`12` is a number), NULL where there is none. From it, `typed_columns` makes what the expressions need: `x__s` (text),
`x__n` (number), `x__t` (microseconds) and `x__f` (why a time is none).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from checker.logs.formats.log_format import StatusWords, TimeForm
from checker.logs.formats.mapping import RecordMapping
from checker.logs.records.expressions import (
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
    Scaled,
    Succeeded,
    Text,
    TimeFault,
    Value,
    Written,
)
from checker.logs.records.record import DECIMAL
from checker.logs.records.times import EARLIEST, LATEST, NAIVE, NUMBER, ZONED, unit

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
        case Folded(of) | Length(of) | Scaled(of) | Bucket(of) | OrElse(of) | OneOf(of) | Matches(of) | Not(of):
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


# --- conditions


def predicate(node: Predicate, *, exact: bool = True) -> str:
    """A boolean, which binds as tightly as AND. `exact`: it is never NULL, else NULL may stand for FALSE, which
    is cheaper and will do in a condition."""
    match node:
        case Present(column):
            return f"{quoted(column)} IS NOT NULL AND {quoted(column)} <> 'null'"
        case Written(column):
            return f"{quoted(column)} IS NOT NULL"
        case AllOf(parts):
            return " AND ".join(predicate(part, exact=exact) for part in parts) or "TRUE"
        case AnyOf(()):
            return "FALSE"
        case AnyOf((part,)):
            return predicate(part, exact=exact)
        case AnyOf(parts):
            return f"({' OR '.join(predicate(part, exact=exact) for part in parts)})"
        case Not(of):
            return f"NOT ({predicate(of)})"
        case Ask():
            return "TRUE"
        case OneOf(_, ()):
            return "FALSE"
        case _:
            return f"COALESCE({_maybe_null(node)}, FALSE)" if exact else _maybe_null(node)


def _maybe_null(node: Predicate) -> str:
    match node:
        case Empty(column):
            return f"{quoted(column)} IN ({', '.join(map(literal, EMPTY))})"
        case IsKind(column, kinds):
            return _is_kind(quoted(column), kinds)
        case HasTimeFault(column, fault):
            return f"{quoted(f'{column}__f')} = {literal(fault.value)}"
        case IsWhole(column):
            number = quoted(f"{column}__n")
            return f"({number} = FLOOR({number}) AND ABS({number}) < 1e300)"
        case IsTrue(column):
            return f"{quoted(column)} = 'true'"
        case HasDuplicateKeys():
            return '"duplicate_keys"'
        case Succeeded():
            return '"status__ok"'
        case Failed():
            return 'NOT "status__ok"'
        case Compare(left, op, right):
            return f"{_value(left)} {'<>' if op == '!=' else op} {_value(right)}"
        case OneOf(of, values):
            return f"{_value(of)} IN ({', '.join(map(_constant, values))})"
        case Matches(of, pattern):
            return f"REGEXP_MATCHES({_value(of)}, {literal(pattern)})"
        case _:
            raise AssertionError(node)


def _is_kind(token: str, kinds: Iterable[Kind]) -> str:
    """By the first character of the token. Of what begins JSON text, only numbers are between `-` and `9`."""
    parts = []
    for kind in kinds:
        if kind is Kind.NUMBER:
            parts.append(f"({token} >= '-' AND {token} < ':')")
        else:
            parts += [f"STARTS_WITH({token}, {literal(char)})" for char in _FIRST[kind]]
    return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})"


def _value(node: Value) -> str:
    match node:
        case Text(column):
            return quoted(f"{column}__s")
        case Digits(column):
            token = quoted(column)
            return f"CASE WHEN {_is_kind(token, (Kind.NUMBER,))} THEN {token} END"
        case Number(column):
            return quoted(f"{column}__n")
        case Micros(column):
            return quoted(f"{column}__t")
        case Constant(of):
            return _constant(of)
        case Folded(of):
            return f"LOWER(TRIM({_value(of)}, ' \t\n\r'))"
        case Length(of):
            return f"LENGTH({_value(of)})"
        case Joined(parts):
            return f"({f' || {literal(SEPARATOR)} || '.join(map(_value, parts))})"
        case OrElse(of, otherwise):
            return f"COALESCE({_value(of)}, {_constant(otherwise)})"
        case Plus(left, right):
            return f"({_value(left)} + {_value(right)})"
        case Minus(left, right):
            return f"({_value(left)} - {_value(right)})"
        case Scaled(of, factor):
            return f"({_value(of)} * {factor!r})"
        case Bucket(of, length):
            return f"({_value(of)} - ({_value(of)} % {length}))"


def _constant(of: str | float) -> str:
    return literal(of) if isinstance(of, str) else str(of)


# --- typed columns


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
