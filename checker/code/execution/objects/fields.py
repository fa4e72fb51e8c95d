"""What the fields of a dataclass, a model or settings hold once an object of it is made: arguments, defaults, variables
of the environment -> attributes."""

from __future__ import annotations

from dataclasses import dataclass

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.calls.calls import call
from checker.code.execution.heap import Slot
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import classes, given_objects
from checker.code.execution.objects.classes import ClassInfo, FieldInfo
from checker.code.execution.objects.stated_models import as_stated
from checker.code.execution.objects.validators import configured, validate_data, validate_fields, validate_object
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Class,
    Const,
    Deps,
    External,
    Partial,
    Ref,
    Unknown,
    Value,
    choose,
    deps_of,
)
from checker.code.source.summary import Node
from checker.code.trail import DepKind
from checker.code.wire.fates import named

_AFTERWARDS = ("__post_init__", "model_post_init", "__attrs_post_init__")


@dataclass(slots=True)
class _Filled:
    """`given`: fields that an argument names; `left`: arguments that name none."""

    values: dict[str, Slot]
    given: list[str]
    left: dict[str, Slot]


def fill_fields(m: Machine, ref: Ref, cls: Class, info: ClassInfo, bound: Arguments, node: Node) -> None:
    is_model = info.style in ("pydantic", "settings")
    if is_model:
        bound = validate_data(m, cls, bound, node)
        if m.st is None:
            return
    filled = _filled(m, cls, info, bound, node)
    if m.st is None:
        return
    for name, (value, _) in filled.values.items():
        named(m, name, value)
    if is_model:
        _validate(m, cls, info, bound, filled, node)
    _convert(m, info, filled.values, node)
    if m.st is None:
        return
    _store(m, ref, cls, info, filled)
    _run_afterwards(m, ref, cls, info, filled.values, node)
    if is_model and m.st is not None:
        validate_object(m, ref, cls, node)


def _filled(m: Machine, cls: Class, info: ClassInfo, bound: Arguments, node: Node) -> _Filled:
    positional = list(bound.positional)
    out = _Filled({}, [], dict(bound.keywords))
    if positional and info.style == "pydantic" and classes.is_root_model(m, cls):
        out.left["root"] = (positional.pop(0), None)
    for f in info.fields:
        if positional and not f.keyword_only and f.given and info.style != "pydantic":
            out.values[f.name] = (positional.pop(0), None)
            continue
        slot = out.left.pop(f.name, None) if f.given else None
        for name in f.given_as if slot is None else ():
            slot = slot or out.left.pop(name, None)
        if slot is not None:
            out.given.append(f.name)
        if slot is not None and slot[1] is None:
            out.values[f.name] = slot
            continue
        value = _or_default(m, info, f, slot, bound, node)
        if m.st is None:
            break
        if value is not None:
            out.values[f.name] = (value, None)
    return out


def _or_default(
    m: Machine, info: ClassInfo, f: FieldInfo, slot: Slot | None, bound: Arguments, node: Node
) -> Value | None:
    """What a field holds that no argument gives for certain; None where only `__post_init__` sets it."""
    from checker.code.library.copies import copy_value

    items: list[tuple[Value, Deps]] = [(slot[0], slot[1] or NO_DEPS)] if slot is not None else []
    if bound.open is not None and f.given:
        items.append((given_objects.field_of(m, f, info.module, bound.open), bound.open))
    if bound.rest is not None and f.given:
        items.append((bound.rest, bound.rest_deps))
    if f.given_otherwise:
        items.append((Unknown(f.given_otherwise), f.given_otherwise))
    default = _default(m, f, node)
    if m.st is None:
        return None
    if info.style in ("pydantic", "settings") and default is f.value and _is_copied(m, default):
        default = copy_value(m, default or NONE, 6)  # each object has its own
    if info.style == "settings" and m.as_instance(default or NONE) is not None:
        default = _nested_settings(m, default or NONE, f.name, node)
    elif info.style == "settings":
        items.append(_from_environment(m, f, node))
    if default is not None:
        items.append((default, NO_DEPS.union(*(deps for _, deps in items))))
    if not items and f.given:
        m.fail()  # a required field is not given: TypeError or ValidationError
    return choose(items) if items else None


def _validate(m: Machine, cls: Class, info: ClassInfo, bound: Arguments, filled: _Filled, node: Node) -> None:
    settings = info.style == "settings"
    some = bound.open is not None or bound.rest is not None or settings
    for f in info.fields:
        if f.name in filled.given and m.st is not None:
            value = as_stated(m, f.annotation, info.module, filled.values[f.name][0], node)
            filled.values[f.name] = (value, None)
    if m.st is None:
        return
    validate_fields(m, cls, filled.values, filled.values if some else filled.given, node)
    if m.st is not None:
        _may_be_invalid(m, [v for v, _ in filled.values.values()], settings, bound.open, node)


