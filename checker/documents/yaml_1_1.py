"""The dialect of YAML 1.1, for kinds of configuration whose own reader is PyYAML or older. Policies do not need it."""

from __future__ import annotations

import re
from collections.abc import Callable

from checker.documents.dialect import CORE_WORDS, NUMBER_START, Dialect
from checker.documents.tree import Value

# YAML 1.1 as PyYAML's SafeLoader reads it (yaml/resolver.py, yaml/constructor.py), save for dates, which stay text.
_OLD_WORDS: dict[str, Value] = {
    **CORE_WORDS,
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
    if text[0] not in NUMBER_START:
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


YAML_1_1 = Dialect("YAML 1.1", _resolve_old)
