"""Reading attributes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.code.execution.heap import Instance
from checker.code.execution.machine import Machine
from checker.code.execution.names import mutations
from checker.code.execution.objects import classes, function_attributes, instance_attributes
from checker.code.execution.paths import ATTRIBUTE_ERROR
from checker.code.execution.values import (
    Choice,
    Class,
    ClientPath,
    Const,
    Descriptor,
    External,
    Function,
    Method,
    ModuleValue,
    Number,
    Partial,
    Ref,
    Super,
    Text,
    Unknown,
    Value,
    deps_of,
    root_of,
)
from checker.code.source.summary import Node
from checker.code.wire import client_attributes


def get(m: Machine, value: Value, name: str, node: Node) -> Value:
    """`value.name`."""
    if m.st is None:
        return Unknown()
    read = _READERS.get(type(value))
    return read(m, value, name, node) if read is not None else Unknown(deps_of(value))


def _of_choice(m: Machine, value: Choice, name: str, node: Node) -> Value:
    return m.each(value, lambda v: get(m, v, name, node))


def _of_object(m: Machine, value: Ref, name: str, node: Node) -> Value:
    assert m.st is not None
    obj = m.st.get(value.id)
    if isinstance(obj, Instance):
        return instance_attributes.of_instance(m, value, obj, name, node)
    return Method(value, name)


def _of_module(m: Machine, value: ModuleValue, name: str, node: Node) -> Value:
    from checker.code.execution.names.module_names import module_attribute

    return module_attribute(m, value.module, name, node)


def _of_constant(m: Machine, value: Const, name: str, node: Node) -> Value:
    if value.value is None:
        m.fail(ATTRIBUTE_ERROR)  # no request leaves on this path
        return Unknown()
    if not hasattr(value.value, name):
        m.may_raise(kind=ATTRIBUTE_ERROR)
    return Method(value, name)


def _of_unknown(m: Machine, value: Unknown, name: str, node: Node) -> Value:
    from checker.code.library.web_settings import of_application

    if name == "state" and (held := web_state(m, value)) is not None:
        return held
    if (kept_there := web_attribute(m, value, name)) is not None:
        return kept_there
    if name in ("config", "extensions") and (kept := of_application(value, name)) is not None:
        return kept
    if value.deps:
        m.may_raise(value.deps)  # AttributeError
    return Method(value, name)


def _of_method(m: Machine, value: Method, name: str, node: Node) -> Value:
    if name == "state" and (held := web_state(m, value)) is not None:
        return held
    root = root_of(value)
    if isinstance(root, Unknown) and root.deps:
        m.may_raise(root.deps)
    return Method(value, name)


def _of_partial(m: Machine, value: Partial, name: str, node: Node) -> Value:
    if name == "func":
        return value.function
    if name == "keywords":
        from checker.code.execution.objects.partial_keywords import keywords_of

        return keywords_of(m, value, node)
    if name == "args":
        return m.new_seq("tuple", [a[2] for a in value.args if a[0] == 0])
    return Method(value, name)


_ACCESSORS = {
    "fget": "",
    "__get__": "",
    "fset": ".setter",
    "__set__": ".setter",
    "fdel": ".deleter",
    "__delete__": ".deleter",
}


def of_descriptor(m: Machine, value: Descriptor, name: str) -> Value:
    """`Cls.name.fset`, `Cls.name.__set__` of a property: its setter, as a function."""
    inner = value.function
    if name in ("__func__", "__wrapped__", "func"):
        return inner
    if not isinstance(inner, Function) or name not in _ACCESSORS or value.kind not in ("property", "cached_property"):
        return Unknown()
    named = f"{inner.module.parsed.function(inner.id).name}{_ACCESSORS[name]}"
    found = classes.find_in_class(m, inner.owner, named) if _ACCESSORS[name] else inner
    return found if found is not None else Unknown()


def web_state(m: Machine, value: Value) -> Value | None:
    from checker.code.execution.frameworks.web import state_of

    return state_of(m, value)


def web_attribute(m: Machine, value: Unknown, name: str) -> Value | None:
    from checker.code.execution.frameworks.web import kept_on

    return kept_on(m, value, f".{name}")


def _external_attribute(m: Machine, value: External, name: str) -> Value:
    from checker.code.library.web_settings import of_django

    full = f"{value.name}.{name}"
    slot = m.set_outside.get(full)
    if slot is not None:
        return slot[0]
    if full == "builtins.object.__dict__":
        return m.new_dict(None, {k: External(f"builtins.object.{k}") for k in vars(object)})
    return of_django(m, full) or External(full)


def _class_attribute(m: Machine, value: Class, name: str, node: Node) -> Value:
    found = classes.find_in_class(m, value, name)
    if found is not None:
        return mutations.class_member_seen(m, value, name, classes.bind(m, found, None, value))
    info = classes.info_of(m, value)
    meta = classes.metaclass_of(m, value)
    member = classes.find_in_class(m, meta, name) if meta is not None else None
    if isinstance(member, Descriptor) and member.kind in ("property", "cached_property"):
        from checker.code.execution.calls.calls import call

        return call(m, member.function, [(0, "", value)], node)
    if member is not None:
        return member.bound(value) if isinstance(member, Function) else member
    if name in ("__name__", "__qualname__"):
        return Const(info.name)
    special = instance_attributes.special(m, value, name, node)
    if special is not None:
        return special
    if name == "__dict__":
        holder = m.live.get(value.id)
        return m.new_dict(node, {k: v for k, (v, _) in getattr(holder, "attrs", {}).items() if "." not in k})
    if name == "__members__" and info.style == "enum":
        cls = m.live.get(value.id)
        assert isinstance(cls, Instance)
        members = {k: v for k, (v, _) in cls.attrs.items() if is_member(m, v)}
        return m.new_dict(node, members)
    return Method(value, name)


def is_member(m: Machine, value: Value) -> bool:
    inst = m.as_instance(value)
    return inst is not None and inst.kind == "member"


def _super_attribute(m: Machine, value: Super, name: str, node: Node) -> Value:
    inst = m.as_instance(value.receiver)
    cls = inst.cls if inst is not None else value.receiver
    if not isinstance(cls, (Class, External)):
        cls = value.owner
    found = classes.find_after(m, cls, value.owner, name)
    if found is not None:
        if isinstance(value.receiver, Class):
            return classes.bind(m, found, None, value.receiver)
        if isinstance(found, Descriptor) and found.kind in ("property", "cached_property"):
            return (
                instance_attributes.call_property(m, found, value.receiver, node)
                if isinstance(value.receiver, Ref)
                else Unknown()
            )
        return classes.bind(m, found, value.receiver if isinstance(value.receiver, Ref) else None, cls)
    if inst is not None and inst.client is not None and isinstance(value.receiver, Ref) and not name.startswith("__"):
        if name in client_attributes.PREPARING and name not in inst.client.entry.calls:
            return Method(value, name)
        return client_attributes.client_attribute(m, value.receiver, inst, name)
    if inst is not None and isinstance(inst.data, Ref) and m.as_dict(inst.data) is not None:
        return Method(inst.data, name)  # of a class derived from a mapping
    return Method(value, name)


# By the exact type: reading an attribute is the most frequent thing that code does.
_READERS: dict[type[Any], Callable[[Machine, Any, str, Node], Value]] = {
    Ref: _of_object,
    Unknown: _of_unknown,
    Number: _of_unknown,
    Method: _of_method,
    External: lambda m, value, name, _: _external_attribute(m, value, name),
    Class: _class_attribute,
    ModuleValue: _of_module,
    Choice: _of_choice,
    Const: _of_constant,
    Text: lambda m, value, name, _: Method(value, name),
    Function: lambda m, value, name, _: function_attributes.of_function(m, value, name),
    ClientPath: lambda m, value, name, _: client_attributes.path_attribute(m, value, name),
    Super: _super_attribute,
    Partial: _of_partial,
    Descriptor: lambda m, value, name, _: of_descriptor(m, value, name),
}
