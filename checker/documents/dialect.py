"""What an unquoted YAML word means: readers differ, so the kind of document chooses.

`no` is a country to a YAML 1.2 reader and false to a YAML 1.1 reader; `0644` is 644 or 420; `22:22` is text or 1342.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from checker.documents.tree import Value


class Dialect(Struct, frozen=True):
    """`resolve` gives an unquoted word its value; ValueError says that it is a number out of all bounds.

    `merge`: the key `<<` merges. YAML 1.2 dropped it, but people and their editors use it all the same.
    """

    name: str
    resolve: Callable[[str], Value]
    merge: bool = True


# YAML 1.2.2, chapter 10.3 (core schema).
CORE_WORDS: dict[str, Value] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
    **{sign + word: float("inf") for sign in ("", "+") for word in (".inf", ".Inf", ".INF")},
    **{"-" + word: float("-inf") for word in (".inf", ".Inf", ".INF")},
}
NUMBER_START = frozenset("+-.0123456789")
_CORE_INT = re.compile(r"[-+]?[0-9]+")
_CORE_OTHER = re.compile(r"0o([0-7]+)|0x([0-9a-fA-F]+)")
_CORE_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")


def _resolve_core(text: str) -> Value:
    if text in CORE_WORDS:
        return CORE_WORDS[text]
    if text[0] not in NUMBER_START:
        return text
    if _CORE_INT.fullmatch(text):
        return int(text)
    if other := _CORE_OTHER.fullmatch(text):
        return int(other[1], 8) if other[1] else int(other[2], 16)
    return float(text) if _CORE_FLOAT.fullmatch(text) else text


YAML_1_2 = Dialect("YAML 1.2 core", _resolve_core)
