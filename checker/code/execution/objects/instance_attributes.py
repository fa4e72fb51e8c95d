"""Attributes of objects of the project's classes: what the object holds, what its class, its constructor or other
methods give, and what a subclass may make of it."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from checker.code.execution.heap import Instance, Slot
from checker.code.execution.machine import Machine
from checker.code.execution.names import mutations
from checker.code.execution.objects import annotated_types, classes, given_objects, subclasses
from checker.code.execution.origins import kept
from checker.code.execution.values import (
    NONE,
    Class,
    Const,
    Deps,
    Descriptor,
    External,
    Function,
    Method,
    Partial,
    Ref,
    Unknown,
    Value,
    choose,
)
from checker.code.source.summary import Node
from checker.code.trail import DepKind
from checker.code.wire import client_attributes, stored_arguments


def of_instance(m: Machine, ref: Ref, obj: Instance, name: str, node: Node) -> Value:
    """`object.name`."""
    hook = _interceptor(m, obj) if m.program.members.intercepts else None
    if hook is not None:
        from checker.code.execution.calls.calls import call

        return call(m, hook.bound(ref), [(0, "", Const(name))], node)
    slot = own_slot(m, obj, name)
    if obj.kind == "mock":
        return _of_mock(m, ref, obj, name)
    if obj.kind in ("request", "url") and slot is not None:
        return slot[0]
    member = classes.find_in_class(m, obj.cls, name) if obj.cls is not None else None
    overridden = _is_anothers(m, obj, name, member)
    if isinstance(member, Descriptor) and member.kind in ("property", "cached_property"):
        cached = member.kind == "cached_property" and slot is not None
        return slot[0] if cached and slot is not None else call_property(m, member, ref, node)
    if slot is None and obj.open is not None and _is_field(m, obj, name):
        return _open_attribute(m, ref, obj, name)  # what the class has under this name is but its default
    if member is not None and obj.kind == "instance":
        given = _from_descriptor(m, member, ref, obj, name, node)
        if given is not None:
            return given
    is_data = member is None or not isinstance(member, (Function, Descriptor, Class, Partial))
    if slot is None and obj.late is not None and is_data and not {name, ""} & obj.late:
        return _made_late(m, ref, obj, name, member, node)
    if slot is not None and slot[1] is not None and member is not None and is_data:
        return choose([(slot[0], slot[1]), (member, slot[1])])  # set on some paths only: else the class's own
    if slot is not None and obj.kind == "state":
        doubt = web_doubt(m, obj, name)
        return choose([(slot[0], doubt), (Unknown(doubt), doubt)]) if doubt else slot[0]
    first = slot[0] if slot is not None else member
    if first == NONE and obj.kind == "instance" and (late := mutations.set_later(m, ref, obj, name)) is not None:
        lazily = given_objects.written_elsewhere(m, ref, obj, name, node, late)
        if lazily is not None:
            return lazily
    if slot is not None and not (obj.open is not None and slot[0] == NONE):
        value = mutations.attribute_seen(m, ref, obj, name, slot[0]) if obj.kind == "instance" else slot[0]
        return _or_of_subclass(m, ref, obj, name, value) if overridden and is_data else value
    if obj.open is not None and member is None:
        written = given_objects.written_elsewhere(m, ref, obj, name, node)
        if written is not None:
            return written
    if slot is not None:
        return _or_of_subclass(m, ref, obj, name, slot[0]) if overridden and is_data else slot[0]
    if member is not None and name not in ("__class__", "__dict__"):
        return _of_class(m, ref, obj, name, member, node, overridden and is_data)
    return _not_set(m, ref, obj, name, node)


def own_slot(m: Machine, obj: Instance, name: str) -> Slot | None:
    """What an object itself has under a name, be it in the mapping that was put in the place of its `__dict__`."""
    slot = obj.attrs.get(name)
    if slot is None and "__dict__" in obj.attrs and (shared := m.as_dict(obj.attrs["__dict__"][0])) is not None:
        slot = shared.keys.get(name)
        if slot is None and shared.open is not None:
            slot = (Unknown(shared.open), shared.open)
    return slot


def web_doubt(m: Machine, obj: Instance, name: str) -> Deps:
    from checker.code.execution.frameworks.web import set_elsewhere

    return set_elsewhere(m, obj, name)


def _interceptor(m: Machine, obj: Instance) -> Function | None:
    """`__getattribute__` of the object's class, unless it is at work."""
    found = classes.find_in_class(m, obj.cls, "__getattribute__") if obj.kind == "instance" and obj.cls else None
    if not isinstance(found, Function):
        return None
    return None if any(f.function is not None and f.function.id == found.id for f in m.frames) else found


def _of_mock(m: Machine, ref: Ref, obj: Instance, name: str) -> Value:
    slot = obj.attrs.get(name)
    if slot is None:
        slot = m.own(ref).attrs[name] = (m.add(Instance("mock")), None)
    return slot[0]


