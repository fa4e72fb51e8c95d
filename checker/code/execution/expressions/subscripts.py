"""Reading items: `value[key]`, of mappings, sequences, objects, classes and names of libraries."""

from __future__ import annotations

import re
from typing import Any

from checker.code.execution.expressions.slices import is_slice, part_of_text, plain_slice
from checker.code.execution.heap import Dict, Instance, Seq
from checker.code.execution.machine import Machine
from checker.code.execution.objects import asked_methods, classes
from checker.code.execution.objects.equality import key_of_object
from checker.code.execution.paths import INDEX_ERROR, KEY_ERROR, TYPE_ERROR
from checker.code.execution.values import (
    NO_DEPS,
    Class,
    ClientPath,
    Const,
    Descriptor,
    External,
    Function,
    MemberKey,
    Method,
    ModuleValue,
    Ref,
    Text,
    Unknown,
    Value,
    as_data,
    choose,
    deps_of,
)
from checker.code.source.project import Module
from checker.code.source.summary import Node
from checker.code.trail import DepKind
from checker.code.wire import client_attributes
from checker.sdks.model import ClientClass

ENVIRON = External("os.environ")


def key_of(m: Machine, key: Value) -> tuple[bool, Any]:
    """(True, hashable key) of a constant key: a Python value, or the value itself for objects."""
    if isinstance(key, Const):
        return True, key.value
    inst = m.as_instance(key)
    if inst is not None and inst.kind == "member":
        if inst.data == "str":
            slot = inst.attrs.get("value")
            if slot is not None and isinstance(slot[0], Const):
                text = slot[0].value
                return True, MemberKey(text, key) if isinstance(key, Ref) and isinstance(text, str) else text
        return True, key
    if isinstance(key, (Class, Function, External)):
        return True, key
    return key_of_object(m, key) if isinstance(key, Ref) else (False, None)


def get_item(m: Machine, value: Value, key: Value, node: Node) -> Value:
    """`value[key]`, one alternative at a time."""
    mapping = m.as_dict(value)
    seq = m.as_seq(value)
    if mapping is not None:
        asked_methods.hashed(m, key, node)
    elif seq is not None:
        key = asked_methods.position(m, key, node)
    elif isinstance(value, Unknown):
        asked_methods.looked_up(m, key, node)
    if m.st is None:
        return Unknown()
    known, plain = key_of(m, key)
    if mapping is None and seq is None and not (value == ENVIRON or isinstance(value, Class) or is_slice(m, key)):
        m.may_raise(deps_of(as_data(value)))
    if mapping is not None:
        return _mapping_item(m, value, mapping, known, plain, key, node)
    if seq is not None:
        return _sequence_item(m, seq, known, plain, key)
    if isinstance(value, External):
        return _of_library(m, value, known, plain, key, node)
    if isinstance(value, Class):
        return _of_class(m, value, known, plain, key, node)
    inst = m.as_instance(value)
    if inst is not None:
        return _of_object(m, value, inst, known, plain, key, node)
    if isinstance(value, Const) and (value.value is None or isinstance(value.value, (str, bytes))):
        found = _of_text(m, value, plain, key)
        if found is not None:
            return found
    if isinstance(value, (Method, ClientPath)):
        data = as_data(value)
        if not (isinstance(data, Unknown) and data.filled and is_slice(m, key)):
            return _of_headers(m, value, node) or Method(value, "[]")
        value = data
    if isinstance(value, (Text, Unknown)) and (part := part_of_text(m, value, key)) is not None:
        return part
    return Unknown(deps_of(value) | deps_of(key), isinstance(value, Unknown) and value.filled)


def _of_headers(m: Machine, value: Value, node: Node) -> Value | None:
    from checker.code.execution.frameworks.web import header_of

    return header_of(m, value, node)


def _of_library(m: Machine, value: External, known: bool, plain: Any, key: Value, node: Node) -> Value:
    if value == ENVIRON:
        from checker.code.library.environment import variable

        return variable(m, str(plain) if known else None, node)
    if value.name == "sys.modules" and isinstance(plain, str):
        if plain in ("__main__", "__module__"):  # `__name__` of this one
            return ModuleValue(m.frame.module)
        module = m.program.project.resolve(m.frame.module, 0, plain)
        found = ModuleValue(module) if isinstance(module, Module) else None
        return found or m.unknown(DepKind.OUTSIDE, "an item of sys.modules", node)
    if value.name in ("typing.Annotated", "typing_extensions.Annotated"):
        return _annotated(m, key, node)
    if value.name.startswith(("typing.", "builtins.", "collections.", "pydantic.")) or _is_client_class(m, value):
        return value  # a generic alias: `Agent[Deps, str]`
    if (header := _of_headers(m, value, node)) is not None:
        return header
    from checker.code.library import web_settings

    held = web_settings.item(m, value, plain) if isinstance(plain, str) and web_settings.has_items(value.name) else None
    return held if held is not None else m.unknown(DepKind.OUTSIDE, f"an item of {value.name}", node)


