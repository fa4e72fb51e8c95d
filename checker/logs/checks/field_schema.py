"""A field's JSON Schema as an expression: when does a value that is there not fit?

Keywords that no expression can say, and patterns that RE2 and Python read differently, become `Ask`: the screening lets
the strict verdict decide. What log formats write in another type than the record has (times, money, flags and counts
from headers) is judged as the record has it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from checker.logs.formats.canonical import Type, column_type
from checker.logs.formats.mapping import RecordMapping
from checker.logs.records.expressions import (
    NEVER,
    AllOf,
    AnyOf,
    Ask,
    Compare,
    Constant,
    Digits,
    IsKind,
    IsWhole,
    Kind,
    Length,
    Matches,
    Not,
    Number,
    OneOf,
    Predicate,
    Text,
    Value,
    any_of,
)

_TYPES: Final = {
    "string": Kind.STRING,
    "number": Kind.NUMBER,
    "boolean": Kind.BOOLEAN,
    "object": Kind.OBJECT,
    "array": Kind.ARRAY,
}
_SPECIAL: Final = re.compile(r"\(\?(?!:)|\\[1-9pPuUkKGcBbZAz]|\\x|\[\[|&&|--|~~|[^\x00-\x7f]|[*+?}]\+")
_PLAIN_TIME: Final = {"type": "string", "format": "date-time"}
_ANNOTATIONS: Final = frozenset({"description", "title", "$comment", "examples", "default", "deprecated", "format"})


def misfit(name: str, schema: Mapping[str, Any], mapping: RecordMapping) -> Predicate:
    """When the value of a column does not fit; only asked where there is a value."""
    kind = column_type(name)
    as_text = name in mapping.columns and mapping.columns[name].place.text
    if kind is Type.TIME:
        plain = all(schema[key] == _PLAIN_TIME.get(key) or key in _ANNOTATIONS for key in schema)
        return NEVER if plain else Ask()
    if kind is Type.AMOUNT:
        return _amount(name, schema)
    parts = [_keyword(name, key, value, kind, as_text=as_text) for key, value in schema.items()]
    return any_of(*parts) if parts else NEVER


def _keyword(name: str, key: str, said: Any, kind: Type, *, as_text: bool) -> Predicate:
    numeric = IsKind(name, (Kind.NUMBER, Kind.STRING) if as_text and kind is Type.COUNT else (Kind.NUMBER,))
    match key:
        case "type":
            return _type(name, said, kind, as_text=as_text)
        case "enum" if said and all(isinstance(one, str) for one in said):
            return Not(OneOf(Text(name), tuple(said)))
        case "const" if isinstance(said, str):
            return Not(OneOf(Text(name), (said,)))
        case "pattern" if isinstance(said, str):
            return _pattern(Text(name), said)
        case "minLength":
            return Compare(Length(Text(name)), "<", Constant(said))
        case "maxLength":
            return Compare(Length(Text(name)), ">", Constant(said))
        case "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum":
            op: Any = {"minimum": "<", "maximum": ">", "exclusiveMinimum": "<=", "exclusiveMaximum": ">="}[key]
            return AllOf((numeric, Compare(Number(name), op, Constant(said))))
        case _:
            return NEVER if key in _ANNOTATIONS else Ask()


def _type(name: str, said: Any, kind: Type, *, as_text: bool) -> Predicate:
    if not isinstance(said, str):
        return Ask()
    if said == "integer":
        return Not(_number(name, IsWhole(name), as_text=as_text))
    if said == "number":
        return Not(_number(name, IsKind(name, (Kind.NUMBER,)), as_text=as_text))
    if said == "boolean" and kind is Type.FLAG:
        words = OneOf(Text(name), ("true", "false", "True", "False"))
        return Not(AnyOf((IsKind(name, (Kind.BOOLEAN,)), words)))
    if said == "string" and kind is Type.FLAG:
        return Ask()
    if said == "string" and kind is Type.COUNT and as_text:
        return Ask()
    if said not in _TYPES:
        return Ask()
    return Not(IsKind(name, (_TYPES[said],)))


def _number(name: str, of_number: Predicate, *, as_text: bool) -> Predicate:
    """A number, or text that the format writes numbers as."""
    is_number = AllOf((IsKind(name, (Kind.NUMBER,)), of_number))
    if not as_text:
        return is_number
    whole = IsWhole(name) if isinstance(of_number, IsWhole) else Compare(Number(name), "=", Number(name))
    return AnyOf((is_number, AllOf((IsKind(name, (Kind.STRING,)), whole))))


def _pattern(of: Value, pattern: str) -> Predicate:
    if _SPECIAL.search(pattern):
        return Ask()
    try:
        re.compile(pattern)
    except re.error:
        return Ask()
    return AllOf((Compare(Length(of), ">=", Constant(0)), Not(Matches(of, pattern))))


def _amount(name: str, schema: Mapping[str, Any]) -> Predicate:
    """Money is decimal text in the record. A number is written out (4e-05 is 0.00004), which only digits without an
    exponent show as they are."""
    parts: list[Predicate] = []
    for key, said in schema.items():
        match key:
            case "type" if said == "string":
                parts.append(Not(IsKind(name, (Kind.NUMBER, Kind.STRING))))
            case "pattern" if isinstance(said, str) and not _SPECIAL.search(said):
                exponent = Matches(Digits(name), "[eE]")
                digits = AllOf((Not(exponent), _pattern(Digits(name), said)))
                parts.extend((_pattern(Text(name), said), digits, AllOf((exponent, Ask()))))
            case _ if key not in _ANNOTATIONS:
                parts.append(Ask())
    return any_of(*parts) if parts else NEVER
