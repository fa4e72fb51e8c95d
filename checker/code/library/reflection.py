"""Built-in functions that ask objects about themselves: types and attributes."""

from __future__ import annotations

from checker.code.execution.calls.calls import call
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.names import mutations
from checker.code.execution.objects import attribute_writes, attributes, classes, function_attributes, given_objects
from checker.code.execution.objects.instance_attributes import ONE_COMMAND, own_slot
from checker.code.execution.states import State
from checker.code.execution.values import (
    NO_DEPS,
    NONE,
    Choice,
    Class,
    ClientPath,
    Const,
    Deps,
    External,
    Function,
    Method,
    Partial,
    Ref,
    Text,
    Unknown,
    Value,
    alternatives,
    choose,
    deps_of,
)
from checker.code.source.summary import Node
from checker.code.wire.client_attributes import plain_path
from checker.code.wire.sightings import note_looked_up


def _getattr(m: Machine, args: list[Arg], node: Node) -> Value:
    if len(args) < 2:
        return Unknown()
    owner, name = args[0][2], args[1][2]
    default = args[2][2] if len(args) > 2 else None
    if default is not None and isinstance(owner, Choice):  # one of several may lack it
        return m.each(owner, lambda inner: _getattr(m, [(0, "", inner), *args[1:]], node))

    def one(n: Value) -> Value:
        if isinstance(n, Const) and isinstance(n.value, str):
            if default is not None and (cls := _asking(m, owner, n.value)) is not None:
                return _asked(m, owner, cls, n.value, default, node)
            if default is not None and not _may_have(m, owner, n.value):
                late = _set_late(m, owner, n.value)
                return default if late is None else choose([(default, late), (Unknown(late), late)])
            found = attributes.get(m, owner, n.value, node)
            if default is not None and m.st is not None and _is_unset_local(m, owner, n.value):
                return choose([(default, deps_of(found)), (found, deps_of(found))])
            perhaps = _set_on_some_paths(m, owner, n.value) if default is not None and m.st is not None else None
            return found if perhaps is None or default is None else choose([(found, perhaps), (default, perhaps)])
        if isinstance(owner, (ClientPath, Ref)):
            inst = m.as_instance(owner if isinstance(owner, Ref) else Ref(owner.client))
            if inst is not None and inst.client is not None:
                base = owner if isinstance(owner, ClientPath) else ClientPath(owner.id, ())
                return ClientPath(base.client, (*base.path, "?"))
        if m.as_dict(owner) is not None or m.as_seq(owner) is not None:
            return Method(owner, "?")
        if isinstance(owner, External) and owner.name in m.program.catalogue.modules:
            note_looked_up(m, deps_of(n), node)
        return Unknown(deps_of(n) | deps_of(owner))

    return m.each(name, one)


_LACKING = Const("<no such attribute>")


def _asking(m: Machine, owner: Value, name: str) -> Class | None:
    """The class whose `__getattr__` says whether an object has the attribute."""
    inst = m.as_instance(owner)
    if inst is None or inst.kind != "instance" or not isinstance(inst.cls, Class) or name in inst.attrs:
        return None
    if inst.open is not None or classes.find_in_class(m, inst.cls, name) is not None:
        return None
    return inst.cls if classes.find_in_class(m, inst.cls, "__getattr__") is not None else None


def _asked(m: Machine, owner: Value, cls: Class, name: str, default: Value, node: Node) -> Value:
    """What `__getattr__` gives, or the default where it raises."""
    getter = classes.find_in_class(m, cls, "__getattr__")
    if not isinstance(getter, Function) or not isinstance(owner, Ref):
        return default
    cond, thrown = m.live.cond, m.catching()
    m.frame.tries.append(thrown)
    value = call(m, getter.bound(owner), [(0, "", Const(name))], node)
    m.frame.tries.pop()
    results: list[tuple[State | None, Value]] = [(m.st, value)]
    results += [(state, default) for state in thrown]
    why = NO_DEPS.union(*(state.raised for state in thrown)) if thrown else NO_DEPS
    return m.join_results(results, why, cond)


