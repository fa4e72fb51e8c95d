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
    for member, decorator in _decorated(m, cls, _OF_FIELDS):
        for name in [a[2][2] for a in decorator[4] if a[0] == 0 and a[2][0] == "const"]:
            slot = values.get(name)
            if slot is not None and m.st is not None:
                function = classes.bind(m, _as_classmethod(member), None, cls)
                more = [(0, "", slot[0])]
                if isinstance(function, Function) and _required(function) > len(more) + 1:
                    continue  # it wants to see the other values as well
                values[name] = (call(m, function, more, node), slot[1])


def validate_object(m: Machine, ref: Ref, cls: Class, node: Node) -> None:
    """Run `@model_validator(mode="after")` on the object."""
    for member, decorator in _decorated(m, cls, frozenset({"model_validator"})):
        mode = next((a[2][2] for a in decorator[4] if a[1] == "mode" and a[2][0] == "const"), "")
        if mode == "after" and isinstance(member, Function) and m.st is not None:
            call(m, member.bound(ref), [], node)


def aliased(m: Machine, cls: Value | None, name: str, node: Node) -> Value:
    """A field's name as the class's alias generator writes it; the name itself where there is none."""
    for part in classes.mro(m, cls) if cls is not None else ():
        holder = m.live.get(part.id) if isinstance(part, Class) else None
        config = holder.attrs.get("model_config") if isinstance(holder, Instance) else None
        found = m.as_dict(config[0]) if config is not None else None
        if found is not None and "alias_generator" in found.keys:
            return call(m, found.keys["alias_generator"][0], [(0, "", Const(name))], node)
    return Const(name)


def _decorated(m: Machine, cls: Class, words: frozenset[str]) -> Iterator[tuple[Value, Node]]:
    """Members of the class, bases first, that stand under a decorator of one of these names, called with arguments."""
    for part in reversed(classes.mro(m, cls)):
        holder = m.live.get(part.id) if isinstance(part, Class) else None
        for member, _ in list(holder.attrs.values()) if isinstance(holder, Instance) else ():
            inner = member.function if isinstance(member, Descriptor) else member
            if isinstance(inner, Function):
                for decorator in summary_of(inner).decorators:
                    if decorator[0] == "call" and last_word(decorator[3]) in words:
                        yield member, decorator


def _as_classmethod(member: Value) -> Value:
    return member if isinstance(member, Descriptor) else Descriptor("classmethod", member)


def _required(function: Function) -> int:
    return sum(1 for p in summary_of(function).params if p.default is None and p.kind in (0, 1))
