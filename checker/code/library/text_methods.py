"""Methods of text."""

from __future__ import annotations

from typing import Any

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.expressions.formatted import own_text, shown
from checker.code.execution.expressions.sequences import spread
from checker.code.execution.expressions.specs import show
from checker.code.execution.expressions.texts import concat, text_parts
from checker.code.execution.heap import Seq
from checker.code.execution.machine import Machine
from checker.code.execution.objects.asked_methods import show_within
from checker.code.execution.paths import INDEX_ERROR, KEY_ERROR
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Const,
    Deps,
    Text,
    Unknown,
    Value,
    as_data,
    choose,
    deps_of,
)
from checker.code.source.summary import Node

_PURE_TEXT = frozenset(
    "lower upper title capitalize casefold strip lstrip rstrip replace removeprefix removesuffix swapcase zfill "
    "ljust rjust center expandtabs startswith endswith isdigit isalpha isalnum isidentifier isupper islower "
    "isspace find rfind index count encode decode split rsplit splitlines partition rpartition join format hex "
    "bit_length is_integer translate".split()
)


KEEPS_FILLED = frozenset(
    "lower upper title capitalize casefold swapcase encode decode zfill hex isoformat "
    "strip lstrip rstrip replace".split()
)


def keeps_filled(value: Text | Unknown, name: str, given: list[object] | None) -> bool:
    """Whether a method leaves something of a text that is not empty. What takes letters away may leave nothing, save of
    an id; what takes punctuation away does not: nothing is named by that. `given`: the arguments, where they are
    constants."""
    if name not in KEEPS_FILLED:
        return False
    if name in ("encode", "decode"):
        return given is not None and "ignore" not in given
    if name not in ("strip", "lstrip", "rstrip", "replace") or given == []:
        return True
    if given is None or (name == "replace" and len(given) < 2):
        return False
    if name == "replace" and given[1]:
        return True
    return (isinstance(value, Unknown) and not value.deps) or not any(c.isalnum() for c in str(given[0]))


TESTS = frozenset("startswith endswith isdigit isalpha isalnum isidentifier isupper islower isspace isnumeric".split())


def on_text(m: Machine, value: Const | Text, name: str, bound: Arguments, node: Node) -> Value:
    """`text.name(...)`: computed where all is known, else text or truth that the arguments decide."""
    if name == "join":
        return _join_text(m, value, bound)
    if name == "format":
        return _format(m, value, bound, node)
    if name == "format_map":
        inner = m.as_dict(bound.get(0, "mapping") or NONE)
        if inner is not None:
            bound = Arguments(keywords={k: v for k, v in inner.keys.items() if isinstance(k, str)}, open=inner.open)
            return _format(m, value, bound, node)
    plain: list[Any] = [p for v in bound.positional for p in _plain(m, v)]
    if name == "translate" and bound.positional:
        table = m.as_instance(bound.positional[0])
        if table is not None and table.kind == "table" and isinstance(value, Const):
            return Const(str(value.value).translate(dict(table.data)))
        mapping = m.as_dict(bound.positional[0])
        if mapping is not None and mapping.open is None and isinstance(value, Const):
            rows = {k: v.value for k, (v, have) in mapping.keys.items() if isinstance(v, Const) and have is None}
            if len(rows) == len(mapping.keys):
                return Const(str(value.value).translate(rows))
    certain = len(plain) == len(bound.positional) and bound.rest is None and not bound.keywords
    if (
        isinstance(value, Const)
        and certain
        and name in _PURE_TEXT
        and isinstance(value.value, (str, bytes, int, float))
    ):
        try:
            return _wrap(m, getattr(value.value, name)(*plain))
        except (TypeError, ValueError, AttributeError, LookupError, OverflowError):
            return Unknown()
    if isinstance(value, Text):
        return _on_pattern(m, value, name, plain if certain else None)
    deps: Deps = NO_DEPS
    for item in bound.positional:
        deps |= deps_of(item)
    if name in TESTS:
        return choose([(Const(True), deps), (Const(False), deps)])
    if name in ("split", "rsplit", "splitlines", "partition"):
        seq = Seq("list")
        seq.rest, seq.rest_deps = Unknown(deps), deps
        return m.add(seq)
    return Unknown(deps)


def _plain(m: Machine, value: Value) -> list[Any]:
    """[a constant, or a tuple of such] (`name.startswith(("x-", "y-"))`), [] where it is something else."""
    if isinstance(value, Const):
        return [value.value]
    seq = m.as_seq(value)
    if seq is None or seq.kind != "tuple" or seq.rest is not None:
        return []
    parts = tuple(v.value for v, have in seq.items if isinstance(v, Const) and have is None)
    return [parts] if len(parts) == len(seq.items) else []