def _is_unset_local(m: Machine, owner: Value, name: str) -> bool:
    """Whether a run has seen nothing put under a name of what each thread has for itself."""
    inst = m.as_instance(owner)
    return (
        isinstance(owner, Ref) and owner.id in m.program.thread_locals and inst is not None and name not in inst.attrs
    )


def _set_on_some_paths(m: Machine, owner: Value, name: str) -> Deps | None:
    """What decides whether an object has an attribute that its class does not have; None where that is certain."""
    inst = m.as_instance(owner)
    slot = inst.attrs.get(name) if inst is not None and inst.kind == "instance" else None
    if inst is None or slot is None or slot[1] is None:
        return None
    return slot[1] if inst.cls is None or classes.find_in_class(m, inst.cls, name) is None else None


def _may_have(m: Machine, owner: Value, name: str) -> bool:
    if isinstance(owner, Const) and owner.value is None:
        return False
    if isinstance(owner, Function):
        return function_attributes.function_attribute(
            m, owner, name
        ) is not None or not function_attributes.marks_functions(m, name)
    if isinstance(owner, Class):
        return _class_may_have(m, owner, name)
    if owner == External("builtins.object"):
        return hasattr(object, name)
    inst = m.as_instance(owner)
    if m.closed_world and _is_unset_local(m, owner, name):
        return False
    if inst is None or inst.kind != "instance" or inst.open is not None or inst.client is not None:
        return True
    if inst.cls is None or _has_own(m, inst, name):
        return True
    if inst.data == ONE_COMMAND:
        return False
    return classes.find_in_class(m, inst.cls, name) is not None or classes.external_base(m, inst.cls) is not None


def _set_late(m: Machine, owner: Value, name: str) -> Deps | None:
    """What decides whether an object of module level has an attribute that other code sets on it; None: none does."""
    inst = m.as_instance(owner)
    return mutations.set_by_any(m, owner, inst, name) if inst is not None and isinstance(owner, Ref) else None


def _has_own(m: Machine, inst: Instance, name: str) -> bool:
    """Whether an object itself may have an attribute."""
    shared = m.as_dict(inst.attrs["__dict__"][0]) if "__dict__" in inst.attrs else None
    return own_slot(m, inst, name) is not None or (
        "__dict__" in inst.attrs and (shared is None or shared.open is not None)
    )


def _class_may_have(m: Machine, cls: Class, name: str) -> bool:
    """Whether a class has an attribute; a function that has run by now may have set it, save at import."""
    if name.startswith("__") or not (m.closed_world or (m.frames and m.frames[0].name == "<module>")):
        return True
    if classes.find_in_class(m, cls, name) is not None or classes.metaclass_of(m, cls) is not None:
        return True
    return classes.external_base(m, cls) is not None


def _setattr(m: Machine, args: list[Arg], node: Node) -> Value:
    if len(args) >= 3 and isinstance(args[1][2], Const):
        attribute_writes.set_attribute(m, args[0][2], str(args[1][2].value), args[2][2], node)
    elif len(args) >= 3:
        attribute_writes.set_some_attribute(m, args[0][2], args[1][2])
    return NONE


def _hasattr(m: Machine, args: list[Arg], node: Node) -> Value:
    if len(args) >= 2 and isinstance(args[1][2], Const):
        name = str(args[1][2].value)
        inst = m.as_instance(args[0][2])
        if (
            inst is not None
            and inst.kind == "instance"
            and (
                own_slot(m, inst, name) is not None
                or (inst.cls is not None and classes.find_in_class(m, inst.cls, name) is not None)
            )
        ):
            return Const(True)
        if isinstance(args[0][2], Function) and function_attributes.function_attribute(m, args[0][2], name) is not None:
            return Const(True)
        if (cls := _asking(m, args[0][2], name)) is not None:
            found = _asked(m, args[0][2], cls, name, _LACKING, node)
            has: list[tuple[Value, Deps]] = [(Const(v != _LACKING), deps) for v, deps in alternatives(found)]
            return choose(has) if m.st is not None else Unknown()
        if not _may_have(m, args[0][2], name):
            return Const(False)
    inst = m.as_instance(args[0][2]) if args else None
    deps = deps_of(args[0][2]) if inst is None and args else inst.open if inst is not None else None
    return choose([(Const(True), deps or NO_DEPS), (Const(False), deps or NO_DEPS)])


