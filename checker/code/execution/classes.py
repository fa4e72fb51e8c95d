"""Project classes: linearisation, look-up, binding, and objects of a class that a caller would give."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from typing import Any

from checker.code.execution.budget import CLIENT_STEPS, WANTED_STEPS
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Frame, Machine
from checker.code.execution.values import (
    BUILTINS,
    FILLED,
    NO_DEPS,
    NONE,
    Class,
    Const,
    Deps,
    Descriptor,
    External,
    Function,
    ModuleValue,
    Number,
    Partial,
    Ref,
    Unknown,
    Value,
    choose,
)
from checker.code.source.project import Module
from checker.code.source.summary import ClassSummary, Node
from checker.code.trail import DepKind

MAX_SYMBOLIC_DEPTH = 3
MAX_WRITERS = 2  # methods that store attributes, each run for what another one reads
MAX_RUN = 4  # of those that store the same attribute
MAX_HEAD = 1_000  # bytes from `class` to one of its bases


@dataclass(slots=True)
class FieldInfo:
    """A field of a dataclass, model or named tuple. `default` is a node, `factory` a node to call."""

    name: str
    default: Node | None = None
    factory: Node | None = None
    alias: str | None = None  # under which it is written out
    given_as: str | None = None  # under which it may be given
    keyword_only: bool = False
    annotation: Node | None = None
    value: Value | None = None  # a default that is known as a value
    metadata: Value | None = None
    extra: Value | None = None  # `json_schema_extra` of a model's field


@dataclass(slots=True)
class ClassInfo:
    """What is known of a class beside its names. `style`: plain, dataclass, pydantic, namedtuple, enum, typeddict."""

    name: str
    module: Module
    id: int
    bases: list[Value] = field(default_factory=list)
    mro: list[Value] | None = None
    style: str = "plain"
    fields: list[FieldInfo] = field(default_factory=list)
    metaclass: Value | None = None
    mixin: str = ""  # of an enumeration: "str" where members are strings


def info_of(m: Machine, cls: Value) -> ClassInfo:
    assert isinstance(cls, Class)
    obj = m.live.get(cls.id)
    assert isinstance(obj, Instance)
    info = obj.data
    assert isinstance(info, ClassInfo)
    return info


def mro(m: Machine, cls: Value) -> list[Value]:
    """C3 linearisation; where the bases contradict each other, depth first."""
    if isinstance(cls, External):
        return [cls]
    if not isinstance(cls, Class):
        return []
    info = info_of(m, cls)
    if info.mro is None:
        info.mro = [cls]  # guards against a class that is its own base
        sequences = [list(mro(m, b)) for b in info.bases] + [list(info.bases)]
        info.mro = [cls, *_merge(sequences)]
    return info.mro


def _merge(sequences: list[list[Value]]) -> list[Value]:
    out: list[Value] = []
    sequences = [s for s in sequences if s]
    while sequences:
        for sequence in sequences:
            head = sequence[0]
            if not any(head in other[1:] for other in sequences):
                break
        else:
            head = sequences[0][0]
        out.append(head)
        sequences = [[v for v in s if v != head] for s in sequences]
        sequences = [s for s in sequences if s]
    return out


def find_in_class(m: Machine, cls: Value | None, name: str) -> Value | None:
    """A name in the class or its project bases, unbound."""
    if cls is None or m.st is None:
        return None
    for part in mro(m, cls):
        if isinstance(part, Class):
            obj = m.st.get(part.id)
            assert isinstance(obj, Instance)
            slot = obj.attrs.get(name)
            if slot is not None:
                return slot[0]
    return None


def find_after(m: Machine, cls: Value, owner: Value, name: str) -> Value | None:
    """As `find_in_class`, after `owner` in the linearisation of `cls`: what super() finds."""
    order = mro(m, cls)
    start = order.index(owner) + 1 if owner in order else 1
    for part in order[start:]:
        if isinstance(part, Class):
            obj = m.live.get(part.id)
            assert isinstance(obj, Instance)
            slot = obj.attrs.get(name)
            if slot is not None:
                return slot[0]
    return None


def external_base(m: Machine, cls: Value | None) -> External | None:
    """The first library class among the bases, `object` and the like apart."""
    if not isinstance(cls, Class):
        return cls if isinstance(cls, External) else None
    for part in mro(m, cls):
        if isinstance(part, External) and part.name not in _PLAIN_BASES:
            return part
    return None


_PLAIN_BASES = frozenset(
    {
        "builtins.object",
        "abc.ABC",
        "typing.Protocol",
        "typing.Generic",
        "typing_extensions.Protocol",
        "pydantic.BaseModel",
        "typing.NamedTuple",
        "enum.Enum",
        "enum.StrEnum",
        "builtins.str",
    }
)


def metaclass_of(m: Machine, cls: Class) -> Value | None:
    """The metaclass that the class or a base of it names."""
    for part in mro(m, cls):
        if isinstance(part, Class) and info_of(m, part).metaclass is not None:
            return info_of(m, part).metaclass
    return None


def bind(m: Machine, found: Value, receiver: Ref | None, cls: Value | None) -> Value:
    """What reading a class member from an object (or from the class: receiver None) gives."""
    if isinstance(found, Descriptor):
        inner = found.function
        if found.kind == "classmethod":
            return _with_receiver(inner, cls)
        if found.kind == "staticmethod":
            return inner
        if found.kind == "partialmethod":
            return _with_receiver(inner, receiver) if receiver is not None else inner
        return found if receiver is None else Unknown()
    if isinstance(found, Function) and receiver is not None and found.receiver is None:
        return found.bound(receiver)
    if isinstance(found, Partial) and receiver is not None and found.function in _FUNCTION_WRAPPERS:
        return Partial(found.function, (*found.args, (0, "", receiver)))
    if isinstance(found, Ref) and receiver is not None:
        inst = m.as_instance(found)
        if inst is not None and inst.kind == "dispatcher":  # functools.singledispatchmethod
            return Partial(found, ((0, "", receiver),))
    return found


# Library objects around a function that bind as the function would.
_FUNCTION_WRAPPERS = (External("contextlib.manager_of"),)


def _with_receiver(function: Value, receiver: Value | None) -> Value:
    if isinstance(function, Function) and receiver is not None:
        return function.bound(receiver)
    if isinstance(function, Partial) and receiver is not None:
        if function.function in _FUNCTION_WRAPPERS:
            return Partial(function.function, (*function.args, (0, "", receiver)))
        return Partial(function.function, ((0, "", receiver), *function.args))
    return function


# -- objects that a caller gives ----------------------------------------------------------------------------------


def symbolic(m: Machine, types: list[Value], deps: Deps, bare: bool = False) -> Value:
    """A value of one of `types` (None in the list: it may be None) about which the caller decides. `bare`: of an object
    only the class is stated, its fields when they are read."""
    from checker.code.wire import clients

    out: list[tuple[Value, Deps]] = []
    for kind in types:
        if isinstance(kind, Const):
            out.append((NONE, deps))
        elif isinstance(kind, Class):
            out.append((symbolic_instance(m, kind, deps, bare), deps))
        elif isinstance(kind, External):
            made = clients.symbolic_client(m, kind, deps)
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
    obj = Instance("instance", cls)
    obj.open = deps
    ref = m.add(obj)
    depth = sum(1 for f in m.frames if f.name == "<symbolic>")
    if bare or depth >= MAX_SYMBOLIC_DEPTH or len(m.frames) > 12:
        return ref
    from checker.code.wire import clients

    clients.attach(m, ref, cls, deps)
    for f in info.fields:
        types = annotation_types(m, f.annotation, info.module) if f.annotation is not None else []
        m.own(ref).attrs[f.name] = (symbolic(m, types, deps, bare=True), None)
    if m.st is not None:
        m.own(ref).late = frozenset()
    return ref


def construct_late(m: Machine, ref: Ref, name: str) -> None:
    """Run the constructor of an object that the caller gives, as far as it sets the attribute `name`; "" for all."""
    from checker.code.execution.symbolic_calls import run_symbolic

    obj = m.own(ref)
    obj.late = (obj.late or frozenset()) | {name}
    init = find_in_class(m, obj.cls, "__init__")
    if not isinstance(init, Function) or sum(1 for f in m.frames if f.name == "<symbolic>") >= MAX_SYMBOLIC_DEPTH:
        return
    before = m.live.fork()
    frame = Frame(m.frame.module, m.frame.env, None, None, name="<symbolic>", attribute=name)
    with m.entered(frame):
        run_symbolic(m, init.bound(ref), obj.open or NO_DEPS)
    if m.st is None:
        m.st = before


def annotation_types(m: Machine, node: Node | None, module: Module) -> list[Value]:
    """Types that an annotation names, as values; empty where it says nothing."""
    if node is None or m.st is None:
        return []
    kind = node[0]
    if kind == "const":
        if node[2] is None:
            return [NONE]
        if isinstance(node[2], str):
            return _from_text(m, node[2], module)
        return []
    if kind == "binary" and node[2] == "|":
        return annotation_types(m, node[3], module) + annotation_types(m, node[4], module)
    if kind == "index":
        base = annotation_types(m, node[2], module)
        name = base[0].name.rpartition(".")[2] if base and isinstance(base[0], External) else ""
        items = node[3][2] if node[3][0] == "tuple" else (node[3],)
        if name == "Optional":
            return [*annotation_types(m, items[0], module), NONE]
        if name == "Union":
            return [t for i in items for t in annotation_types(m, i, module)]
        if name in ("Annotated", "Final", "ClassVar", "Required", "NotRequired"):
            return annotation_types(m, items[0], module)
        return base
    if kind in ("name", "attr"):
        value = _peek(m, node, module)
        return [value] if isinstance(value, (Class, External)) else []
    return []


def _peek(m: Machine, node: Node, module: Module) -> Value | None:
    if node[0] == "name":
        found = m.module_name(module, node[2])
        if found is None and node[2] in BUILTINS:
            return External(f"builtins.{node[2]}")
        return found
    if node[0] != "attr":
        return None
    owner = _peek(m, node[2], module)
    if isinstance(owner, External):
        return External(f"{owner.name}.{node[3]}")
    if isinstance(owner, ModuleValue):
        from checker.code.execution.imports import module_attribute

        return module_attribute(m, owner.module, node[3], node)
    return None


def _from_text(m: Machine, text: str, module: Module) -> list[Value]:
    out: list[Value] = []
    for part in re.split(r"\s*\|\s*", text.strip()):
        if part == "None":
            out.append(NONE)
            continue
        inner = re.fullmatch(r"(?:typing\.)?Optional\[(.+)\]", part)
        if inner:
            out += [*_from_text(m, inner.group(1), module), NONE]
            continue
        names = part.split("[")[0].split(".")
        if not all(n.isidentifier() for n in names):
            continue
        node: Node = ("name", 0, names[0])
        for name in names[1:]:
            node = ("attr", 0, node, name)
        value = _peek(m, node, module)
        if isinstance(value, (Class, External)):
            out.append(value)
    return out


def annotated_attribute(m: Machine, cls: Value | None, name: str) -> list[Value] | None:
    """Types of an attribute that a class body only declares (`client: OpenAI`)."""
    if not isinstance(cls, Class):
        return None
    for part in mro(m, cls):
        if not isinstance(part, Class):
            continue
        info = info_of(m, part)
        summary = class_summary(info)
        for statement in summary.body if summary is not None else ():
            if statement[0] == "annotated" and statement[2][0] == "name" and statement[2][2] == name:
                return annotation_types(m, statement[3], info.module)
    return None


def class_summary(info: ClassInfo) -> ClassSummary | None:
    return info.module.parsed.class_(info.id) if info.id >= 0 else None


def written_elsewhere(m: Machine, ref: Ref, obj: Instance, name: str, node: Node) -> Value | None:
    """The value that other methods of the class store in an attribute which the constructor leaves unset or None.

    Each such method is run on the object; the object then holds what they may have stored.
    """
    writing = [f.writes for f in m.frames if f.writes is not None]
    if not isinstance(obj.cls, Class) or name in writing:
        return None
    writers = _writers(m, obj.cls, name)
    if writers and len(writing) >= MAX_WRITERS:
        return m.unknown(DepKind.BOUND, f"`{name}` is set by methods that are not followed from here", node)
    from checker.code.execution import symbolic_calls

    values: list[tuple[Value, Deps]] = []
    if len(writers) > MAX_RUN:
        values.append((Unknown(obj.open or NO_DEPS), obj.open or NO_DEPS))
    for writer in writers[:MAX_RUN]:
        start = m.live
        m.st = start.fork()
        frame = Frame(m.frame.module, m.frame.env, None, None, name=f"<writer {name}>", writes=name)
        sightings = m.sightings
        m.sightings = []
        limit = CLIENT_STEPS if m.program.makes_clients(writer.module) else WANTED_STEPS
        run = functools.partial(symbolic_calls.run_symbolic, m, writer.bound(ref), obj.open or NO_DEPS)
        with m.entered(frame):
            result = m.limited(limit, node, run)
        m.sightings = sightings
        ended = m.st
        m.st = start
        if result is m.cut:
            values.append((m.cut, NO_DEPS))
            continue
        if ended is None:
            continue
        found = ended.get(ref.id)
        slot = found.attrs.get(name) if isinstance(found, Instance) else None
        if slot is None or slot[0] == NONE:
            continue
        for id, thing in ended.everything().items():
            if not start.has(id):
                start.put(id, thing)
        # Which of them has run is for those to say who call them.
        values += [(v, obj.open or NO_DEPS) for v, _ in _non_none(slot[0])]
    if not values:
        return None
    value = choose(values)
    m.own(ref).attrs[name] = (value, None)
    return value


def _non_none(value: Value) -> list[tuple[Value, Deps]]:
    from checker.code.execution.values import alternatives

    return [(v, d) for v, d in alternatives(value) if v != NONE]


def _writers(m: Machine, cls: Class, name: str) -> list[Function]:
    out: list[Function] = []
    for part in mro(m, cls):
        if not isinstance(part, Class):
            continue
        obj = m.live.get(part.id)
        assert isinstance(obj, Instance)
        for member_name, (member, _) in obj.attrs.items():
            function: Any = member.function if isinstance(member, Descriptor) else member
            if not isinstance(function, Function) or member_name == "__init__" or function.body is not None:
                continue
            outline = function.module.parsed.outline(function.id)
            if outline is not None and function.module.stores(name, outline):
                out.append(function)
    return out


# -- subclasses -------------------------------------------------------------------------------------------------------

_HEAD = re.compile(rb"class\s+\w+\s*(?:\[[^\]]*\])?\s*\([^:]*$")


def _class_before(source: bytes, offset: int) -> int:
    """Offset of the `class` in whose list of bases byte `offset` stands, -1 if it stands in none."""
    at = source.rfind(b"class", max(0, offset - MAX_HEAD), offset)
    return at if at >= 0 and _HEAD.match(source[at:offset]) else -1


def is_base(source: bytes, offset: int) -> bool:
    """Whether a word stands among the bases of a class, told from the text before it."""
    return _class_before(source, offset) >= 0


_MEMBER = re.compile(rb"(?m)^[ \t]+(?:async[ \t]+)?(?:def[ \t]+)?(\w+)[ \t]*[(:=]")
# `self.x = …`, `self.x[…] = …`, `self.x, y = …`, `self.x.update(…)`, `del self.x[…]`
_STORED = re.compile(
    rb"\bself\.(\w+)\s*(?:\[[^\]\n]*\]\s*)?(?:[:,][^=\n]+)?[|+]?=(?!=)"
    rb"|\bself\.(\w+)\.(?:pop|popitem|update|clear|setdefault|append|extend|insert|remove)\("
    rb"|\bdel\s+self\.(\w+)"
)


def stored_in(text: bytes) -> set[bytes]:
    """Names of the attributes that the text of a class sets or changes on its objects."""
    return {name for names in _STORED.findall(text) for name in names if name}


def is_overridden(m: Machine, cls: Value | None, name: str) -> bool:
    """Whether a subclass of the project has a member of that name of its own, or sets it on its objects."""
    if not isinstance(cls, Class) or name.startswith("__"):
        return False
    info = info_of(m, cls)
    key = (f"{info.module.path}:{info.id}", name)
    found = m.program.overridden.get(key)
    if found is None:
        members = m.program.members_below.get(key[0])
        if members is None:
            texts = _subclass_texts(m, info.name, info.module, 0)
            found_in = ({*_MEMBER.findall(text)} | stored_in(text) for text in texts)
            members = m.program.members_below[key[0]] = set().union(*found_in)
        found = name.encode() in members
        m.program.overridden[key] = found
    return bool(found)


def is_mixed_in(m: Machine, cls: Value | None, name: str) -> bool:
    """Whether a class without such a member is the base of others, which may have a billable method of that name from
    another base: a mixin."""
    if not isinstance(cls, Class) or name not in m.program.catalogue.tails or external_base(m, cls) is not None:
        return False
    info = info_of(m, cls)
    key = (f"{info.module.path}:{info.id}", "")
    found = m.program.overridden.get(key)
    if found is None:
        found = m.program.overridden[key] = bool(_subclass_texts(m, info.name, info.module, 0))
    return bool(found)


def _subclass_texts(m: Machine, name: str, near: Module, depth: int) -> list[bytes]:
    """Source of each class of the project that names `name` among its bases, and of their subclasses."""
    if depth > MAX_SYMBOLIC_DEPTH or not name:
        return []
    out: list[bytes] = []
    for module, offset in m.program.project.mentions(name, near):
        if not is_base(module.source, offset):
            continue
        holder = next(iter(module.enclosing(offset)[-1:]), None)
        if holder is None or not holder.is_class:
            continue
        if holder.start == _class_before(module.source, offset):
            out.append(module.source[holder.start : holder.end])
            out += _subclass_texts(m, holder.name, module, depth + 1)
    return out
