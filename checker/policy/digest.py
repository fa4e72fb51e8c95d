"""The identity of a policy: SHA-256 over the canonical JSON of its effective document.

Canonical JSON is RFC 8785 (JCS): keys sorted by UTF-16 code units, numbers as ECMAScript prints an IEEE 754 double,
strings with the least escaping, UTF-8 without spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

_SAFE: Final = 2**53 - 1  # beyond it a double no longer holds every integer (RFC 7493, 2.2)
_ESCAPED = re.compile(r'[\x00-\x1f"\\]')
_SHORT: Final = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def policy_digest(document: Mapping[str, Any]) -> str:
    """`sha256:` and 64 hex digits."""
    import hashlib

    return "sha256:" + hashlib.sha256(canonical_json(document)).hexdigest()


def canonical_json(value: Any) -> bytes:
    """RFC 8785 form of dicts, lists, strings, numbers, booleans and None. Raises ValueError for what JSON cannot hold:
    NaN, infinities, integers beyond 2**53 - 1, keys that are no text, halves of surrogate pairs."""
    return "".join(_parts(value)).encode("utf-8")


def number_text(number: float) -> str:
    """ECMAScript's Number::toString (ECMA-262, 6.1.6.1.20), which RFC 8785 (3.2.2.3) asks for."""
    if isinstance(number, int):
        if abs(number) > _SAFE:
            raise ValueError(f"{number} is beyond 2**53 - 1 and cannot be kept exactly: write it in quotes")
        return str(number)
    if number != number or number in (float("inf"), float("-inf")):
        raise ValueError(f"{number} is no number of JSON")
    if number == 0:
        return "0"
    sign = "-" if number < 0 else ""
    # repr gives the shortest digits that read back as the same double, which is what ECMAScript asks for as well.
    mantissa, _, exponent = repr(abs(number)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    point = int(exponent or 0) + len(whole) - (len(whole + fraction) - len(digits))  # value = 0.digits * 10**point
    digits = digits.rstrip("0")
    count = len(digits)
    if count <= point <= 21:
        return sign + digits + "0" * (point - count)
    if 0 < point <= 21:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    power = f"e{point - 1:+d}"
    return f"{sign}{digits[0]}{'.' + digits[1:] if count > 1 else ''}{power}"


def _parts(value: Any) -> Iterator[str]:
    match value:
        case None:
            yield "null"
        case bool():
            yield "true" if value else "false"
        case str():
            yield _quote(value)
        case int() | float():
            yield number_text(value)
        case Mapping():
            yield "{"
            for index, key in enumerate(sorted(value, key=_utf16)):
                yield f"{',' if index else ''}{_quote(key)}:"
                yield from _parts(value[key])
            yield "}"
        case list() | tuple():
            yield "["
            for index, item in enumerate(value):
                if index:
                    yield ","
                yield from _parts(item)
            yield "]"
        case _:
            raise ValueError(f"{type(value).__name__} is no type of JSON")


def _utf16(key: Any) -> bytes:
    if not isinstance(key, str):
        raise ValueError(f"the key {key!r} is no text")
    return key.encode("utf-16-be")  # a lone surrogate is an error here, as the RFC demands


def _quote(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    char = found.group()
    return _SHORT.get(char) or f"\\u{ord(char):04x}"
