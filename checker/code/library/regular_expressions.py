"""Python's `re` over text that is known: what it finds, takes apart and puts in its place, as `re` itself says."""

from __future__ import annotations

import re
from typing import Any

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.calls.calls import call
from checker.code.execution.expressions.texts import concat
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import NONE, Const, External, Function, Partial, Ref, Text, Unknown, Value, deps_of
from checker.code.library.library_model import Model
from checker.code.source.summary import Node
from checker.code.trail import DepKind

MAX_PATTERN = 200
MAX_TEXT = 500
_HEAVY = re.compile(r"\)[*+{]|\\\d|\(\?P=")  # a group that repeats, a reference: these may take long

_FUNCTIONS = ("sub", "subn", "match", "fullmatch", "search", "findall", "finditer", "split")


def _compiled(pattern: Value | None, flags: Value | None) -> re.Pattern[str] | None:
    """A pattern of the code that is known and takes no time."""
    if not isinstance(pattern, Const) or not isinstance(pattern.value, str) or len(pattern.value) > MAX_PATTERN:
        return None
    bits = 0 if flags is None else _flags(flags)
    if bits is None or _HEAVY.search(pattern.value):
        return None
    try:
        return re.compile(pattern.value, bits)
    except (re.error, OverflowError, RecursionError):
        return None


def _flags(value: Value) -> int | None:
    if isinstance(value, Const) and isinstance(value.value, int):
        return value.value
    if isinstance(value, External) and value.name.startswith("re."):
        found = getattr(re, value.name.removeprefix("re."), None)
        return int(found) if isinstance(found, re.RegexFlag) else None
    return None


def _function(name: str) -> Model:
    def run(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
        pattern = bound.get(0, "pattern") or NONE
        rest = Arguments(bound.positional[1:], keywords=bound.keywords)
        place = 4 if name in ("sub", "subn") else 3 if name == "split" else 2
        inst = m.as_instance(pattern)
        if inst is not None and inst.kind == "pattern":
            return _apply(m, inst.data, name, rest, node)
        flags = bound.get(place, "flags")
        return m.each(pattern, lambda p: _apply(m, _compiled(p, flags), name, rest, node))

    return run


def _compile(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    found = _compiled(bound.get(0, "pattern"), bound.get(1, "flags"))
    made = Instance("pattern")
    made.data = found
    return m.add(made) if found is not None else m.unknown(DepKind.RESULT, "a pattern that is not known", node)


def on_pattern(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """Methods of a compiled pattern."""
    return _apply(m, obj.data, name, bound, node) if name in _FUNCTIONS else None


def _apply(m: Machine, pattern: re.Pattern[str] | None, name: str, bound: Arguments, node: Node) -> Value:
    """One function of a pattern on its arguments."""
    replacing = name in ("sub", "subn")
    text = bound.get(1 if replacing else 0, "string") or NONE
    return m.each(text, lambda t: _on_text(m, pattern, name, bound, t, node))


def _on_text(
    m: Machine, pattern: re.Pattern[str] | None, name: str, bound: Arguments, text: Value, node: Node
) -> Value:
    known = isinstance(text, Const) and isinstance(text.value, str) and len(text.value) <= MAX_TEXT
    if pattern is None or not known:
        deps = deps_of(text)
        why = f"the result of `re.{name}()`"
        return Unknown(deps) if deps else m.unknown(DepKind.RESULT, why, node, subject=f"re.{name}")
    assert isinstance(text, Const)
    string: str = text.value
    if name in ("sub", "subn"):
        return _substituted(m, pattern, name, bound, string, node)
    if name == "split":
        limit = bound.get(1, "maxsplit")
        most = limit.value if isinstance(limit, Const) and isinstance(limit.value, int) else 0
        return m.new_seq("list", [Const(part) for part in pattern.split(string, most)])
    if name == "findall":
        return m.new_seq("list", [_plain(m, found) for found in pattern.findall(string)])
    if name == "finditer":
        return m.new_seq("iterator", [_match(m, found) for found in pattern.finditer(string)])
    found = getattr(pattern, name)(string)
    return _match(m, found) if found is not None else NONE


def _plain(m: Machine, found: Any) -> Value:
    return m.new_seq("tuple", [Const(part) for part in found]) if isinstance(found, tuple) else Const(found)


def _substituted(m: Machine, pattern: re.Pattern[str], name: str, bound: Arguments, string: str, node: Node) -> Value:
    by = bound.get(0, "repl") or NONE
    limit = bound.get(2, "count")
    most = limit.value if isinstance(limit, Const) and isinstance(limit.value, int) else 0
    parts: list[Value] = []
    end = count = 0
    for found in pattern.finditer(string):
        if most and count >= most:
            break
        parts += [Const(string[end : found.start()]), _replacement(m, by, found, node)]
        end, count = found.end(), count + 1
        if m.st is None:
            return Unknown()
    result = concat([*parts, Const(string[end:])])
    return m.new_seq("tuple", [result, Const(count)]) if name == "subn" else result


def _replacement(m: Machine, by: Value, found: re.Match[str], node: Node) -> Value:
    if isinstance(by, Const) and isinstance(by.value, str):
        try:
            return Const(found.expand(by.value))
        except (re.error, IndexError):
            return Unknown()
    if isinstance(by, (Function, Partial)):
        return call(m, by, [(0, "", _match(m, found))], node)
    return by if isinstance(by, (Text, Unknown)) else Unknown(deps_of(by))


# -- what is found -----------------------------------------------------------------------------------------------------


def _match(m: Machine, found: re.Match[str]) -> Value:
    made = Instance("match")
    made.data = found
    return m.add(made)


def on_match(
    m: Machine, ref: Ref, obj: Instance, name: str, args: list[Arg], bound: Arguments, node: Node
) -> Value | None:
    """Methods of a match."""
    found: re.Match[str] = obj.data
    if name in ("group", "__getitem__"):
        groups = [group_of(m, found, key) for key in bound.positional or [Const(0)]]
        return groups[0] if len(groups) == 1 else m.new_seq("tuple", groups)
    if name == "groups":
        default = bound.get(0, "default") or NONE
        return m.new_seq("tuple", [Const(g) if g is not None else default for g in found.groups()])
    if name == "groupdict":
        default = bound.get(0, "default") or NONE
        named = found.groupdict().items()
        return m.new_dict(node, {k: Const(g) if g is not None else default for k, g in named})
    if name in ("start", "end") and not bound.positional:
        return Const(getattr(found, name)())
    return None


def group_of(m: Machine, found: re.Match[str], key: Value) -> Value:
    """`match[key]`."""
    if not isinstance(key, Const) or not isinstance(key.value, (int, str)):
        return Unknown(deps_of(key))
    try:
        return Const(found[key.value])
    except IndexError:
        m.fail()
        return Unknown()


def _escape(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    text = bound.get(0, "pattern") or NONE
    known = isinstance(text, Const) and isinstance(text.value, str)
    return Const(re.escape(text.value)) if known and isinstance(text, Const) else Unknown(deps_of(text))


MODELS: dict[str, Model] = {
    **{f"re.{name}": _function(name) for name in _FUNCTIONS},
    "re.compile": _compile,
    "re.escape": _escape,
}
