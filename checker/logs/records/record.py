"""One line of a log as a request record: the strict reading, which the screening in SQL must not differ from.

Numbers keep the text that they were written as, so that nothing is rounded or coerced on the way.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final, NamedTuple

from msgspec import Struct, field

from checker.logs.blocks.blocks import readable
from checker.logs.formats.canonical import Type, column_type
from checker.logs.formats.log_format import Path, StatusWords, TimeForm, Values
from checker.logs.formats.mapping import Column, RecordMapping
from checker.logs.records.expressions import Kind, TimeFault
from checker.logs.records.times import read_number, read_text, rfc3339


class NumberText(str):
    """A JSON number, as it was written."""

    __slots__ = ()


class Token(NamedTuple):  # there are dozens in every record: this is the class that is made the quickest
    """A value as the log has it. `text` is the decoded string, the number's own text, `true`/`false`, or JSON."""

    kind: Kind
    text: str


class UnparsableError(ValueError):
    """A line that is no JSON object."""


DECIMAL: Final = r"^-?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?$"
_DECIMAL: Final = re.compile(DECIMAL.replace("$", r"\Z"))
_NULL: Final = Token(Kind.NULL, "null")


class Record(Struct):
    """The tokens of one line by column, and what is made of them. Those of a `_document` are read on demand: there are
    more than a hundred columns, and who reports a violation asks for a few."""

    mapping: RecordMapping
    _tokens: dict[str, Token | None]
    duplicate_keys: tuple[str, ...] = ()
    _document: dict[str, Any] | None = None
    _times: dict[str, int | TimeFault | None] = field(default_factory=dict)

    def token(self, name: str) -> Token | None:
        if name in self._tokens:
            return self._tokens[name]
        column = self.mapping.columns.get(name)
        found = _column(self._document, column) if self._document is not None and column is not None else None
        self._tokens[name] = found
        return found

    def tokens(self) -> dict[str, Token]:
        """Of all columns that the line has something for."""
        names = self.mapping.columns if self._document is not None else tuple(self._tokens)
        return {name: token for name in names if (token := self.token(name)) is not None}

    def present(self, name: str) -> bool:
        token = self.token(name)
        return token is not None and token.kind is not Kind.NULL

    def text(self, name: str) -> str | None:
        token = self.token(name)
        return token.text if token is not None and token.kind is Kind.STRING else None

    def number(self, name: str) -> float | None:
        token = self.token(name)
        if token is None:
            return None
        if token.kind is Kind.NUMBER:
            return float(token.text)
        column = self.mapping.columns.get(name)
        if token.kind is Kind.STRING and column is not None and column.place.text and _DECIMAL.search(token.text):
            return float(token.text)
        return None

    def micros(self, name: str) -> int | None:
        value = self.time(name)
        return value if isinstance(value, int) else None

    def time(self, name: str) -> int | TimeFault | None:
        """The moment, why it is none, or None where nothing is written."""
        if name not in self._times:
            self._times[name] = self._read_time(name)
        return self._times[name]

    def _read_time(self, name: str) -> int | TimeFault | None:
        token = self.token(name)
        if token is None or token.kind is Kind.NULL:
            return None
        place = self.mapping.columns[name].place
        form = place.time or TimeForm.ANY
        if token.kind is Kind.NUMBER:
            return read_number(float(token.text), form)
        if token.kind is Kind.STRING:
            return read_text(token.text, form, numbers=place.text)
        return TimeFault.KIND

    def succeeded(self) -> bool | None:
        return read_status(self.token("status"), self.mapping.format.status)


def read_status(token: Token | None, words: StatusWords) -> bool | None:
    """Whether the attempt ended well: HTTP codes as such, other words as the format lists them."""
    if token is None or token.kind is Kind.NULL:
        return True if words.absent_is_success else None
    if token.text in words.success:
        return True
    if token.text in words.failure:
        return False
    if re.fullmatch("[1-5][0-9][0-9]", token.text):
        return token.text < "400"
    return False if words.other_is_failure else None


class _Ambiguous(dict[str, Any]):
    """An object that has a key more than once; it holds the first value, as the query engine reads it."""

    twice: tuple[str, ...] = ()


def parse_line(line: bytes) -> dict[str, Any]:
    """The object in a line. Raises UnparsableError."""

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        result = dict(items)
        if len(result) == len(items):
            return result
        ambiguous = _Ambiguous(reversed(items))
        ambiguous.twice = tuple(key for key in result if sum(key == other for other, _ in items) > 1)
        return ambiguous

    try:
        value = json.loads(
            readable(line),
            object_pairs_hook=pairs,
            parse_int=NumberText,
            parse_float=NumberText,
            parse_constant=_no_number,
        )
    except (ValueError, RecursionError) as error:
        raise UnparsableError(str(error)) from None
    if not isinstance(value, dict):
        raise UnparsableError("not a JSON object")
    return value