def _is_anothers(m: Machine, obj: Instance, name: str, member: Value | None) -> bool:
    """Whether a subclass of an object's class may have the attribute otherwise: noted as read, since of its own object
    a method is run for each subclass."""
    if obj.open is None:
        return False
    overridden = subclasses.is_overridden(m, obj.cls, name)
    if overridden:
        m.virtual.add(name)
    if member is None and name not in obj.attrs and subclasses.is_mixed_in(m, obj.cls, name):
        m.virtual.add(name)  # the other base of a subclass has it
        if m.probe is not None:
            m.probe.complete = False
    return overridden


def _made_late(m: Machine, ref: Ref, obj: Instance, name: str, member: Value | None, node: Node) -> Value:
    """What the constructor sets, which is run only now that somebody asks for it."""
    given_objects.construct_late(m, ref, name)
    value = of_instance(m, ref, m.get(ref), name, node)
    if member is not None and obj.open and m.st is not None and any(f.attribute for f in m.frames):
        # Read by the constructor itself: whether before or after it is set is seen where the object is made.
        return choose([(value, obj.open), (member, obj.open)])
    return value


def _of_class(
    m: Machine, ref: Ref, obj: Instance, name: str, member: Value, node: Node, may_be_anothers: bool
) -> Value:
    """What the class has under the name, for an object that has nothing of its own there."""
    value = mutations.class_member_seen(m, obj.cls, name, classes.bind(m, member, ref, obj.cls))
    if isinstance(member, (Function, Descriptor, Class, Partial)):
        return value
    if obj.open is None:  # of module level: some function may have given it one of its own
        return mutations.attribute_seen(m, ref, obj, name, value)
    written = given_objects.written_elsewhere(m, ref, obj, name, node) if member == NONE else None
    if written is not None:
        return written
    value = mutations.attribute_seen(m, ref, obj, name, value)
    return _or_of_subclass(m, ref, obj, name, value) if may_be_anothers else value


def _not_set(m: Machine, ref: Ref, obj: Instance, name: str, node: Node) -> Value:
    """An attribute that neither the object nor its class has in the code that was read."""
    from checker.code.library import task_objects

    if name == "__class__" and obj.cls is not None:
        return obj.cls
    if name == "__dict__":
        return _own_items(m, ref, obj)
    if obj.client is not None:
        return client_attributes.client_attribute(m, ref, obj, name)
    if obj.kind == "url":
        return Method(obj.data, name)
    if obj.kind == "request" and name not in _COPYING:
        return Unknown(obj.data)
    if obj.kind == "command context" and name in _OF_COMMANDS:
        return Method(ref, name)
    if name == "data" and isinstance(obj.data, Ref) and obj.kind == "instance":  # of a UserDict
        return obj.data
    of_its_class = isinstance(obj.cls, Class) and obj.kind == "instance"
    asked = _special_of_object(m, obj.cls, name, node) if of_its_class and isinstance(obj.cls, Class) else None
    if asked is not None:
        return asked
    getter = classes.find_in_class(m, obj.cls, "__getattr__") if obj.cls is not None else None
    if getter is not None:
        from checker.code.execution.calls.calls import call

        return call(m, classes.bind(m, getter, ref, obj.cls), [(0, "", Const(name))], node)
    if obj.kind == "record":
        mapping = m.as_dict(obj.data) if isinstance(obj.data, Ref) else None
        found = mapping.keys.get(name) if mapping is not None else None
        if found is not None:
            return found[0] if found[1] is None else choose([(found[0], found[1]), (Unknown(found[1]), found[1])])
    if obj.open is not None:
        return _open_attribute(m, ref, obj, name)
    if obj.cls == _NAMESPACE and name not in _OF_ALL and not m.closed_world and ref.id in m.program.base:
        return Unknown(mutations.shared(obj))  # some function may set it
    if obj.cls == _PARSED and obj.data == ONE_COMMAND and not name.startswith("__"):
        m.fail()  # AttributeError: an option of another command
        return Unknown()
    base = classes.external_base(m, obj.cls) if obj.cls is not None else None
    if name == "request" and task_objects.is_task(m, ref):
        return task_objects.request_of(m, ref)
    if base is not None or obj.kind != "instance" or _has_library_methods(m, obj):
        return Method(ref, name)
    if ref.id in m.program.base and not m.closed_world and not name.startswith("__"):
        shared = mutations.shared(obj)  # some function may set it
        m.may_raise(shared)
        return Unknown(shared)
    lacking = m.unknown(DepKind.OUTSIDE, f"no attribute `{name}` is set in the code that was read", node)
    m.may_raise(lacking.deps)
    return lacking


_COPYING = frozenset({"copy", "model_copy"})  # methods of the request that a hook sees; of the rest nothing is known
_OF_COMMANDS = frozenset({"ensure_object", "find_object", "find_root", "invoke"})
_PARSED = External("argparse.Namespace")
ONE_COMMAND = "one command"  # the data of what argparse gives for one of several commands
_NAMESPACE = External("types.SimpleNamespace")
_OF_ALL = frozenset(dir(SimpleNamespace))