def member_names(m: Machine, value: Value) -> list[str] | None:
    """The names of what an object or class has, sorted, those that every object has apart; None where not all are
    known."""
    inst = m.as_instance(value)
    names: set[str] = set()
    cls: Value | None = None
    if isinstance(value, Class):
        cls = value
    elif inst is not None and inst.kind == "instance" and inst.open is None:
        if inst.late is not None and "" not in inst.late and isinstance(value, Ref):
            given_objects.construct_late(m, value, "")
            inst = m.get(value)
        names, cls = set(inst.attrs), inst.cls
    else:
        return None
    for part in classes.mro(m, cls or NONE):
        if isinstance(part, Class):
            holder = m.live.get(part.id)
            names |= set(getattr(holder, "attrs", {}))
    return sorted(n for n in names if "." not in n)


def _dir(m: Machine, args: list[Arg], node: Node) -> Value:
    names = member_names(m, args[0][2]) if args else None
    if names is None:
        return Unknown(deps_of(args[0][2]) if args else NO_DEPS)
    return m.new_seq("list", [Const(n) for n in names])


def _type(m: Machine, args: list[Arg], node: Node) -> Value:
    if len(args) == 3:
        return Unknown()
    inst = m.as_instance(args[0][2]) if args else None
    if inst is not None and inst.cls is not None:
        return inst.cls
    if args and isinstance(args[0][2], ClientPath):  # `type(client.responses).create(client.responses, ...)`
        return m.add(Instance("class of a path"))
    return Unknown(deps_of(args[0][2]) if args else NO_DEPS)


def _callable(m: Machine, args: list[Arg], node: Node) -> Value:
    value = args[0][2] if args else NONE
    if isinstance(value, (Function, Class, Partial, External)):
        return Const(True)
    if isinstance(value, ClientPath) and (called := _is_method(m, value)) is not None:
        return Const(called)
    inst = m.as_instance(value)
    if inst is not None and inst.kind == "instance" and isinstance(inst.cls, Class) and inst.client is None:
        if classes.find_in_class(m, inst.cls, "__call__") is not None:
            return Const(True)
        if classes.external_base(m, inst.cls) is None:
            return Const(False)
    if isinstance(value, (Const, Text)) or m.as_dict(value) is not None or m.as_seq(value) is not None:
        return Const(False)
    return choose([(Const(True), deps_of(value)), (Const(False), deps_of(value))])


def _is_method(m: Machine, value: ClientPath) -> bool | None:
    """Whether a path below a client is a method that is known, or what lies between (`client.responses`)."""
    inst = m.as_instance(Ref(value.client))
    if inst is None or inst.client is None:
        return None
    entry = inst.client.entry
    known = [*entry.calls, *entry.makes, *entry.mutators, *entry.free]
    path = ".".join(plain_path(entry, value.path))
    if path in known:
        return True
    return False if any(name.startswith(f"{path}.") for name in known) else None


def _delattr(m: Machine, args: list[Arg], node: Node) -> Value:
    inst = m.as_instance(args[0][2]) if args else None
    if inst is not None and len(args) > 1 and isinstance(args[1][2], Const) and isinstance(args[0][2], Ref):
        name = str(args[1][2].value)
        if not attribute_writes.deletes(m, args[0][2], inst, name):
            m.own(args[0][2]).attrs.pop(name, None)
    return NONE
