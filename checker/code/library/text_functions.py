"""Functions of text alone: paths, parts of URLs, templates."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from urllib.parse import urljoin

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.expressions.specs import by_date, perhaps_empty
from checker.code.execution.expressions.texts import text_parts
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import FILLED, NO_DEPS, NONE, Const, Text, Unknown, Value, as_data, deps_of
from checker.code.library.library_model import Model
from checker.code.source.summary import Node
from checker.code.trail import DepKind


def path(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`Path(__file__)`: as the file's own path, no part of it is empty."""
    first = bound.positional[0] if bound.positional else NONE
    if isinstance(first, Unknown) and first.filled and not first.deps:
        return first
    return m.unknown(DepKind.RESULT, "the result of `pathlib.Path()`", node, subject="pathlib.Path")


def base_name(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`os.path.basename`: of `__file__` it is not empty."""
    first = bound.positional[0] if bound.positional else NONE
    if isinstance(first, Unknown) and first.filled and not first.deps:
        return first  # of `__file__`
    return of_constants(posixpath.basename)(m, bound, args, node)


def of_constants(function: Callable[..., object]) -> Model:
    """A function of text alone: computed where its arguments are constants, else unknown text that they decide; for
    each of several texts that its first one may be."""

    def run(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
        if not bound.positional:
            return _computed(function, bound, [])
        first, *more = bound.positional
        return m.each(first, lambda one: _computed(function, bound, [one, *more]))

    return run


def _computed(function: Callable[..., object], bound: Arguments, given: list[Value]) -> Value:
    values = [*given, *(v for v, _ in bound.keywords.values())]
    deps = frozenset().union(*(deps_of(v) for v in values), bound.open or NO_DEPS, bound.rest_deps)
    plain = [v.value for v in given if isinstance(v, Const)]
    named = {k: v.value for k, (v, have) in bound.keywords.items() if isinstance(v, Const) and have is None}
    if len(plain) + len(named) == len(values) and bound.open is None and bound.rest is None:
        try:
            result = function(*plain, **named)
        except (TypeError, ValueError, AttributeError, LookupError):
            return Unknown(deps)
        return Const(result) if isinstance(result, (str, bytes)) else Unknown(deps)
    # What ends in known text (`join(folder, "x")`, `urljoin(base, "/v1/chat")`) is not empty.
    last = given[-1] if given and bound.rest is None else None
    if function in (posixpath.join, urljoin) and isinstance(last, Const) and isinstance(last.value, str):
        return Text((None, last.value), deps)
    return Unknown(deps)


def template(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`string.Template(text)`."""
    made = Instance("template")
    made.data = bound.get(0, "template") or NONE
    return m.add(made)


def encoded(function: Callable[[bytes], bytes]) -> Model:
    """A text or bytes written in other letters: empty where what it is of is."""

    def run(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
        first = as_data(bound.positional[0]) if bound.positional else NONE
        if isinstance(first, Const) and isinstance(first.value, bytes):
            try:
                return Const(function(first.value))
            except ValueError:
                return Unknown()
        if isinstance(first, (Text, Const)):
            _, deps, filled = text_parts(first)
            return Unknown(deps, filled)
        return Unknown(deps_of(first), first.filled) if isinstance(first, Unknown) else FILLED

    return run


def random_text(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`secrets.token_hex(n)`: empty of nought bytes."""
    size = bound.get(0, "nbytes")
    return Const("") if isinstance(size, Const) and size.value == 0 else FILLED


def written_time(place: int) -> Model:
    """`time.strftime(format)`, the format at this place."""

    def run(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
        return time_as(m, bound.get(place, "format") or NONE)

    return run


def time_as(m: Machine, form: Value) -> Value:
    """A time as a format shows it."""

    def one(value: Value) -> Value:
        if isinstance(value, Const) and isinstance(value.value, str):
            return by_date(value.value, NO_DEPS)
        _, deps, filled = text_parts(value)
        return FILLED if filled else perhaps_empty(deps)

    return m.each(form, one)
