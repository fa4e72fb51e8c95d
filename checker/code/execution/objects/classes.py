"""Project classes: linearisation, look-up, binding, and objects of a class that a caller would give."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.code.execution.heap import Instance
from checker.code.execution.machine import Machine
from checker.code.execution.objects import rebased
from checker.code.execution.values import (
    NO_DEPS,
    Class,
    Deps,
    Descriptor,
    External,
    Function,
    Partial,
    Ref,
    Unknown,
    Value,
)
from checker.code.source.project import Module
from checker.code.source.summary import ClassSummary, Node


@dataclass(slots=True)
class FieldInfo:
    """A field of a dataclass, model or named tuple. `default` is a node, `factory` a node to call."""

    name: str
    default: Node | None = None
    factory: Node | None = None
    alias: str | None = None  # under which it is written out
    given_as: tuple[str, ...] = ()  # under which it may be given besides
    given_otherwise: Deps = NO_DEPS  # why it may be given under a name that is not known
    keyword_only: bool = False
    given: bool = True  # the constructor takes it (`field(init=False)`: it does not)
    checked: bool = False  # its default, too, goes through the validators
    functions: list[tuple[str, Value]] = field(default_factory=list)  # validators and serializers in its annotation
    shown: bool = True  # `repr()` shows it
    compared: bool = True  # `==` looks at it
    excluded: bool = False  # a model does not write it out
    init_only: bool = False  # `InitVar`: handed on to `__post_init__`, not kept
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
    compared: bool = True  # Python makes its `==`, where it has none of its own
    ordered: bool = False  # and its `<`
    frozen: bool = False  # its fields cannot be set
    hashable: bool = True  # Python has not taken its `__hash__` away
    mixin: str = ""  # of an enumeration: "str" where members are strings


def info_of(m: Machine, cls: Value) -> ClassInfo:
    """What the class statement made of a class."""
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
        if info.bases and rebased.is_rebased(m.program, info.name):
            info.mro = [cls, rebased.REPLACED]
            return info.mro
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
    state = m.st
    if state is None or not isinstance(cls, Class):
        return None
    order = info_of(m, cls).mro
    for part in order if order is not None else mro(m, cls):
        if isinstance(part, Class):
            obj = state.get(part.id)
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


MAPPINGS = frozenset({"builtins.dict", "collections.UserDict", "collections.OrderedDict"})  # whose subclasses are some
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


def class_summary(info: ClassInfo) -> ClassSummary | None:
    """The class statement as the front-end read it; None for a class that a call made."""
    return info.module.parsed.class_(info.id) if info.id >= 0 else None


# -- subclasses -------------------------------------------------------------------------------------------------------


def is_root_model(m: Machine, cls: Value | None) -> bool:
    """Whether a model is but one value: pydantic's `RootModel`."""
    return (
        any(isinstance(part, External) and part.name.endswith(".RootModel") for part in mro(m, cls)) if cls else False
    )
