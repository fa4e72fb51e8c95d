"""Functions of Python that read a text: whether they take a constant, Python itself says."""

from __future__ import annotations

import importlib
import re
import warnings
from collections.abc import Callable
from typing import Any

from checker.code.execution.heap import Dict, Seq
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import Const, External, Method, Ref, Text, Value

MAX_TEXT = 10_000  # letters of a constant that is tried
MAX_DEPTH = 6
MAX_BRACKETS = 200  # that a constant opens: readers of nested data go as deep on the interpreter's own stack
# What every Python reads alike: others took less before 3.11.
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_ISO_TIME = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d)?)?")
_SAME_EVERYWHERE = {"datetime.date.fromisoformat": _ISO_DATE, "datetime.datetime.fromisoformat": _ISO_TIME}
# No `fractions.Fraction`: of "1e999999999" it works out the power.
_READERS = frozenset(
    "json.loads uuid.UUID datetime.date datetime.datetime datetime.timedelta datetime.datetime.strptime "
    "decimal.Decimal base64.b64decode re.compile urllib.parse.urlparse urllib.parse.urlsplit "
    "ipaddress.ip_address ipaddress.ip_network".split()
) | frozenset(_SAME_EVERYWHERE)
_ERRORS = (ValueError, TypeError, ArithmeticError, LookupError, re.error, RecursionError, OverflowError)


def refusal(m: Machine, function: Value, args: list[Arg]) -> bool | Value | None:
    """What a function of Python throws at what it is given: False where it comes to its end, True where the exception
    is none of Python's own; None where that is not known."""
    if isinstance(function, External) and function.name == "json.dumps":
        return False if all(_is_plain(m, value) for _, _, value in args) else None
    read = _reader(function)
    if read is None or not all(kind < 2 and isinstance(value, Const) for kind, _, value in args):
        return None
    given = [(kind, name, value.value) for kind, name, value in args if isinstance(value, Const)]
    if any(_is_too_much(value) for _, _, value in given):
        return None
    pattern = _SAME_EVERYWHERE.get(function.name) if isinstance(function, External) else None
    if pattern is not None and not (len(given) == 1 and pattern.fullmatch(str(given[0][2]))):
        return None
    try:
        with warnings.catch_warnings():  # what Python thinks of a pattern is for who runs the code
            warnings.simplefilter("ignore")
            read(
                *(value for kind, _, value in given if kind == 0),
                **{name: value for kind, name, value in given if kind},
            )
    except _ERRORS as error:
        own = next(kind for kind in type(error).__mro__ if kind.__module__ == "builtins")
        return External(f"builtins.{own.__name__}") if own is type(error) else True
    return False


def _is_too_much(value: object) -> bool:
    """Whether to try a constant would cost more than it tells."""
    if isinstance(value, bytes):
        return len(value) > MAX_TEXT or value.count(b"[") + value.count(b"{") + value.count(b"(") > MAX_BRACKETS
    if isinstance(value, str):
        return len(value) > MAX_TEXT or value.count("[") + value.count("{") + value.count("(") > MAX_BRACKETS
    return False


_OF_TEXTS = frozenset("encode decode index rindex".split())


def _reader(function: Value) -> Callable[..., Any] | None:
    if isinstance(function, External):
        return _of_library(function.name) if function.name in _READERS else None
    if isinstance(function, Method) and isinstance(function.receiver, Const) and function.name in _OF_TEXTS:
        text = function.receiver.value
        return getattr(text, function.name, None) if isinstance(text, (str, bytes)) else None
    return None


def _of_library(name: str) -> Callable[..., Any] | None:
    """The function itself, of a module of Python's that is loaded only now."""
    parts = name.split(".")
    of_class = len(parts) > 2 and parts[0] != "urllib"
    found: Any = importlib.import_module(".".join(parts[: -2 if of_class else -1]))
    for part in parts[-2 if of_class else -1 :]:
        found = getattr(found, part)
    return found if callable(found) else None


def _is_plain(m: Machine, value: Value, depth: int = 0) -> bool:
    """Whether a value is data as JSON has it, at any depth."""
    if isinstance(value, (Const, Text)):
        return not (isinstance(value, Const) and isinstance(value.value, bytes))
    obj = m.st.get(value.id) if isinstance(value, Ref) and m.st is not None and depth < MAX_DEPTH else None
    if isinstance(obj, Dict):
        return obj.open is None and all(_is_plain(m, v, depth + 1) for v, _ in obj.keys.values())
    if isinstance(obj, Seq) and obj.kind in ("list", "tuple") and obj.rest is None:
        return all(_is_plain(m, v, depth + 1) for v, _ in obj.items)
    return False
