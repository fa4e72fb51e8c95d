"""Definitions: the value that a `def` or `class` binds, under its decorators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from checker.code.execution.calls.arguments import fixed_defaults
from checker.code.execution.calls.calls import call
from checker.code.execution.calls.escapes import note_handed
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Machine
from checker.code.execution.values import Descriptor, External, Function, Method, Ref, Unknown, Value
from checker.code.source.summary import FunctionSummary, Node, Parameter, last_word


def define_function(m: Machine, summary: FunctionSummary) -> Value:
    """The value that a `def` binds: the function under its decorators."""
    frame = m.frame
    env = m.live.get(frame.env)
    in_class = isinstance(env, Instance) and env.kind == "class"
    scope = frame.env
    if in_class:
        assert isinstance(env, Instance)
        scope = env.data if isinstance(env.data, int) else -1
    elif frame.env == frame.module.env:
        scope = -1
    owner = frame.owner if in_class else None
    within = scope >= 0 and not in_class
    fixed = fixed_defaults(m, summary.params if within else [p for p in summary.params if _is_rebound(m, p)])
    if m.st is None:
        return Unknown()
    function = Function(frame.module, summary.id, scope, None, owner, None, fixed)
    if scope >= 0:
        m.nested.append(function)
    value: Value = function
    for decorator in reversed(summary.decorators):
        before = m.live.fork()
        value = _decorate(m, decorator, value, summary)
        if m.st is None:
            m.st = before
            return function
    return value


def _is_rebound(m: Machine, param: Parameter) -> bool:
    """Whether a default is a name of the module that is bound more than once, or a copy or a part of what one holds:
    what it was at the definition counts."""
    if param.default is None:
        return False
    if param.default[0] == "attr":  # of an object that is made here: importing one for it would load its module
        return any(_is_made(m, name) for name in _names_in(param.default))
    if param.default[0] != "name":
        return _takes_from(param.default) and any(m.frame.module.binds(name) for name in _names_in(param.default))
    name, module = param.default[2], m.frame.module
    if name in module.global_writers:
        return True
    bound = re.compile(rb"(?m)^[ \t]*%b[ \t]*(?::[^\n=]+)?=(?!=)" % re.escape(name.encode()))
    return len(bound.findall(module.source)) > 1


def _is_made(m: Machine, name: str) -> bool:
    """Whether a name of the module is bound to something that its body has made by now."""
    env = m.live.get(m.frame.module.env)
    slot = env.attrs.get(name) if isinstance(env, Instance) else None
    return slot is not None and isinstance(slot[0], Ref)


_COPIES = frozenset({"dict", "copy", "deepcopy", "list", "tuple", "get"})


def _takes_from(node: Node) -> bool:
    """Whether an expression makes a copy, a mapping or a part of something."""
    if node[0] == "call":
        return last_word(node[3]) in _COPIES
    return node[0] in ("dict", "index", "binary", "bool", "if", "fstring", "comp")


def _names_in(node: Any) -> Iterator[str]:
    """Names that an expression reads."""
    if isinstance(node, tuple):
        if len(node) == 3 and node[0] == "name" and isinstance(node[2], str):
            yield node[2]
        else:
            for part in node:
                yield from _names_in(part)


def _decorate(m: Machine, decorator: Node, value: Value, summary: FunctionSummary) -> Value:
    if decorator[0] == "attr" and decorator[3] in ("setter", "getter", "deleter"):
        prop = m.lookup(decorator[2][2]) if decorator[2][0] == "name" else None
        if isinstance(prop, Descriptor):
            if decorator[3] != "getter":
                m.bind(f"{summary.name}.{decorator[3]}", value)
            return prop
    function = m.eval(decorator)
    if m.st is None:
        return value
    word = last_word(decorator[3] if decorator[0] == "call" else decorator)
    if isinstance(function, (External, Unknown, Method)) and word in (
        "on_event",
        "before_request",
        "middleware",
        "callback",
    ):
        from checker.code.execution.frameworks.startup import note_hook

        note_hook(m, decorator, value)
    if word == "connect":
        from checker.code.execution.frameworks.task_hooks import note_connected

        note_connected(m, decorator, value)
    if isinstance(function, (External, Unknown, Method)) and _calls_in(m, decorator):
        note_handed(m, value)
    if word in ("task", "shared_task") and isinstance(function, Unknown):
        from checker.code.library.task_objects import bound

        return bound(m, decorator, value)
    if isinstance(function, External):
        from checker.code.library.wrapping import decorate_external

        return decorate_external(m, function, value, decorator)
    if isinstance(function, Unknown):
        return value
    if isinstance(function, Method):
        inst = m.as_instance(function.receiver)
        if inst is None or inst.kind not in ("dispatcher", "instance"):
            return value
    result = call(m, function, [(0, "", value)], ("call", decorator[1], decorator[1], decorator, ()))
    return value if isinstance(result, Unknown) and not result.deps else result


def _calls_in(m: Machine, decorator: Node) -> bool:
    """Whether a library takes the function by it, to call it with what comes from outside: `@app.post("/ask")`."""
    word = last_word(decorator[3] if decorator[0] == "call" else decorator)
    return word in m.program.catalogue.words("entry_decorators")


def define_class(m: Machine, summary: Any) -> Value:
    """A class statement."""
    from checker.code.execution.objects.class_statements import build_class

    return build_class(m, summary)
