"""`model_dump()` of pydantic's models: fields and computed fields, as the class's serializers write them."""

from __future__ import annotations

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.calls.calls import call
from checker.code.execution.expressions.sequences import elements
from checker.code.execution.frames import Frame
from checker.code.execution.heap import Dict, Instance, Seq
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import attributes, classes
from checker.code.execution.objects.validators import aliased, configured, decorated, named_in, required, said_in
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Class,
    Const,
    Deps,
    Descriptor,
    External,
    Function,
    Partial,
    Ref,
    Unknown,
    Value,
    alternatives,
    choose,
    deps_of,
)
from checker.code.library.library_model import Model
from checker.code.source.summary import Node
from checker.code.trail import DepKind

Row = tuple[Value, "Deps | None"]

_PLAIN = "pydantic.plain_dump"  # what a serializer that wraps the usual one is given


def dump(m: Machine, ref: Ref, obj: Instance, bound: Arguments, node: Node) -> Value:
    """`model_dump(by_alias=, exclude_none=, exclude=, include=, exclude_unset=, exclude_defaults=)`."""
    for member, decorator in reversed(list(decorated(m, obj.cls, frozenset({"model_serializer"})))):
        if not isinstance(member, Function) or m.st is None:
            continue
        given: list[Arg] = []
        if said_in(decorator, "mode") == "wrap":
            how: list[Arg] = [(1, name, value) for name, (value, _) in bound.keywords.items()]
            given.append((0, "", Partial(External(_PLAIN), ((0, "", ref), *how))))
        return call(m, member.bound(ref), _filled_up(m, member, given, node), node)
    return _plain_dump(m, ref, obj, bound, node)


def _filled_up(m: Machine, function: Function, given: list[Arg], node: Node) -> list[Arg]:
    """The arguments, with what pydantic says of the dump (`info`) where the serializer asks for it."""
    if required(function) > len(given) + 1:
        given.append((0, "", m.unknown(DepKind.RESULT, "what pydantic says of the dump", node)))
    return given


def _plain_dump(m: Machine, ref: Ref, obj: Instance, bound: Arguments, node: Node) -> Value:
    if classes.is_root_model(m, obj.cls) and "root" in obj.attrs:
        return call(m, External("copy.deepcopy"), [(0, "", obj.attrs["root"][0])], node)
    by_alias = _is_on(bound, "by_alias", configured(m, obj.cls, "serialize_by_alias"))
    out = Dict(m.here(node))
    for name, alias, row in _rows(m, ref, obj, bound, node):
        if m.st is None:
            return Unknown()
        key: Value = Const(name if not by_alias or alias is None else alias)
        if by_alias and alias is None:
            key = aliased(m, obj.cls, name, node)
        if not isinstance(key, Const):
            out.open = (out.open or NO_DEPS) | deps_of(key)
            continue
        kept = _without_none(row) if _is_on(bound, "exclude_none") else row
        if kept is not None:
            out.keys[key.value] = (written_out(m, kept[0], bound, node), kept[1])
    return m.add(out) if m.st is not None else Unknown()


_HANDED_ON = ("by_alias", "exclude_none", "exclude_unset", "exclude_defaults")
MAX_WRITTEN = 6  # models within models


def written_out(m: Machine, value: Value, bound: Arguments, node: Node, depth: int = 0) -> Value:
    """A value within a dump: models are written out, too, mappings and lists are others than those of the model."""
    if m.st is None or not isinstance(value, Ref) or depth > MAX_WRITTEN:
        return value
    inst = m.as_instance(value)
    if inst is not None:
        style = classes.info_of(m, inst.cls).style if isinstance(inst.cls, Class) and inst.kind == "instance" else ""
        if style in ("pydantic", "settings"):
            how = {name: slot for name, slot in bound.keywords.items() if name in _HANDED_ON}
            return dump(m, value, inst, Arguments(keywords=how), node)
        return call(m, External("dataclasses.asdict"), [(0, "", value)], node) if style == "dataclass" else value
    obj = m.get(value)
    if isinstance(obj, Dict):
        made = obj.copy()
        made.keys = {k: (written_out(m, v, bound, node, depth + 1), have) for k, (v, have) in obj.keys.items()}
        return m.add(made)
    if isinstance(obj, Seq) and obj.view is None and obj.kind in ("list", "tuple", "set"):
        copied = obj.copy()
        copied.items = [(written_out(m, v, bound, node, depth + 1), have) for v, have in obj.items]
        return m.add(copied)
    return value


def _is_on(bound: Arguments, name: str, default: Value | None = None) -> bool:
    slot = bound.keywords.get(name)
    return (default if slot is None or slot[0] == NONE else slot[0]) == Const(True)