def _of_class(m: Machine, value: Class, known: bool, plain: Any, key: Value, node: Node) -> Value:
    info = classes.info_of(m, value)
    if info.style == "enum" and known:
        if (found := classes.find_in_class(m, value, str(plain))) is None and _members_of(m, value):
            m.fail(KEY_ERROR)
        return found or Unknown()
    if info.style == "enum" and (members := _members_of(m, value)):
        m.may_raise(deps_of(key), KEY_ERROR)
        return choose([(v, deps_of(key)) for v in members])
    meta = classes.metaclass_of(m, value)
    getter = classes.find_in_class(m, meta, "__getitem__") if meta is not None else None
    if getter is None:
        getter = classes.find_in_class(m, value, "__class_getitem__")
        getter = getter.function if isinstance(getter, Descriptor) else getter
    if isinstance(getter, Function):
        from checker.code.execution.calls.calls import call

        return call(m, getter.bound(value), [(0, "", key)], node)
    own = classes.find_in_class(m, value, "__class_getitem__")
    if own is not None:
        from checker.code.execution.calls.calls import call

        inner = own.function if isinstance(own, Descriptor) else own
        return call(m, inner.bound(value) if isinstance(inner, Function) else inner, [(0, "", key)], node)
    return value  # a generic alias


def _of_object(m: Machine, value: Value, inst: Instance, known: bool, plain: Any, key: Value, node: Node) -> Value:
    if inst.kind == "instance" and inst.cls is not None:
        from checker.code.execution.calls.calls import call_method

        if classes.find_in_class(m, inst.cls, "__getitem__") is not None:
            return call_method(m, value, "__getitem__", [(0, "", key)], node)
        if isinstance(inst.data, Ref):
            return _own_item(m, value, inst, key, node)
    if inst.kind == "match":
        from checker.code.library.regular_expressions import group_of

        return group_of(m, inst.data, key)
    if inst.kind == "request" and known and plain in inst.attrs:
        return inst.attrs[plain][0]
    if inst.kind in ("context", "sections") and isinstance(inst.data, Ref):
        return get_item(m, inst.data, key, node)
    if inst.client is not None:
        return client_attributes.client_attribute(m, value, inst, "[]") if isinstance(value, Ref) else Unknown()
    fields = _as_tuple(m, inst)
    if fields is not None:
        return _sequence_item(m, fields, known, plain, key)
    return Unknown(inst.open) if inst.open is not None else m.unknown(DepKind.BOUND, "an item of an object", node)


def _of_text(m: Machine, value: Const, plain: Any, key: Value) -> Value | None:
    """An item of a text or of None; None where the position is not known."""
    if value.value is None:
        m.fail(TYPE_ERROR)
        return Unknown()
    if isinstance(plain, int):
        try:
            return Const(value.value[plain])
        except IndexError:
            m.fail(INDEX_ERROR)
            return Unknown()
    parts = m.as_seq(key)
    cut = plain_slice(parts) if isinstance(value.value, str) and parts is not None and parts.kind == "slice" else None
    return Const(value.value[cut]) if cut is not None else None


def _is_client_class(m: Machine, value: External) -> bool:
    return isinstance(m.program.catalogue.resolve(value.name), ClientClass)


def _annotated(m: Machine, key: Value, node: Node) -> Value:
    """`Annotated[Client, Depends(get_client)]` under a name of its own: what it holds, and where that is said."""
    parts = m.as_seq(key)
    made = Instance("annotated")
    made.data = (tuple(v for v, _ in parts.items) if parts is not None else (key,), node, m.frame.module)
    return m.add(made)


def _mapping_item(m: Machine, ref: Value, mapping: Dict, known: bool, plain: Any, key: Value, node: Node) -> Value:
    if known:
        if mapping.fold and isinstance(plain, str):
            plain = plain.lower()
        slot = mapping.keys.get(plain)
        if slot is not None:
            if slot[1] is not None and mapping.factory is None:
                m.may_raise(slot[1], KEY_ERROR)
            return slot[0]
        if mapping.open is not None:
            m.may_raise(mapping.open, KEY_ERROR)
            return Unknown(mapping.open)
        if mapping.factory is not None:
            from checker.code.execution.calls.calls import call

            made = call(m, mapping.factory, [], node)
            if isinstance(ref, Ref) and m.st is not None:
                from checker.code.execution.expressions.items import set_item

                set_item(m, ref, key, made)
            return made
        m.fail(KEY_ERROR)
        return Unknown()
    m.may_raise(deps_of(key), KEY_ERROR)
    values = [(v, deps_of(key)) for name, (v, _) in mapping.keys.items() if may_be(key, name, mapping.fold)]
    if mapping.open is not None:
        values.append((Unknown(mapping.open), mapping.open))
    if mapping.factory is not None:
        from checker.code.execution.calls.calls import call

        values.append((call(m, mapping.factory, [], node), deps_of(key)))
    return choose(values) if values else Unknown(deps_of(key))