def _convert(m: Machine, info: ClassInfo, values: dict[str, Slot], node: Node) -> None:
    """attrs' converters make of given values and of defaults what they return."""
    for f in info.fields:
        for kind, function in f.functions if f.name in values else ():
            if kind == "converter" and m.st is not None:
                value, have = values[f.name]
                values[f.name] = (call(m, function, [(0, "", value)], node), have)


def _store(m: Machine, ref: Ref, cls: Class, info: ClassInfo, filled: _Filled) -> None:
    own = m.own(ref)
    own.attrs.update(
        {f.name: filled.values[f.name] for f in info.fields if not f.init_only and f.name in filled.values}
    )
    if info.style == "pydantic":
        own.attrs["model_fields_set"] = (m.new_seq("set", [Const(n) for n in filled.given]), None)
    if info.style == "pydantic" and _allows_extra(m, cls):
        own.attrs.update(filled.left)


def _run_afterwards(m: Machine, ref: Ref, cls: Class, info: ClassInfo, values: dict[str, Slot], node: Node) -> None:
    """`__post_init__` and its kin."""
    post = next((p for name in _AFTERWARDS if (p := classes.find_in_class(m, cls, name)) is not None), None)
    if post is None:
        return
    extra: list[Arg] = [(0, "", values[f.name][0]) for f in info.fields if f.init_only]
    if classes.find_in_class(m, cls, "__post_init__") is None:
        extra = [(0, "", NONE)] if info.style != "dataclass" else []
    call(m, classes.bind(m, post, ref, cls), extra, node)


def _may_be_invalid(m: Machine, values: list[Value], settings: bool, beside: Deps | None, node: Node) -> None:
    """A model refuses values that do not fit its fields; settings also where a variable is not set."""
    doubt = (beside or NO_DEPS).union(*(deps_of(v) for v in values))
    if settings:
        doubt |= m.unknown(DepKind.ENVIRONMENT, "the environment decides whether the settings are valid", node).deps
    if doubt:
        m.may_raise(doubt)


def _from_environment(m: Machine, f: FieldInfo, node: Node) -> tuple[Value, Deps]:
    """A field of a settings class is read from the environment; one without a default must be there."""
    if f.value is None:
        return Unknown(NO_DEPS, True), NO_DEPS
    value = m.unknown(DepKind.ENVIRONMENT, f"`{f.name}` may be set in the environment", node)
    # A default that is no placeholder is what the environment may replace: taken as given, as in getenv("X", "cc-7").
    return (f.value, NO_DEPS) if isinstance(f.value, Const) and f.value.value else (value, value.deps)


def _nested_settings(m: Machine, value: Value, name: str, node: Node) -> Value:
    """A model within settings: the environment may set each of its fields (`APP_BILLING__TEAM`)."""
    inst = m.as_instance(value)
    if inst is None or not isinstance(inst.cls, Class) or classes.info_of(m, inst.cls).style == "enum":
        return value
    made = inst.copy()
    for f in classes.info_of(m, inst.cls).fields:
        slot = made.attrs.get(f.name)
        if slot is None:
            continue
        dotted = f"{name}.{f.name}"
        if m.as_instance(slot[0]) is not None:
            made.attrs[f.name] = (_nested_settings(m, slot[0], dotted, node), slot[1])
        elif isinstance(slot[0], Const) and not slot[0].value:
            outside = m.unknown(DepKind.ENVIRONMENT, f"`{dotted}` may be set in the environment", node)
            made.attrs[f.name] = (choose([(outside, outside.deps), (slot[0], outside.deps)]), slot[1])
    return m.add(made)


def _allows_extra(m: Machine, cls: Class) -> bool:
    if classes.find_in_class(m, cls, "model_config") is None:
        return False
    said = configured(m, cls, "extra")
    return said is not None and said not in (Const("ignore"), Const("forbid"))


def _is_copied(m: Machine, default: Value | None) -> bool:
    inst = m.as_instance(default or NONE)
    return isinstance(default, Ref) and (inst is None or (inst.kind == "instance" and inst.client is None))


def _default(m: Machine, f: FieldInfo, node: Node) -> Value | None:
    if isinstance(f.value, Partial) and f.value.function == External("builtins.call"):
        return call(m, f.value.args[0][2], [], node)
    return f.value