def _on_pattern(m: Machine, value: Text, name: str, plain: list[object] | None) -> Value:
    if name in ("startswith", "endswith") and plain and isinstance(plain[0], (str, tuple)):
        edge = value.parts[0] if name == "startswith" else value.parts[-1]
        if edge is not None:
            options = plain[0] if isinstance(plain[0], tuple) else (plain[0],)
            if any(isinstance(option, str) and getattr(edge, name)(option) for option in options):
                return Const(True)
            if any(not isinstance(option, str) or getattr(option, name)(edge) for option in options):
                return choose([(Const(True), value.deps), (Const(False), value.deps)])
            return Const(False)
    if name in TESTS:
        return choose([(Const(True), value.deps), (Const(False), value.deps)])
    if name in ("lower", "upper", "title", "casefold", "swapcase", "capitalize", "replace") and plain is not None:
        try:
            parts = tuple(None if p is None else getattr(p, name)(*plain) for p in value.parts)
        except (TypeError, ValueError):
            return Unknown(value.deps)
        return Text(parts, value.deps, any(parts) or (value.filled and keeps_filled(value, name, plain)))
    if name in ("split", "rsplit", "splitlines", "partition", "rpartition"):
        seq = Seq("list")
        seq.rest, seq.rest_deps = Unknown(value.deps), value.deps
        return m.add(seq)
    if name in ("strip", "lstrip", "rstrip", "removeprefix", "removesuffix"):
        return _without_edges(value, name, plain)
    if name in ("encode", "decode"):
        return value if keeps_filled(value, name, plain) else Unknown(value.deps)
    return Unknown(value.deps)


def _without_edges(value: Text, name: str, plain: list[object] | None) -> Value:
    """A text whose beginning or end is taken away, where that is known; what is not known of it may be all of it."""
    if plain is None or any(not isinstance(p, str) for p in plain):
        return Unknown(value.deps)
    parts = list(value.parts)
    for at, here in ((0, ("strip", "lstrip", "removeprefix")), (-1, ("strip", "rstrip", "removesuffix"))):
        if name not in here or not parts:
            continue
        edge = parts[at]
        if edge is not None:
            verb = name if name.startswith("remove") else "lstrip" if at == 0 else "rstrip"
            parts[at] = getattr(edge, verb)(*plain)
            if not parts[at]:
                del parts[at]
    left = any(p and p.strip() for p in parts)
    return Text(tuple(parts) or (None,), value.deps, left or (value.filled and keeps_filled(value, name, plain)))


def _wrap(m: Machine, result: object) -> Value:
    if isinstance(result, (list, tuple)):
        return m.new_seq("list" if isinstance(result, list) else "tuple", [_wrap(m, r) for r in result])
    return Const(result)


def _join_text(m: Machine, separator: Value, bound: Arguments) -> Value:
    given = bound.get(0, "iterable") or NONE
    m.not_iterated(given)
    items, rest, deps = spread(m, given)
    for item, _ in items:
        m.not_iterated(item)  # a text can be read letter by letter
    if rest is not None or any(have is not None for _, have in items):
        there = [item for item, have in items if have is None]
        between = len(there) > 1 and text_parts(separator)[2]
        filled = between or any(text_parts(item)[2] for item in there)
        return Text((None,), deps | (deps_of(rest) if rest is not None else NO_DEPS), filled)
    values: list[Value] = []
    for i, (item, _) in enumerate(items):
        if i:
            values.append(separator)
        values.append(item)
    return concat(values) if values else Const("")


def _shown(m: Machine, value: Value, conversion: str, spec: str, node: Node) -> Value:
    """What stands for a field of a template: of an object of the project what its class gives."""
    inst = m.as_instance(value)
    if inst is None or inst.kind != "instance":
        show_within(m, value, node)
        return show(m, value, conversion, spec)
    own = own_text(m, value, conversion, spec, node) if conversion or spec else None
    return shown(m, value, node) if own is None and m.st is not None else own or Unknown()


def _format(m: Machine, template: Value, bound: Arguments, node: Node) -> Value:
    if not isinstance(template, Const) or not isinstance(template.value, str):
        return Text((None,), deps_of(template), isinstance(template, Text) and any(template.parts))
    import string

    values: list[Value] = []
    position = 0
    try:
        pieces = list(string.Formatter().parse(template.value))
    except ValueError:
        return Unknown()
    for literal, name, spec, conversion in pieces:
        if literal:
            values.append(Const(literal))
        if name is None:
            continue
        head = name.partition(".")[0].partition("[")[0]
        if head == "" or head.isdigit():
            at = position if head == "" else int(head)
            position += (head == "") + (spec or "").count("{}")
            value = bound.positional[at] if at < len(bound.positional) else Unknown(bound.rest_deps)
            if at >= len(bound.positional):
                _lacking(m, INDEX_ERROR, bound.rest_deps if bound.rest is not None else None)
        else:
            slot = bound.keywords.get(head)
            value = slot[0] if slot is not None else Unknown(bound.open or NO_DEPS)
            if slot is None or slot[1] is not None:
                _lacking(m, KEY_ERROR, slot[1] if slot is not None else bound.open)
        if m.st is None:
            return Unknown()
        if head != name:
            value = Unknown(deps_of(value))
        values.append(_shown(m, as_data(value), conversion or "", spec or "", node))
        if m.st is None:
            return Unknown()
    return concat(values)


def _lacking(m: Machine, kind: Value, deps: Deps | None) -> None:
    """What a field of a format asks for is not there; with `deps` it may be."""
    if deps is None:
        m.refuse(kind)
    else:
        m.may_raise(deps, kind)