def may_be(key: Value, name: Any, fold: bool) -> bool:
    """Whether a key of which only parts are known may be this one (`f"step_{name}"`)."""
    if not isinstance(key, Text) or not isinstance(name, str):
        return True
    pattern = "".join(".*" if part is None else re.escape(part) for part in key.parts)
    return re.fullmatch(pattern, name, re.DOTALL | (re.IGNORECASE if fold else 0)) is not None


def _members_of(m: Machine, cls: Class) -> list[Value]:
    holder = m.live.get(cls.id)
    values = [v for v, _ in holder.attrs.values()] if isinstance(holder, Instance) else []
    return [v for v in values if (inst := m.as_instance(v)) is not None and inst.kind == "member"]


def _own_item(m: Machine, value: Value, inst: Instance, key: Value, node: Node) -> Value:
    """An item of an object whose class derives from a mapping; one that is not there, `__missing__` may give."""
    from checker.code.execution.calls.calls import call_method

    known, plain = key_of(m, key)
    mapping = m.as_dict(inst.data)
    if mapping is None or classes.find_in_class(m, inst.cls, "__missing__") is None:
        return get_item(m, inst.data, key, node)
    slot = mapping.keys.get(plain) if known else None
    if slot is not None and slot[1] is None:
        return slot[0]
    doubt = slot[1] if slot is not None else None
    if known and slot is None and mapping.open is None:
        return call_method(m, value, "__missing__", [(0, "", key)], node)
    deps = doubt or mapping.open or deps_of(key)
    held = [slot[0]] if slot is not None else [v for v, _ in mapping.keys.values()] if not known else []
    there = [(v, deps) for v in held]
    if mapping.open is not None:
        there.append((Unknown(mapping.open), mapping.open))
    before = m.live.fork()
    made = call_method(m, value, "__missing__", [(0, "", key)], node)
    if m.st is None:  # it raises: what is there is all that is given
        m.st = before
        return choose(there) if there else Unknown(deps)
    return choose([*there, (made, deps)])


def _as_tuple(m: Machine, inst: Instance) -> Seq | None:
    """A named tuple of the project as the sequence that it is; None where it is something else."""
    if inst.kind != "instance" or not isinstance(inst.cls, Class) or inst.open is not None:
        return None
    info = classes.info_of(m, inst.cls)
    if info.style != "namedtuple" or not all(f.name in inst.attrs for f in info.fields):
        return None
    return Seq("tuple", [inst.attrs[f.name] for f in info.fields])


def _cut(m: Machine, seq: Seq, cut: slice) -> Seq:
    """The elements of a slice; where their places are not known, each may be among them."""
    out = Seq(seq.kind, seq.items[cut])
    out.mixed = seq.mixed
    placed = not seq.in_any_order and all(have is None for _, have in seq.items)
    if not placed and len(out.items) < len(seq.items):
        doubt = m.unknown(DepKind.BOUND, "which elements a slice of these holds is not followed").deps
        out.items = [(value, doubt if have is None else have) for value, have in seq.items]
    return out


def _sequence_item(m: Machine, seq: Seq, known: bool, plain: Any, key: Value) -> Value:
    if known and isinstance(plain, int) and not seq.in_any_order:
        certain = all(have is None for _, have in seq.items)
        if certain and -len(seq.items) <= plain < len(seq.items) and (plain >= 0 or seq.rest is None):
            return seq.items[plain][0]
        if certain and seq.rest is None:
            m.fail(INDEX_ERROR)
            return Unknown()
    slice_ = m.as_seq(key)
    if slice_ is not None and slice_.kind == "slice" and seq.rest is None:
        cut = plain_slice(slice_)
        if cut is not None:
            return m.add(_cut(m, seq, cut))
    if slice_ is not None and slice_.kind == "slice":
        copy = seq.copy()
        copy.items = [(v, NO_DEPS) for v, _ in copy.items]
        return m.add(copy)
    m.may_raise(seq.rest_deps, INDEX_ERROR if known and type(plain) is int else None)
    values = [(v, deps_of(key)) for v, _ in seq.items]
    if seq.rest is not None:
        values.append((seq.rest, seq.rest_deps))
    return choose(values) if values else Unknown(deps_of(key))
