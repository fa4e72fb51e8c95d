"""What is set on functions, and what they have of themselves: `fn.tool = …`, `fn.__name__`."""

from __future__ import annotations

from checker.code.execution.machine import Machine
from checker.code.execution.values import Const, Function, Method, Value, function_key


def of_function(m: Machine, function: Function, name: str) -> Value:
    found = function_attribute(m, function, "__name__" if name == "__qualname__" else name)
    if found is not None:
        return found
    if name in ("__name__", "__qualname__"):
        return Const(function.module.parsed.function(function.id).name) if function.body is None else Const("<lambda>")
    if name == "__wrapped__":
        return function
    if name == "__func__":
        return function.bound(None)
    if name == "__self__" and function.receiver is not None:
        return function.receiver
    return Method(function, name)


def copy_function_attributes(m: Machine, source: Function, target: Function) -> None:
    """What `functools.wraps` does: the name of the wrapped function, what was set on it, and itself."""
    start = function_key(source, "")
    own = m.live.own(m.program.externals).keys
    copied = {key.removeprefix(start): slot for key, slot in own.items() if key.startswith(start)}
    copied.setdefault("__name__", (of_function(m, source, "__name__"), None))
    for name, slot in {**copied, "__wrapped__": (source, None)}.items():
        own[function_key(target, name)] = slot


def function_attribute(m: Machine, function: Function, name: str) -> Value | None:
    """What was set on a function: `fn.tool = ...`."""
    slot = m.set_outside.get(function_key(function, name))
    return slot[0] if slot is not None else None


def marks_functions(m: Machine, name: str) -> bool:
    """Whether some function has an attribute of that name: then those without it are told apart by it."""
    keys = m.set_outside
    return any("#" in k and k.endswith(f".{name}") for k in keys)