def _rows(m: Machine, ref: Ref, obj: Instance, bound: Arguments, node: Node) -> list[tuple[str, str | None, Row]]:
    """What is written out: each field's name, its alias and its value."""
    fields = {f.name: f for f in classes.info_of(m, obj.cls).fields} if obj.cls is not None else {}
    excluded, included, given = _names(m, bound, "exclude"), _names(m, bound, "include"), _set_names(m, obj, bound)
    out: list[tuple[str, str | None, Row]] = []
    for name, row in obj.attrs.items():
        field = fields.get(name)
        if name == "model_fields_set" or (field is not None and field.excluded):
            continue
        if given is not None and name not in given and field is not None and row[0] == field.value:
            continue  # never given, or the default that it had anyway
        for kind, function in field.functions if field is not None else ():
            if kind == "PlainSerializer" and m.st is not None:
                row = (call(m, function, [(0, "", row[0])], node), row[1])
            elif kind == "WrapSerializer":
                row = (m.unknown(DepKind.RESULT, f"what the serializer of `{name}` gives", node), row[1])
        out.append((name, field.alias if field is not None else None, row))
    for name, alias in _computed(m, obj).items():
        if m.st is not None:
            out.append((name, alias, (attributes.get(m, ref, name, node), None)))
    out = [r for r in out if not (excluded and r[0] in excluded) and (included is None or r[0] in included)]
    return _serialized(m, ref, obj, out, node)


def _computed(m: Machine, obj: Instance) -> dict[str, str | None]:
    """Names of the class's computed fields, with their aliases."""
    out: dict[str, str | None] = {}
    for member, decorator in decorated(m, obj.cls, frozenset({"computed_field"})):
        inner = member.function if isinstance(member, Descriptor) else member
        if isinstance(inner, Function):
            alias = _said_value(m, inner, decorator, "alias")
            name = inner.module.parsed.function(inner.id).name
            out[name] = str(alias.value) if isinstance(alias, Const) and alias.value else None
    return out


def _said_value(m: Machine, function: Function, decorator: Node, name: str) -> Value | None:
    """What a decorator is called with under a name, evaluated where the function is defined."""
    given = decorator[4] if decorator[0] == "call" else ()
    found = next((value for _, word, value in given if word == name), None)
    if found is None:
        return None
    with m.entered(Frame(function.module, function.module.env, None, None, name="<decorator>")):
        return m.eval(found)


def _serialized(
    m: Machine, ref: Ref, obj: Instance, rows: list[tuple[str, str | None, Row]], node: Node
) -> list[tuple[str, str | None, Row]]:
    """The rows as `@field_serializer("team")` writes them."""
    for member, decorator in decorated(m, obj.cls, frozenset({"field_serializer"})):
        names, json_only = named_in(decorator), said_in(decorator, "when_used") == "json"
        inner = member.function if isinstance(member, Descriptor) else member
        for at, (name, alias, (value, have)) in enumerate(rows):
            if m.st is None or json_only or (name not in names and "*" not in names):
                continue
            if said_in(decorator, "mode") == "wrap" or not isinstance(inner, Function):
                value = m.unknown(DepKind.RESULT, f"what the serializer of `{name}` gives", node)
            else:
                function = classes.bind(m, member, ref, obj.cls)
                given = _filled_up(m, inner, [(0, "", value)], node)
                value = call(m, function, given, node)
            rows[at] = (name, alias, (value, have))
    return rows


def _without_none(row: Row) -> Row | None:
    """A row under `exclude_none`: it is there on the paths on which its value is one."""
    value, have = row
    kept = [(v, d) for v, d in alternatives(value) if v != NONE]
    if not kept:
        return None
    if len(kept) < len(alternatives(value)):
        doubt: Deps = NO_DEPS
        for v, d in alternatives(value):
            if v == NONE:
                doubt |= d
        return choose(kept), doubt
    if isinstance(value, Unknown) and not value.filled:
        return value, value.deps
    return value, have


def _set_names(m: Machine, obj: Instance, bound: Arguments) -> set[object] | None:
    """Fields that stay with `exclude_unset` (those which were given) or `exclude_defaults`; None: all do."""
    if _is_on(bound, "exclude_defaults"):
        return set()
    if not _is_on(bound, "exclude_unset"):
        return None
    slot = obj.attrs.get("model_fields_set")
    return {v.value for v, _ in elements(m, slot[0]) if isinstance(v, Const)} if slot is not None else set()


def _names(m: Machine, bound: Arguments, name: str) -> set[object] | None:
    slot = bound.keywords.get(name)
    if slot is None or slot[0] == NONE:
        return None
    return {v.value for v, _ in elements(m, slot[0]) if isinstance(v, Const)}


def _of_handler(m: Machine, bound: Arguments, args: list[Arg], node: Node) -> Value:
    """A wrapping serializer asks for the usual dump: `handler(self)`."""
    ref = bound.positional[0]
    obj = m.as_instance(ref)
    if not isinstance(ref, Ref) or obj is None:
        return m.unknown(DepKind.RESULT, "what the serializer of another object gives", node)
    return _plain_dump(m, ref, obj, bound, node)


MODELS: dict[str, Model] = {_PLAIN: _of_handler}
