"""What an unquoted YAML word means: readers differ, so the kind of document chooses.

`no` is a country to a YAML 1.2 reader and false to a YAML 1.1 reader; `0644` is 644 or 420; `22:22` is text or 1342.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from checker.documents.tree import Value


@dataclass(frozen=True, slots=True)
class Dialect:
    """`resolve` gives an unquoted word its value; ValueError says that it is a number out of all bounds.

    `merge`: the key `<<` merges. YAML 1.2 dropped it, but people and their editors use it all the same.
    """

    name: str
    resolve: Callable[[str], Value]
    merge: bool = True


# YAML 1.2.2, chapter 10.3 (core schema).
_CORE_WORDS: dict[str, Value] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
    **{sign + word: float("inf") for sign in ("", "+") for word in (".inf", ".Inf", ".INF")},
    **{"-" + word: float("-inf") for word in (".inf", ".Inf", ".INF")},
}
_NUMBER_START = frozenset("+-.0123456789")
_CORE_INT = re.compile(r"[-+]?[0-9]+")
_CORE_OTHER = re.compile(r"0o([0-7]+)|0x([0-9a-fA-F]+)")
_CORE_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")


def _resolve_core(text: str) -> Value:
    if text in _CORE_WORDS:
        return _CORE_WORDS[text]
    if text[0] not in _NUMBER_START:
        return text
    if _CORE_INT.fullmatch(text):
        return int(text)
    if other := _CORE_OTHER.fullmatch(text):
        return int(other[1], 8) if other[1] else int(other[2], 16)
    return float(text) if _CORE_FLOAT.fullmatch(text) else text


# YAML 1.1 as PyYAML's SafeLoader reads it (yaml/resolver.py, yaml/constructor.py), save for dates, which stay text.
_OLD_WORDS: dict[str, Value] = {
    **_CORE_WORDS,
    **{form: True for word in ("yes", "on", "true") for form in (word, word.capitalize(), word.upper())},
    **{form: False for word in ("no", "off", "false") for form in (word, word.capitalize(), word.upper())},
}
_OLD_INT = re.compile(
    r"([-+]?)(?:0b(?P<two>[0-1_]+)|0x(?P<sixteen>[0-9a-fA-F_]+)|(?P<eight>0[0-7_]+)|(?P<ten>0|[1-9][0-9_]*)"
    r"|(?P<sixty>[1-9][0-9_]*(?::[0-5]?[0-9])+))"
)
_OLD_FLOAT = re.compile(
    r"[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
    r"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*"
)
_BASES = {"two": 2, "eight": 8, "ten": 10, "sixteen": 16}


def _resolve_old(text: str) -> Value:
    if text in _OLD_WORDS:
        return _OLD_WORDS[text]
    if text[0] not in _NUMBER_START:
        return text
    if found := _OLD_INT.fullmatch(text):
        sign = -1 if found[1] == "-" else 1
        kind = found.lastgroup or "ten"
        digits = found[kind].replace("_", "")
        return sign * (_sixty(digits, int) if kind == "sixty" else int(digits or "0", _BASES[kind]))
    if _OLD_FLOAT.fullmatch(text):
        digits = text.replace("_", "").lstrip("+-")
        return float(_sixty(digits, float)) * (-1 if text[0] == "-" else 1)
    return text


def _sixty(text: str, number: Callable[[str], int | float]) -> int | float:
    """`1:30` is 90: YAML 1.1 counts by sixties."""
    total: int | float = 0
    for part in text.split(":"):
        total = total * 60 + number(part)
    return total


YAML_1_2 = Dialect("YAML 1.2 core", _resolve_core)
YAML_1_1 = Dialect("YAML 1.1", _resolve_old)
