"""Objects of the project's classes that a caller would give: what is known of them, and what their methods store."""

from __future__ import annotations

import functools
from typing import Any

from checker.code.execution.budget import CLIENT_STEPS, WANTED_STEPS
from checker.code.execution.frames import Frame
from checker.code.execution.heap import Dict, Instance
from checker.code.execution.machine import Machine
from checker.code.execution.objects.annotated_types import annotated_attribute, annotation_types
from checker.code.execution.objects.classes import MAPPINGS, FieldInfo, external_base, find_in_class, info_of, mro
from checker.code.execution.values import (
    FILLED,
    NO_DEPS,
    NONE,
    Class,
    Const,
    Deps,
    Descriptor,
    External,
    Function,
    Number,
    Ref,
    Unknown,
    Value,
    choose,
)
from checker.code.source.project import Module
from checker.code.source.summary import Node
from checker.code.trail import DepKind

MAX_SYMBOLIC_DEPTH = 3
MAX_WRITERS = 2  # methods that store attributes, each run for what another one reads
MAX_RUN = 4  # of those that store the same attribute


def symbolic(m: Machine, types: list[Value], deps: Deps, bare: bool = False) -> Value:
    """A value of one of `types` (None in the list: it may be None) about which the caller decides. `bare`: of an object
    only the class is stated, its fields when they are read."""
    from checker.code.wire import makes

    out: list[tuple[Value, Deps]] = []
    for kind in types:
        if isinstance(kind, Const):
            out.append((NONE, deps))
        elif isinstance(kind, Class):
            out.append((symbolic_instance(m, kind, deps, bare), deps))
        elif isinstance(kind, External):
            made = makes.symbolic_client(m, kind, deps)
            if made is not None:
                out.append((made, deps))
            elif kind.name in ("builtins.int", "builtins.float"):
                out.append((Number(deps), deps))
            elif kind.name in ("uuid.UUID", "datetime.datetime", "datetime.date"):
                out.append((FILLED, deps))
            else:
                out.append((Unknown(deps), deps))
        else:
            out.append((Unknown(deps), deps))
    if not out:
        return Unknown(deps)
    return choose(out) if len(out) > 1 else out[0][0]


def symbolic_instance(m: Machine, cls: Class, deps: Deps, bare: bool = False) -> Value:
    """An object of a project class whose constructor's arguments are not known."""

    info = info_of(m, cls)
    if info.style == "enum":
        return Unknown(deps, True)
    if info.style == "typeddict":
        return Unknown(deps)  # a plain dict: which keys it has, callers say
    obj = Instance("instance", cls)
    obj.open = deps
    base = external_base(m, cls)
    if base is not None and base.name in MAPPINGS:
        held = Dict()
        held.open = deps
        obj.data = m.add(held)
    ref = m.add(obj)
    depth = sum(1 for f in m.frames if f.name == "<symbolic>")
    if bare or depth >= MAX_SYMBOLIC_DEPTH or len(m.frames) > 12:
        return ref
    from checker.code.wire import makes

    makes.attach(m, ref, cls, deps)
    for f in info.fields:
        if f.init_only:
            continue
        value = field_of(m, f, info.module, deps)
        if isinstance(f.value, Const) and f.value.value:  # a URL that is a field's default is a request's, unless told
            value = choose([(value, deps), (f.value, deps)])
        m.own(ref).attrs[f.name] = (value, None)
    if m.st is not None:
        m.own(ref).late = frozenset()
    return ref


def field_of(m: Machine, field: FieldInfo, module: Module, deps: Deps) -> Value:
    """What a field of an object holds that arguments set of which nothing is known: something of its annotation."""
    types = annotation_types(m, field.annotation, module) if field.annotation is not None else []
    return symbolic(m, types, deps, bare=True)


def construct_late(m: Machine, ref: Ref, name: str) -> None:
    """Run the constructor of an object that the caller gives, as far as it sets the attribute `name`; "" for all."""
    from checker.code.execution.calls.symbolic_calls import run_symbolic

    obj = m.own(ref)
    obj.late = (obj.late or frozenset()) | {name}
    init = find_in_class(m, obj.cls, "__init__")
    if not isinstance(init, Function) or sum(1 for f in m.frames if f.name == "<symbolic>") >= MAX_SYMBOLIC_DEPTH:
        return
    before = m.live.fork()
    frame = Frame(m.frame.module, m.frame.env, None, None, name="<symbolic>", attribute=name)
    m.lazy += 1
    try:
        with m.entered(frame):
            run_symbolic(m, init.bound(ref), obj.open or NO_DEPS)
    finally:
        m.lazy -= 1
    if m.st is None:
        m.st = before


