"""Reading and writing attributes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.code.execution.heap import Instance
from checker.code.execution.machine import Machine
from checker.code.execution.names import mutations
from checker.code.execution.objects import classes, instance_attributes
from checker.code.execution.values import (
    NO_DEPS,
    Choice,
    Class,
    ClientPath,
    Const,
    Deps,
    Descriptor,
    External,
    Function,
    Method,
    ModuleValue,
    Partial,
    Pending,
    Ref,
    Super,
    Text,
    Unknown,
    Value,
    alternatives,
    choose,
    deps_of,
    function_key,
    root_of,
)
from checker.code.source.project import Module
from checker.code.source.summary import Node
from checker.code.trail import DepKind
from checker.code.wire import client_attributes, stored_arguments

find_in_class = classes.find_in_class


def get(m: Machine, value: Value, name: str, node: Node) -> Value:
    """`value.name`."""
    if m.st is None:
        return Unknown()
    if isinstance(value, Choice):
        return m.each(value, lambda v: get(m, v, name, node))
    if isinstance(value, Ref):
        obj = m.st.get(value.id)
        if isinstance(obj, Instance):
            return instance_attributes.of_instance(m, value, obj, name, node)
        return Method(value, name)
    if isinstance(value, ModuleValue):
        from checker.code.execution.names.imports import module_attribute

        return module_attribute(m, value.module, name, node)
    if isinstance(value, External):
        return _external_attribute(m, value, name)
    if isinstance(value, Class):
        return _class_attribute(m, value, name, node)
    if isinstance(value, Const):
        if value.value is None:
            m.fail()  # AttributeError: no request leaves on this path
            return Unknown()
        if not hasattr(value.value, name):
            m.may_raise()  # AttributeError
        return Method(value, name)
    if isinstance(value, Text):
        return Method(value, name)
    if isinstance(value, Unknown):
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
    if isinstance(value, ClientPath):
        return client_attributes.path_attribute(m, value, name)
    if isinstance(value, Super):
        return _super_attribute(m, value, name, node)
    if isinstance(value, Method):
        if name == "state" and (held := web_state(m, value)) is not None:
            return held
        root = root_of(value)
        if isinstance(root, Unknown) and root.deps:
            m.may_raise(root.deps)
        return Method(value, name)
    if isinstance(value, Function):
        return _of_function(m, value, name)
    if isinstance(value, Partial):
        if name == "func":
            return value.function
        if name == "keywords":
            from checker.code.execution.objects.partial_keywords import keywords_of

            return keywords_of(m, value, node)
        if name == "args":
            return m.new_seq("tuple", [a[2] for a in value.args if a[0] == 0])
        return Method(value, name)
    if isinstance(value, Descriptor):
        return of_descriptor(m, value, name)
    return Unknown(deps_of(value))


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
        members = {k: v for k, (v, _) in cls.attrs.items() if _is_member(m, v)}
        return m.new_dict(node, members)
    return Method(value, name)


def _is_member(m: Machine, value: Value) -> bool:
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


def set_attribute(m: Machine, owner: Value, name: str, value: Value, node: Node) -> None:
    """`owner.name = value`."""
    m.name_hidden(name, value)
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
            from checker.code.execution.names.imports import ensure

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


def _of_function(m: Machine, function: Function, name: str) -> Value:
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
    copied.setdefault("__name__", (_of_function(m, source, "__name__"), None))
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


def _settle_imports(m: Machine, module: Module, name: str) -> None:
    """Modules that imported the name before it is replaced keep the value that it had."""
    for env, bound in sorted(m.program.names.importers.get((module, name), ())):
        obj = m.program.base.get(env)
        value, _ = obj.attrs.get(bound, (None, None)) if isinstance(obj, Instance) else (None, None)
        if isinstance(value, Pending) and value.module is module and value.name == name:
            m.arrived(env, bound, value)


def _set_on_ref(m: Machine, ref: Ref, name: str, value: Value, weak: Deps | None) -> None:
    obj = m.live.get(ref.id)
    if not isinstance(obj, Instance):
        return
    setter = classes.find_in_class(m, obj.cls, name) if obj.cls is not None else None
    holder = m.as_instance(setter) if setter is not None else None
    if holder is not None and holder.kind == "instance" and classes.find_in_class(m, holder.cls, "__set__") is not None:
        from checker.code.execution.calls.calls import call_method

        assert setter is not None
        call_method(m, setter, "__set__", [(0, "", ref), (0, "", value)])
        return
    hook = classes.find_in_class(m, obj.cls, "__setattr__") if obj.kind == "instance" and obj.cls is not None else None
    if isinstance(hook, Function) and not any(f.function is not None and f.function.id == hook.id for f in m.frames):
        from checker.code.execution.calls.calls import call as call_function

        call_function(m, hook.bound(ref), [(0, "", Const(name)), (0, "", value)], ("unknown", 1 << 16))
        return
    if isinstance(setter, Descriptor) and setter.kind == "property":
        change = classes.find_in_class(m, obj.cls, f"{name}.setter") if obj.cls is not None else None
        if change is not None:
            from checker.code.execution.calls.calls import call

            call(
                m,
                change,
                [(0, "", ref), (0, "", value)],
                ("unknown", m.frame.called_from[1] if m.frame.called_from else 0),
            )
            return
    if obj.client is not None and client_attributes.assign(m, ref, obj, name, value):
        return
    if obj.kind == "record" and isinstance(obj.data, Ref):  # an SDK's record keeps its fields in a mapping
        _set_slot(m.own(obj.data).keys, name, value, weak)
        return
    if name == "__class__" and obj.kind == "instance":
        own = m.own(ref)
        doubt = m.unknown(DepKind.BOUND, "the class of an object is set by code").deps
        own.cls = value if weak is None and isinstance(value, Class) else None
        own.open = own.open if own.cls is not None else (own.open or NO_DEPS) | doubt
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
