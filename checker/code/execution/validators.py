"""What a model's class does to its values when an object is made: pydantic's validators and its alias generator."""

from __future__ import annotations

from collections.abc import Iterator

from checker.code.execution import classes
from checker.code.execution.calls import call, summary_of
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Machine
from checker.code.execution.values import Class, Const, Descriptor, Function, Ref, Value
from checker.code.source.summary import Node, last_word

_OF_FIELDS = frozenset({"field_validator", "validator"})


def validate_fields(m: Machine, cls: Class, values: dict[str, tuple[Value, object]], node: Node) -> None:
    """Let the validators of single fields (`@field_validator("team")`) make of the values what they return."""
    for member, decorator in decorated(m, cls, _OF_FIELDS):
        for name in named_in(decorator):
            slot = values.get(name)
            if slot is not None and m.st is not None:
                function = classes.bind(m, _as_classmethod(member), None, cls)
                more = [(0, "", slot[0])]
                if isinstance(function, Function) and required(function) > len(more) + 1:
                    continue  # it wants to see the other values as well
                values[name] = (call(m, function, more, node), slot[1])


def validate_object(m: Machine, ref: Ref, cls: Class, node: Node) -> None:
    """Run `@model_validator(mode="after")` on the object."""
    for member, decorator in decorated(m, cls, frozenset({"model_validator"})):
        if said_in(decorator, "mode") == "after" and isinstance(member, Function) and m.st is not None:
            call(m, member.bound(ref), [], node)


def aliased(m: Machine, cls: Value | None, name: str, node: Node) -> Value:
    """A field's name as the class's alias generator writes it; the name itself where there is none."""
    generator = configured(m, cls, "alias_generator")
    return call(m, generator, [(0, "", Const(name))], node) if generator is not None else Const(name)


def configured(m: Machine, cls: Value | None, name: str) -> Value | None:
    """What the class's `model_config`, or that of a base, says under a name."""
    for part in classes.mro(m, cls) if cls is not None else ():
        holder = m.live.get(part.id) if isinstance(part, Class) else None
        config = holder.attrs.get("model_config") if isinstance(holder, Instance) else None
        found = m.as_dict(config[0]) if config is not None else None
        if found is not None and name in found.keys:
            return found.keys[name][0]
    return None


def decorated(m: Machine, cls: Value | None, words: frozenset[str]) -> Iterator[tuple[Value, Node]]:
    """Members of the class, bases first, that stand under a decorator of one of these names, and that decorator."""
    for part in reversed(classes.mro(m, cls)) if cls is not None else ():
        holder = m.live.get(part.id) if isinstance(part, Class) else None
        for member, _ in list(holder.attrs.values()) if isinstance(holder, Instance) else ():
            inner = member.function if isinstance(member, Descriptor) else member
            if isinstance(inner, Function):
                for decorator in summary_of(inner).decorators:
                    if last_word(decorator[3] if decorator[0] == "call" else decorator) in words:
                        yield member, decorator


def named_in(decorator: Node) -> list[str]:
    """The constants that a decorator is called with: `@field_validator("team", "service")`."""
    given = decorator[4] if decorator[0] == "call" else ()
    return [value[2] for kind, _, value in given if kind == 0 and value[0] == "const"]


def said_in(decorator: Node, name: str) -> object:
    """The constant that a decorator is called with under a name, None without one."""
    given = decorator[4] if decorator[0] == "call" else ()
    return next((value[2] for _, word, value in given if word == name and value[0] == "const"), None)


def _as_classmethod(member: Value) -> Value:
    return member if isinstance(member, Descriptor) else Descriptor("classmethod", member)


def required(function: Function) -> int:
    return sum(1 for p in summary_of(function).params if p.default is None and p.kind in (0, 1))