def _own_items(m: Machine, ref: Ref, obj: Instance) -> Value:
    """`object.__dict__`."""
    if obj.late is not None and "" not in obj.late:
        given_objects.construct_late(m, ref, "")
        obj = m.get(ref)
    if obj.client is not None:
        stored_arguments.doubt(m, ref, "what is changed by the `__dict__` of a client is not followed")
    if "__dict__" in obj.attrs:  # the mapping that was put in its place
        return obj.attrs["__dict__"][0]
    items = m.new_dict(None)
    own = m.own(items)
    own.keys = {k: slot for k, slot in obj.attrs.items() if k != "model_fields_set"}
    m.namespaces[items.id] = ref.id
    return items


def _or_of_subclass(m: Machine, ref: Ref, obj: Instance, name: str, value: Value) -> Value:
    """An attribute of an object that something else gives: what its class says, or what a subclass makes of it. (Of its
    own object a method is run for each subclass.)"""
    if ref.id == m.own_object or not obj.open or name in obj.varied:
        return value
    # Named by the attribute: that the callers give the argument with its fields does not say what this one holds.
    deps = frozenset(replace(d, subject=f"{d.subject}.{name}") if d.kind is DepKind.PARAMETER else d for d in obj.open)
    annotation = annotated_types.annotated_attribute(m, obj.cls, name)
    other = given_objects.symbolic(m, annotation, deps) if annotation else Unknown(deps)
    value = choose([(value, deps), (other, deps)])
    own = m.own(ref)
    own.attrs[name] = (value, None)
    own.varied |= {name}
    return value


def _from_descriptor(m: Machine, member: Value, ref: Ref, obj: Instance, name: str, node: Node) -> Value | None:
    """What an object in the class body with `__get__` gives."""
    inst = m.as_instance(member)
    if inst is None or inst.kind != "instance" or classes.find_in_class(m, inst.cls, "__get__") is None:
        return None
    if name in obj.attrs and classes.find_in_class(m, inst.cls, "__set__") is None:
        return None  # what the object itself has comes first
    from checker.code.execution.calls.calls import call_method

    return call_method(m, member, "__get__", [(0, "", ref), (0, "", obj.cls or NONE)], node)


def _is_field(m: Machine, obj: Instance, name: str) -> bool:
    """Whether it is a field that the constructor always sets: of a dataclass, a model, a named tuple."""
    if not isinstance(obj.cls, Class):
        return False
    return any(f.name == name for f in classes.info_of(m, obj.cls).fields)


def _has_library_methods(m: Machine, obj: Instance) -> bool:
    return isinstance(obj.data, Ref) or (isinstance(obj.cls, Class) and classes.info_of(m, obj.cls).style != "plain")


def _open_attribute(m: Machine, ref: Ref, obj: Instance, name: str) -> Value:
    """An attribute of an object that the caller gives: unknown, but one and the same each time it is read."""
    assert obj.open is not None
    annotation = annotated_types.annotated_attribute(m, obj.cls, name)
    value: Value = Unknown(obj.open)
    if annotation is not None:
        value = given_objects.symbolic(m, annotation, obj.open)
    m.own(ref).attrs[name] = (value, None)
    return value


def call_property(m: Machine, descriptor: Descriptor, ref: Ref, node: Node) -> Value:
    from checker.code.execution.calls.calls import call

    getter = descriptor.function
    if isinstance(getter, Function):  # bound: one without a body is a caller's to fill
        value = call(m, getter.bound(ref), [], node)
    else:
        value = call(m, getter, [(0, "", ref)], node)
    if descriptor.kind == "cached_property" and m.st is not None and isinstance(descriptor.function, Function):
        fn = descriptor.function
        summary = fn.module.parsed.function(fn.id)
        if ref.id in m.program.base:
            value = kept(m, value, summary.name, fn.module.path, summary.pos)
        m.own(ref).attrs[summary.name] = (value, None)
    return value


_OF_CLASSES = frozenset({"__mro__", "__bases__", "__base__"})
_SPECIAL = (
    frozenset({"__annotations__", "__dataclass_fields__", "__match_args__", "_fields", "model_fields"}) | _OF_CLASSES
)


def _special_of_object(m: Machine, cls: Class, name: str, node: Node) -> Value | None:
    """What an object finds on its class of what Python and its libraries put there."""
    if name == "__annotations__":
        from checker.code.library.library_introspection import annotations_of_object

        return annotations_of_object(m, cls, node)
    return special(m, cls, name, node) if name not in _OF_CLASSES else None


def special(m: Machine, cls: Class, name: str, node: Node) -> Value | None:
    if name not in _SPECIAL:
        return None
    from checker.code.library.library_introspection import special_attribute

    return special_attribute(m, cls, name, node)