def written_elsewhere(
    m: Machine, ref: Ref, obj: Instance, name: str, node: Node, late: Deps | None = None
) -> Value | None:
    """The value that other methods of the class store in an attribute which the constructor leaves unset or None.

    Each such method is run on the object; the object then holds what they may have stored. `late`: of an object of
    module level, what decides whether one of them has run by now.
    """
    deps = obj.open if obj.open is not None else late or NO_DEPS
    writing = [f.writes for f in m.frames if f.writes is not None]
    if not isinstance(obj.cls, Class) or name in writing:
        return None
    writers = _writers(m, obj.cls, name)
    if writers and len(writing) >= MAX_WRITERS:
        return m.unknown(DepKind.BOUND, f"`{name}` is set by methods that are not followed from here", node)
    values: list[tuple[Value, Deps]] = []
    if len(writers) > MAX_RUN:
        values.append((Unknown(deps), deps))
    for writer in writers[:MAX_RUN]:
        values += _stored_by(m, writer, ref, obj, name, node, deps)
    if not values:
        return None
    value = choose([(NONE, late), *values] if late is not None else values)
    m.own(ref).attrs[name] = (value, None)
    return value


def _stored_by(
    m: Machine, writer: Function, ref: Ref, obj: Instance, name: str, node: Node, deps: Deps
) -> list[tuple[Value, Deps]]:
    """What one method stores in an attribute of the object; what it makes for that is there afterwards."""
    from checker.code.execution.calls import symbolic_calls

    start = m.live
    m.st = start.fork()
    frame = Frame(m.frame.module, m.frame.env, None, None, name=f"<writer {name}>", writes=name)
    sightings = m.sightings
    m.sightings = []
    limit = CLIENT_STEPS if m.program.marks.imports_sdk(writer.module) else WANTED_STEPS
    run = functools.partial(symbolic_calls.run_symbolic, m, writer.bound(ref), deps)
    m.lazy += 1
    try:
        with m.entered(frame):
            result = m.limited(limit, node, run)
    finally:  # also where an outer call's steps end in it: what was seen before stays
        m.lazy -= 1
        m.sightings = sightings
    ended = m.st
    m.st = start
    if result is m.cut:
        return [(_declared(m, obj, name, m.cut), NO_DEPS)]
    if ended is None:
        return []
    found = ended.get(ref.id)
    slot = found.attrs.get(name) if isinstance(found, Instance) else None
    if slot is None or slot[0] == NONE:
        return []
    for id, thing in ended.everything().items():
        if not start.has(id):
            start.put(id, thing)
    # Which of them has run is for those to say who call them.
    return [(_declared(m, obj, name, v), deps) for v, _ in _non_none(slot[0])]


def _declared(m: Machine, obj: Instance, name: str, value: Value) -> Value:
    """A value that a method stores; where it is not known, something of the attribute's annotation."""
    if not isinstance(value, Unknown) or m.st is None:
        return value
    types = [t for t in annotated_attribute(m, obj.cls, name) or () if t != NONE]
    return symbolic(m, types, value.deps, bare=True) if types else value


def _non_none(value: Value) -> list[tuple[Value, Deps]]:
    from checker.code.execution.values import alternatives

    return [(v, d) for v, d in alternatives(value) if v != NONE]


def _writers(m: Machine, cls: Class, name: str) -> list[Function]:
    """Methods of a class, the constructor apart, that store an attribute: also those under a decorator which makes
    something else of them (`@contextmanager`), and setters of properties."""
    out: list[Function] = []
    for part in mro(m, cls):
        if not isinstance(part, Class):
            continue
        info = info_of(m, part)
        members = _functions_of(m, part)
        scope = next((f.scope for f in members.values()), -1)
        for outline in info.module.parsed.below(info.id):
            if not outline.is_class and outline.name != "__init__" and info.module.stores(name, outline):
                plain = Function(info.module, outline.start, scope, owner=part)
                out.append(members.get(outline.start, plain))
    return out


def _functions_of(m: Machine, cls: Class) -> dict[int, Function]:
    """The functions that a class has under its names, by where they are defined."""
    obj = m.live.get(cls.id)
    assert isinstance(obj, Instance)
    found: dict[int, Function] = {}
    for member, _ in obj.attrs.values():
        function: Any = member.function if isinstance(member, Descriptor) else member
        if isinstance(function, Function) and function.body is None and function.owner == cls:
            found[function.id] = function
    return found
