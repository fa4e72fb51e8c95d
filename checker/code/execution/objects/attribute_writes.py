"""Setting and deleting attributes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.code.execution.heap import Instance
from checker.code.execution.machine import Machine
from checker.code.execution.names import mutations
from checker.code.execution.objects import classes
from checker.code.execution.values import (
    NO_DEPS,
    Class,
    ClientPath,
    Const,
    Deps,
    Descriptor,
    External,
    Function,
    ModuleValue,
    Partial,
    Pending,
    Ref,
    Unknown,
    Value,
    alternatives,
    choose,
    deps_of,
    function_key,
)
from checker.code.source.project import Module
from checker.code.source.summary import Node
from checker.code.trail import DepKind
from checker.code.wire import client_attributes, stored_arguments


def set_attribute(m: Machine, owner: Value, name: str, value: Value, node: Node) -> None:
    """`owner.name = value`."""
    m.name_hidden(name, value)
    m.refused(owner)
    items = alternatives(owner)
    for inner, deps in items:
        if m.st is None:
            return
        weak = len(items) > 1
        if isinstance(inner, Ref):
            _set_on_ref(m, inner, name, value, deps if weak else None)
        elif isinstance(inner, Class):
            _set_slot(m.live.own(inner.id).attrs, name, value, deps if weak else None)
        elif isinstance(inner, ModuleValue):
            from checker.code.execution.names.loading import ensure

            ensure(m, inner.module)
            _settle_imports(m, inner.module, name)
            _set_slot(m.live.own(inner.module.env).attrs, name, value, deps if weak else None)
        elif isinstance(inner, External):
            m.live.own(m.program.externals).keys[f"{inner.name}.{name}"] = (value, None)
        elif isinstance(inner, Unknown):
            from checker.code.execution.frameworks.web import keep_on

            keep_on(m, inner, f".{name}", value, deps if weak else None)
        elif isinstance(inner, ClientPath):
            client_attributes.override(m, inner, name, value)
        elif isinstance(inner, Function):
            m.live.own(m.program.externals).keys[function_key(inner, name)] = (value, deps if weak else None)


def set_some_attribute(m: Machine, owner: Value, called: Value) -> None:
    """`setattr(owner, name, value)` with a name that is not known: any of the attributes may be another now."""
    ref = owner if isinstance(owner, Ref) else None
    obj = m.as_instance(ref) if ref is not None else None
    if ref is None or obj is None:
        return
    if obj.client is not None:
        stored_arguments.doubt(m, ref, "an attribute of the client is set whose name is not known")
    deps = deps_of(called) or obj.open or NO_DEPS
    if deps and obj.kind == "instance":
        own = m.own(ref)
        own.attrs = {k: (choose([(v, deps), (Unknown(deps), deps)]), have) for k, (v, have) in own.attrs.items()}
        for name, member in _data_of_class(m, obj.cls):
            if name not in own.attrs and m.as_instance(member) is not None:  # a descriptor may have kept it there
                own.attrs[name] = (Unknown(deps), deps)
            elif name not in own.attrs:
                own.attrs[name] = (choose([(member, deps), (Unknown(deps), deps)]), None)


def _data_of_class(m: Machine, cls: Value | None) -> Iterator[tuple[str, Value]]:
    """What the project's classes of an object have under its attributes' names, the nearest first."""
    for part in classes.mro(m, cls) if cls is not None else ():
        holder = m.live.get(part.id) if isinstance(part, Class) else None
        for name, (member, _) in list(holder.attrs.items()) if isinstance(holder, Instance) else ():
            if "." not in name and name[:2] != "__" and not isinstance(member, (Function, Descriptor, Class, Partial)):
                yield name, member


def _settle_imports(m: Machine, module: Module, name: str) -> None:
    """Modules that imported the name before it is replaced keep the value that it had."""
    for env, bound in sorted(m.program.names.importers.get((module, name), ())):
        obj = m.program.base.get(env)
        value, _ = obj.attrs.get(bound, (None, None)) if isinstance(obj, Instance) else (None, None)
        if isinstance(value, Pending) and value.module is module and value.name == name:
            m.arrived(env, bound, value)


def _set_on_ref(m: Machine, ref: Ref, name: str, value: Value, weak: Deps | None) -> None:
    obj = m.live.get(ref.id)
    if not isinstance(obj, Instance) or _set_by_class(m, ref, obj, name, value):
        return
    if obj.client is not None and client_attributes.assign(m, ref, obj, name, value):
        return
    if obj.kind == "record" and isinstance(obj.data, Ref):  # an SDK's record keeps its fields in a mapping
        _set_slot(m.own(obj.data).keys, name, value, weak)
        return
    if name == "__class__" and obj.kind == "instance":
        _set_class(m, ref, value, weak)
        return
    if name == "__dict__" and isinstance(value, Ref) and m.namespaces.get(value.id) == ref.id:
        settle_namespace(m, value)
        return
    shared = obj.attrs.get("__dict__")
    if shared is not None and isinstance(shared[0], Ref) and name != "__dict__" and m.as_dict(shared[0]) is not None:
        _set_slot(m.own(shared[0]).keys, name, value, weak)
        return
    if name == "__dict__" and weak is None:
        mutations.namespace_seen(m, value)
        m.own(ref).attrs.clear()
    _set_slot(m.own(ref).attrs, name, value, weak)


def is_refused(m: Machine, owner: Value, name: str) -> bool:
    """Whether a class does not let its objects' attributes be set: a frozen dataclass, a named tuple."""
    inst = m.as_instance(owner) if m.st is not None else None
    if inst is None or inst.kind != "instance" or not isinstance(inst.cls, Class) or inst.open is not None:
        return False
    if classes.find_in_class(m, inst.cls, "__setattr__") is not None:
        return False
    info = classes.info_of(m, inst.cls)
    if info.frozen:
        return True
    is_field = any(f.name == name for f in info.fields)
    if info.style == "namedtuple":  # one that nothing is derived from has no room for other names
        return is_field or not any(isinstance(base, Class) for base in info.bases)
    return is_field and any(isinstance(c, Class) and classes.info_of(m, c).frozen for c in classes.mro(m, inst.cls))


