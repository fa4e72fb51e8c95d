"""The environment: what a variable may hold when it is read, and what the project's own code puts there."""

from __future__ import annotations

import re

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.paths import KEY_ERROR
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Const,
    Dep,
    Deps,
    External,
    Text,
    Unknown,
    Value,
    alternatives,
    choose,
    deps_of,
)
from checker.code.source.summary import Node, last_word
from checker.code.trail import DepKind

_WRITTEN = re.compile(rb"""environ\s*(?:\[|\.\s*(?:setdefault|pop)\s*\()\s*["']$""")
_STORED = re.compile(rb"""["']\s*(?:\]\s*=(?!=)|[,)])""")
_DELETED = re.compile(rb"""\bdel\s+(?:\w+\s*\.\s*)*environ\s*\[\s*["']$""")

UNSET = External("os.environ.unset")  # a variable that the code has taken away


def variable(m: Machine, name: str | None, node: Node) -> Value:
    """`os.environ[name]`: what the code has put there, else a value without which no request leaves. None: any name."""
    subject = name or ""
    shown = f"`{name}`" if name is not None else "a variable"
    outside = m.unknown(DepKind.ENVIRONMENT, f"{shown} of the environment", node, True, subject)
    found = alternatives(_with_written(m, subject, outside))
    there = [(value, deps) for value, deps in found if value != UNSET]
    if len(there) < len(found):
        m.may_raise(frozenset().union(*(deps for value, deps in found if value == UNSET)), KEY_ERROR)
    if any(value == outside for value, _ in there):
        m.may_raise(outside.deps, KEY_ERROR)
    if not there:
        m.fail(KEY_ERROR)
        return outside
    return choose(there)


def store(m: Machine, name: Value, value: Value, presence: Deps | None = None) -> None:
    """`os.environ[name] = value`; `presence` other than None: it may or may not happen."""
    if not isinstance(name, Const) or m.st is None:
        return
    keys = m.live.own(m.program.externals).keys
    key = _key(str(name.value))
    old = keys.get(key)
    if presence is None:
        keys[key] = (value, None)
    elif old is None:
        keys[key] = (value, presence)
    else:
        keys[key] = (choose([(old[0], presence), (value, presence)]), old[1])


def _key(name: str) -> str:
    return f"os.environ[{name}]"


def _with_written(m: Machine, name: str, outside: Value) -> Value:
    """What a variable holds: `outside`, unless the code has written it, or may have by now."""
    slot = m.set_outside.get(_key(name))
    if slot is not None:
        return slot[0] if slot[1] is None else choose([(slot[0], slot[1]), (outside, slot[1])])
    if not m.closed_world and name and _is_written(m, name):
        dep = frozenset((Dep(DepKind.GLOBAL, _key(name), f"`{name}` is set while the program runs"),))
        return choose([(outside, dep), (Unknown(dep), dep)])
    return outside


def _is_written(m: Machine, name: str) -> bool:
    """Whether a function of the project writes the variable."""
    key = _key(name)
    known = m.program.names.set_outside.get(key)
    if known is None:
        known = m.program.names.set_outside[key] = any(
            (
                (_WRITTEN.search(module.source[max(0, at - 40) : at]) and _STORED.match(module.source, at + len(name)))
                or _DELETED.search(module.source[max(0, at - 60) : at])
            )
            and any(not o.is_class for o in module.enclosing(at))
            for module, at in m.program.project.mentions(name)
        )
    return known


def _getenv(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    key = bound.get(0, "key")
    name = str(key.value) if isinstance(key, Const) else ""
    default = bound.get(1, "default")
    found = alternatives(_with_written(m, name, _maybe_unset(m, name, default, node)))
    if default is None and node[0] == "call" and last_word(node[3]) == "pop" and (UNSET, NO_DEPS) in found:
        m.fail(KEY_ERROR)
        return Unknown()
    return choose([(default or NONE if value == UNSET else value, deps) for value, deps in found])


def delete(m: Machine, name: Value, presence: Deps | None = None) -> None:
    """`del os.environ[name]`."""
    store(m, name, UNSET, presence)


def _pop(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    value = _getenv(m, bound, args, node)
    if m.st is not None:
        delete(m, bound.get(0, "key") or NONE)
    return value


def _maybe_unset(m: Machine, name: str, default: Value | None, node: Node) -> Value:
    shown = f"`{name}`" if name else "a variable"
    value = m.unknown(DepKind.ENVIRONMENT, f"{shown} of the environment may be unset", node, subject=name)
    if default is None or default == NONE:
        return choose([(value, value.deps), (NONE, value.deps)]) if default is not None else value
    if isinstance(default, Const) and isinstance(default.value, str):
        # The rule of the proof table: a default that is no placeholder counts, the empty one does not.
        if m.program.demand.is_placeholder(default.value):
            return value
        held = Text((None,), value.deps, True)
        names_host = "://" in default.value
        return choose([(held, value.deps), (default, value.deps)]) if names_host else held
    return (
        choose([(default, NO_DEPS), (default, value.deps)])
        if isinstance(default, Unknown) and default.filled
        else value
    )


def _setdefault(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    value = _getenv(m, bound, args, node)
    key = bound.get(0, "key")
    if key is not None and deps_of(value) and m.st is not None:
        store(m, key, value)
    return value


def _update(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    for value in bound.positional:
        found = m.as_dict(value)
        for key, (item, have) in (found.keys if found is not None else {}).items():
            store(m, Const(key), item, have)
    for key, (item, have) in bound.keywords.items():
        store(m, Const(key), item, have)
    return NONE


def _set_item(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """`os.environ.__setitem__(name, value)`."""
    if len(bound.positional) > 1:
        store(m, bound.positional[0], bound.positional[1])
    return NONE


MODELS = {
    "os.environ.__setitem__": _set_item,
    "os.environ.__delitem__": _pop,
    "os.environ.__ior__": _update,
    "os.getenv": _getenv,
    "os.environ.get": _getenv,
    "os.environ.pop": _pop,
    "os.environ.setdefault": _setdefault,
    "os.environ.update": _update,
}
