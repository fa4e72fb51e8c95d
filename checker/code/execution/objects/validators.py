"""What a model's class does to its values when an object is made: pydantic's validators and its alias generator."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from checker.code.execution.calls.arguments import Arguments, bind_arguments
from checker.code.execution.calls.calls import call, summary_of
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import classes
from checker.code.execution.values import Class, Const, Descriptor, External, Function, Ref, Value
from checker.code.source.summary import Node, last_word

Values = dict[str, tuple[Value, Any]]

_OF_FIELDS = frozenset({"field_validator", "validator"})
_OF_MODELS = frozenset({"model_validator", "root_validator"})
_IN_ANNOTATIONS = frozenset(
    {"BeforeValidator", "AfterValidator", "PlainValidator", "WrapValidator", "PlainSerializer", "WrapSerializer"}
)


def functions_of(m: Machine, annotation: Node) -> list[tuple[str, Value]]:
    """Functions in an annotation, by what they are for: `Annotated[str, AfterValidator(strip)]`."""
    if annotation[0] != "index" or last_word(annotation[2]) != "Annotated" or annotation[3][0] != "tuple":
        return []
    calls = [p for p in annotation[3][2] if p[0] == "call" and last_word(p[3]) in _IN_ANNOTATIONS and p[4]]
    return [(last_word(p[3]), m.eval(p[4][0][2])) for p in calls if m.st is not None]


def validate_data(m: Machine, cls: Class, bound: Arguments, node: Node) -> Arguments:
    """What `@model_validator(mode="before")` makes of all that the class is called with."""
    for member, decorator in decorated(m, cls, _OF_MODELS):
        first = said_in(decorator, "mode") == "before" or said_in(decorator, "pre") is True
        if not first or m.st is None:
            continue
        given = m.new_dict(node)
        own = m.own(given)
        own.keys.update(bound.keywords)
        own.open = bound.open
        function = classes.bind(m, _as_classmethod(member), None, cls)
        made = call(m, function, _filled_up(m, function, [(0, "", given)], {}, node), node)
        bound = bind_arguments(m, [(3, "", made)])
    return bound


def validate_fields(m: Machine, cls: Class, values: Values, given: Collection[str], node: Node) -> None:
    """Let the validators of single fields (`@field_validator("team")`, `Annotated[str, AfterValidator(...)]`) make of
    the values what they return. Defaults are taken as they are, unless the class says otherwise."""
    every = configured(m, cls, "validate_default") == Const(True)
    fields = [f for f in classes.info_of(m, cls).fields if every or f.name in given or f.checked]
    _validate_annotated(m, fields, values, ("BeforeValidator", "PlainValidator"), node)
    for member, decorator in decorated(m, cls, _OF_FIELDS):
        names, always = named_in(decorator), said_in(decorator, "always") is True
        known = fields if not always else classes.info_of(m, cls).fields
        for name in [f.name for f in known if f.name in names or "*" in names]:
            slot = values.get(name)
            if slot is not None and m.st is not None:
                function = classes.bind(m, _as_classmethod(member), None, cls)
                more = _filled_up(m, function, [(0, "", slot[0])], values, node)
                values[name] = (call(m, function, more, node), slot[1])
    _validate_annotated(m, fields, values, ("AfterValidator",), node)


def _validate_annotated(
    m: Machine, fields: list[classes.FieldInfo], values: Values, kinds: tuple[str, ...], node: Node
) -> None:
    for f in fields:
        for kind, function in f.functions:
            if kind in kinds and f.name in values and m.st is not None:
                value, have = values[f.name]
                values[f.name] = (call(m, function, [(0, "", value)], node), have)


def _filled_up(m: Machine, function: Value, given: list[Arg], values: Values, node: Node) -> list[Arg]:
    """The arguments of a validator, with the values of the fields before it where it asks for them."""
    params = summary_of(function).params if isinstance(function, Function) else ()
    if isinstance(function, Function) and required(function) > len(given) + 1:
        seen = m.new_dict(node)
        m.own(seen).keys.update(values)
        if params[len(given) + 1].name != "values":  # that of pydantic 1; `info` has them as `data`
            info = Instance("instance", External("types.SimpleNamespace"), m.here(node))
            info.attrs["data"] = (seen, None)
            given.append((0, "", m.add(info)))
        else:
            given.append((0, "", seen))
    return given


def validate_object(m: Machine, ref: Ref, cls: Class, node: Node) -> None:
    """Run `@model_validator(mode="after")` on the object."""
    for member, decorator in decorated(m, cls, _OF_MODELS):
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