def _set_by_class(m: Machine, ref: Ref, obj: Instance, name: str, value: Value) -> bool:
    """`obj.name = value` where the class has a say: a descriptor's `__set__`, `__setattr__`, a property's setter."""
    from checker.code.execution.calls.calls import call, call_method

    if obj.cls is None:
        return False
    member = classes.find_in_class(m, obj.cls, name)
    holder = m.as_instance(member) if member is not None else None
    if holder is not None and holder.kind == "instance" and classes.find_in_class(m, holder.cls, "__set__") is not None:
        assert member is not None
        call_method(m, member, "__set__", [(0, "", ref), (0, "", value)])
        return True
    hook = classes.find_in_class(m, obj.cls, "__setattr__") if obj.kind == "instance" else None
    if isinstance(hook, Function) and not any(f.function is not None and f.function.id == hook.id for f in m.frames):
        call(m, hook.bound(ref), [(0, "", Const(name)), (0, "", value)], ("unknown", 1 << 16))
        return True
    if not isinstance(member, Descriptor) or member.kind != "property":
        return False
    change = classes.find_in_class(m, obj.cls, f"{name}.setter")
    if change is not None:
        at = m.frame.called_from[1] if m.frame.called_from else 0
        call(m, change, [(0, "", ref), (0, "", value)], ("unknown", at))
    return change is not None


def _set_class(m: Machine, ref: Ref, value: Value, weak: Deps | None) -> None:
    own = m.own(ref)
    doubt = m.unknown(DepKind.BOUND, "the class of an object is set by code").deps
    own.cls = value if weak is None and isinstance(value, Class) else None
    own.open = own.open if own.cls is not None else (own.open or NO_DEPS) | doubt


def settle_namespace(m: Machine, mapping: Value) -> None:
    """What was done to `object.__dict__` is done to the object."""
    owner = m.namespaces.get(mapping.id) if isinstance(mapping, Ref) else None
    held = m.as_dict(mapping)
    if owner is None or held is None or m.st is None or not m.st.has(owner):
        return
    own = m.own(Ref(owner))
    own.attrs = {k: slot for k, slot in held.keys.items() if isinstance(k, str)}
    if held.open is not None:
        own.open = (own.open or NO_DEPS) | held.open
        own.attrs = {
            k: (choose([(v, held.open), (Unknown(held.open), held.open)]), h) for k, (v, h) in own.attrs.items()
        }


def deletes(m: Machine, ref: Ref, obj: Instance, name: str) -> bool:
    """`del owner.name` where the class has a say: a descriptor's `__delete__`, a property's deleter, `__delattr__`."""
    from checker.code.execution.calls.calls import NOWHERE, call, call_method

    if obj.kind != "instance" or obj.cls is None:
        return False
    member = classes.find_in_class(m, obj.cls, name)
    holder = m.as_instance(member) if member is not None else None
    if holder is not None and holder.kind == "instance" and classes.find_in_class(m, holder.cls, "__delete__"):
        assert member is not None
        call_method(m, member, "__delete__", [(0, "", ref)])
        return True
    hook = classes.find_in_class(m, obj.cls, "__delattr__")
    if isinstance(hook, Function) and not any(f.function is not None and f.function.id == hook.id for f in m.frames):
        call(m, hook.bound(ref), [(0, "", Const(name))], NOWHERE)
        return True
    change = classes.find_in_class(m, obj.cls, f"{name}.deleter") if isinstance(member, Descriptor) else None
    if change is not None:
        call(m, change, [(0, "", ref)], NOWHERE)
    return change is not None


def _set_slot(attrs: dict[str, Any], name: str, value: Value, weak: Deps | None) -> None:
    if weak is None:
        attrs[name] = (value, None)
        return
    old = attrs.get(name)
    attrs[name] = (value, weak) if old is None else (choose([(old[0], weak), (value, weak)]), old[1])