def read_record(line: bytes, mapping: RecordMapping) -> Record:
    """Raises UnparsableError."""
    return record_of(parse_line(line), mapping)


def record_of(document: dict[str, Any], mapping: RecordMapping) -> Record:
    """`document` as `parse_line` gives it."""
    twice = tuple(
        key
        for path in ((), *mapping.containers)
        if isinstance(one := value_at(document, path), _Ambiguous)
        for key in one.twice
        if key in mapping.keys_read(path)
    )
    return Record(mapping, {}, twice, document)


def canonical(record: Record, names: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of `names` as the policy's schema sees them: times as RFC 3339, money as decimal text, counts as they
    were written. A time that cannot be read is left out: another rule reports it."""
    result: dict[str, Any] = {}
    for name in names:
        token = record.token(name)
        if token is None or token.kind is Kind.NULL:
            continue
        match column_type(name):
            case Type.TIME:
                micros = record.micros(name)
                if micros is not None:
                    result[name] = rfc3339(micros)
            case Type.AMOUNT if record.number(name) is not None:
                result[name] = format(Decimal(token.text), "f")
            case Type.COUNT if token.kind is Kind.STRING and record.number(name) is not None:
                result[name] = _json_number(token.text)
            case Type.FLAG if token.kind is Kind.STRING and token.text.lower() in ("true", "false"):
                result[name] = token.text.lower() == "true"
            case _:
                result[name] = _plain(token)
    return result


def _plain(token: Token) -> Any:
    match token.kind:
        case Kind.STRING:
            return token.text
        case Kind.NUMBER:
            return _json_number(token.text)
        case Kind.OTHER:
            return token.text
        case _:
            return json.loads(token.text)


def _json_number(text: str) -> int | float:
    try:
        return int(text)
    except ValueError:
        return float(text)


class _NoNumber(str):
    """NaN and Infinity, which are no JSON and are written all the same."""

    __slots__ = ()


def _no_number(name: str) -> str:
    return NumberText(name) if name.startswith("-") else _NoNumber(name)


def _column(document: dict[str, Any], column: Column) -> Token | None:
    null = False
    if column.place.unless is not None and _is_among(value_at(document, column.place.unless.path), column.place.unless):
        return None
    unless = column.place.unless_equal
    other = token_of(value_at(document, unless)) if unless is not None else None
    for candidate in column.candidates:
        value = value_at(document, candidate.path)
        if candidate.tag is not None:
            value = _tagged(value, candidate.tag, last=candidate.last)
        if column.place.items and isinstance(value, list):
            value = NumberText(len(value))
        if value is ABSENT:
            continue
        token = token_of(value)
        if token is None:
            continue
        if token.kind is Kind.NULL:
            null = True
            continue
        if other is not None and token == other:
            continue
        if token.kind is Kind.STRING and token.text in candidate.absent:
            continue
        if column.place.zero_is_absent and token.kind is Kind.NUMBER and float(token.text) == 0:
            continue
        return token if column.place.word is None else Token(Kind.STRING, column.place.word)
    if column.place.constant is not None:
        return Token(Kind.STRING, column.place.constant)
    return _NULL if null else None


ABSENT: Final = object()


def value_at(document: Any, path: Path) -> Any:
    for key in path:
        if not isinstance(document, dict) or key not in document:
            return ABSENT
        document = document[key]
    return document


def _is_among(value: Any, values: Values) -> bool:
    token = token_of(value)
    return token is not None and token.kind is Kind.STRING and token.text in values.values


def _tagged(value: Any, key: str, *, last: bool) -> Any:
    """The value of the first or the last `key:value` in a list of text."""
    if isinstance(value, list):
        for item in reversed(value) if last else value:
            if type(item) is str and item.startswith(key + ":"):
                return item[len(key) + 1 :]
    return ABSENT


def token_of(value: Any) -> Token | None:
    match value:
        case NumberText():
            return Token(Kind.NUMBER, str(value))
        case _NoNumber():
            return Token(Kind.OTHER, str(value))
        case str():
            return Token(Kind.STRING, value)
        case None:
            return _NULL
        case bool():
            return Token(Kind.BOOLEAN, "true" if value else "false")
        case dict():
            return Token(Kind.OBJECT, json.dumps(value, ensure_ascii=False))
        case list():
            return Token(Kind.ARRAY, json.dumps(value, ensure_ascii=False))
        case _:
            return None


def decimal_of(token: Token | None) -> Decimal | None:
    if token is None or token.kind not in (Kind.NUMBER, Kind.STRING):
        return None
    try:
        return Decimal(token.text)
    except InvalidOperation:
        return None
