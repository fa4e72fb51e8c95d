"""What a format leaves of a value: a precision of nought shows nothing of a text, and a date's field may be empty.

`f"{team:.0}"`, `"%.0s" % team` and `now.strftime("%Z")` are as empty as no header at all.
"""

from __future__ import annotations

import re

from checker.code.execution.machine import Machine
from checker.code.execution.values import (
    FILLED,
    Choice,
    Const,
    Deps,
    External,
    Number,
    Text,
    Unknown,
    Value,
    choose,
    deps_of,
    external,
)

_WIDE = re.compile(r"\d{5}")
_DATE = re.compile(r"%[-#_^0]?([A-Za-z])")
_ZONES = frozenset("zZ")  # of which a time without a zone shows nothing
_CUT = re.compile(r"\.(?P<digits>\d+|\{[^{}]*\})s?$")
_ALL_GIVEN = re.compile(r"\{[^{}]*\}$")  # the whole spec is a value: `f"{team:{spec}}"`


def show(m: Machine, value: Value, conversion: str, spec: str) -> Value:
    """`format(value, spec)` after the conversion: computed of a constant, else what may be left of the value."""
    if isinstance(value, Choice):
        return choose([(show(m, v, conversion, spec), deps) for v, deps in value.alternatives])
    if isinstance(value, Const):
        return _of_constant(m, value, conversion, spec) if conversion or spec else value
    if not spec or not isinstance(value, (Text, Unknown)):
        return value
    if _DATE.search(spec):
        return by_date(spec, deps_of(value))
    cut = _CUT.search(spec)
    if cut is None:
        return perhaps_empty(deps_of(value)) if _ALL_GIVEN.match(spec) else value
    if cut["digits"].strip("0"):
        maybe = cut["digits"][0] == "{"
        return perhaps_empty(deps_of(value)) if maybe else Unknown(deps_of(value), value.filled)
    return (
        Const("") if isinstance(value, Text) else value if isinstance(value, Number) else perhaps_empty(deps_of(value))
    )


def _of_constant(m: Machine, value: Const, conversion: str, spec: str) -> Value:
    shown = repr(value.value) if conversion in ("r", "a") else str(value.value) if conversion else value.value
    if "{" in spec:
        empties = isinstance(shown, str) and (_CUT.search(spec) or _ALL_GIVEN.match(spec))
        return perhaps_empty() if empties or shown == "" else FILLED
    if is_too_wide(spec):
        return FILLED
    try:
        return Const(format(shown, spec))
    except (TypeError, ValueError) as error:
        m.may_raise(kind=External(f"builtins.{type(error).__name__}"))
        return Unknown()


def is_too_wide(spec: str) -> bool:
    """Whether a format asks for a text so long that it is not made here."""
    return _WIDE.search(spec) is not None


def perhaps_empty(deps: Deps = frozenset()) -> Value:
    """A text of which nothing may be left."""
    return Unknown(deps or external("how much of a text a format or a slice leaves"))


def by_date(spec: str, deps: Deps) -> Value:
    """A time as a format of dates shows it: nothing, where the format is empty or asks for a zone alone."""
    if not spec:
        return Const("")
    literal = _DATE.sub("", spec).replace("%%", "%")
    if literal or any(letter not in _ZONES for letter in _DATE.findall(spec)):
        return FILLED
    return perhaps_empty(deps)
