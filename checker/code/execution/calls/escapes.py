"""What is handed to code that is not read: it may change the objects, and call the functions."""

from __future__ import annotations

import builtins
import re
from typing import Any

from checker.code.execution.calls.safe_calls import SAFE_ANYWHERE, SAFE_BUILTINS, SAFE_FUNCTIONS, SAFE_METHODS
from checker.code.execution.heap import Dict, Instance, Seq
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import classes
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Choice,
    Class,
    Const,
    Deps,
    Descriptor,
    External,
    Function,
    Method,
    Partial,
    Ref,
    Super,
    Text,
    Value,
)
from checker.code.source.summary import Node
from checker.code.trail import DepKind
from checker.code.wire.fates import hand_over

_EXCEPTIONS = frozenset(k for k, v in vars(builtins).items() if isinstance(v, type) and issubclass(v, BaseException))


_SAFE_OF_KINDS = {
    "context": frozenset({"get", "set", "reset"}),
    "match": frozenset({"group", "groups", "groupdict", "start", "end", "span"}),
    "pattern": frozenset({"match", "search", "fullmatch", "findall", "sub"}),
}


def is_safe(m: Machine, function: Value) -> bool:
    if isinstance(function, External):
        kind, _, name = function.name.partition(".")
        return function.name in SAFE_FUNCTIONS or (
            kind == "builtins" and (name in SAFE_BUILTINS or name in _EXCEPTIONS)
        )
    if isinstance(function, Method):
        inst = m.as_instance(function.receiver)
        if inst is not None and inst.kind in _SAFE_OF_KINDS:
            return function.name in _SAFE_OF_KINDS[inst.kind]
        if isinstance(function.receiver, Super) and function.name == "__init__":
            base = classes.external_base(m, function.receiver.owner)
            return base is None or base.name.startswith("builtins.")
        if function.name in SAFE_ANYWHERE and inst is None:
            return True
        known = isinstance(function.receiver, (Const, Text)) or m.as_dict(function.receiver) is not None
        return function.name in SAFE_METHODS and (known or m.as_seq(function.receiver) is not None)
    return isinstance(function, (Class, Partial, Descriptor))


def escape(m: Machine, args: list[Arg], node: Node, to: str = "", opaque: Deps = NO_DEPS) -> None:
    """Objects handed to unresolved code: it may change them, so nothing in them is certain any more. Coroutines handed
    on are run by whoever takes them, requests of clients are sent by it. `to`: the function's name; `opaque`: what
    decides which function it is."""
    hand_over(m, args, node, to, opaque)
    whom = f"`{to}()`, which" if to else "code that"
    why = m.unknown(DepKind.CHANGED, f"handed to {whom} is not part of the project and may change it", node, False, to)
    doubt = why.deps
    if not any(d.is_open for d in opaque):  # else the callers say what it is handed to
        for _, _, value in args:
            note_handed(m, value)
    for _, _, value in args:
        escape_value(m, value, doubt, 0, node)


def note_handed(m: Machine, value: Value, depth: int = 0) -> None:
    """A function of the project that code calls which is not read: what it is given then nobody knows."""
    if m.st is None or m.probe is not None or depth > 2 or m.frames[0].module.is_test:
        return
    match value:
        case Function():
            m.program.changes.handed.add((value.module.path, value.id))
        case Partial(function):
            note_handed(m, function, depth + 1)
        case Choice(items):
            for inner, _ in items:
                note_handed(m, inner, depth)
        case Ref():
            seq, mapping = m.as_seq(value), m.as_dict(value)
            held = seq.items if seq is not None else mapping.keys.values() if mapping is not None else ()
            for inner, _ in held:
                note_handed(m, inner, depth + 1)
        case _:
            pass


def escape_value(m: Machine, value: Value, why: Deps, depth: int, node: Node | None = None) -> None:
    if m.st is None or depth > 2:
        return
    if isinstance(value, Choice):
        for inner, _ in value.alternatives:
            escape_value(m, inner, why, depth, node)
        return
    if isinstance(value, Function) and value.scope >= 0 and node is not None and _changes_outside(value):
        _may_run(m, value, why)
    if not isinstance(value, Ref):
        return
    obj = m.live.get(value.id)
    if isinstance(obj, Instance):
        if obj.kind == "coroutine" and node is not None:
            from checker.code.execution.calls.tasks import as_task

            as_task(m, value, node)
        elif obj.kind == "generator" and node is not None:
            from checker.code.execution.calls.tasks import drain

            drain(m, value)
        return
    if isinstance(obj, Dict) and obj.keys:
        own = m.own(value)
        own.keys = {k: (v, why if have is None else have) for k, (v, have) in own.keys.items()}
        own.open = (own.open or NO_DEPS) | why
        for inner, _ in list(own.keys.values()):
            escape_value(m, inner, why, depth + 1, node)
    elif isinstance(obj, Seq):
        for inner, _ in obj.items:
            escape_value(m, inner, why, depth + 1, node)


_CHANGES = re.compile(rb"\.\s*(?:pop|clear|popitem|update|setdefault)\s*\(|\bdel\b|\]\s*=(?!=)|\bnonlocal\b|\bglobal\b")


def _changes_outside(function: Function) -> bool:
    """Whether the text of a function within a function may change what it sees around itself."""
    source = function.module.source
    if function.body is None:
        outline = function.module.parsed.outline(function.id)
        return outline is not None and _CHANGES.search(source, outline.start, outline.end) is not None
    return _calls_any(function.body, ("pop", "clear", "popitem", "update", "setdefault"))


def _calls_any(node: Any, names: tuple[str, ...]) -> bool:
    return isinstance(node, tuple) and (
        (len(node) == 4 and node[0] == "attr" and node[3] in names) or any(_calls_any(part, names) for part in node)
    )


def may_run(m: Machine, args: list[Arg], why: Deps) -> None:
    """Functions that code calls which is not read and which changes nothing itself: `json.dumps(x, default=f)`."""
    for _, _, value in args:
        if isinstance(value, Function) and m.st is not None and _changes_outside(value):
            _may_run(m, value, why)


def _may_run(m: Machine, function: Function, why: Deps) -> None:
    """A function that sees the names around itself is handed to code that is not read: it may be called, or not."""
    from checker.code.execution.calls.symbolic_calls import run_symbolic

    if any(f.function is not None and f.function.id == function.id for f in m.frames):
        return
    m.split(why, lambda: run_symbolic(m, function, why), lambda: NONE)
