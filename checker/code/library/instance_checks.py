"""`isinstance` and `issubclass`: what classes, protocols and metaclasses say of a value."""

from __future__ import annotations

import builtins
import collections.abc
from types import FunctionType

from checker.code.execution.calls.calls import call
from checker.code.execution.expressions.truth import decide
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import classes
from checker.code.execution.values import (
    NO_DEPS,
    Choice,
    Class,
    Const,
    Deps,
    External,
    Function,
    Partial,
    Text,
    Unknown,
    Value,
    choose,
    deps_of,
)
from checker.code.source.summary import Node


def isinstance_(m: Machine, args: list[Arg], node: Node) -> Value:
    if len(args) < 2:
        return Unknown()
    value, kind = args[0][2], args[1][2]
    told = _asked_of_metaclass(m, "__instancecheck__", value, kind, node)
    return told if told is not None else m.each(value, lambda v: _outcome(is_instance(m, v, kind), deps_of(v)))


def _asked_of_metaclass(m: Machine, method: str, value: Value, kind: Value, node: Node) -> Value | None:
    """What the metaclass of a class says of `isinstance` and `issubclass`; of several classes the first that says yes.
    None where none has a say."""
    kinds = m.as_seq(kind)
    if kinds is not None and kinds.kind == "tuple":
        told: Value | None = None
        for one, _ in kinds.items:
            said = _asked_of_metaclass(m, method, value, one, node) if m.st is not None else None
            if said is not None and m.st is not None:
                if decide(m, said)[0] is True:
                    return said
                told = Unknown(deps_of(said))  # what the other classes say counts as well
        return told
    inst = m.as_instance(value)
    if method == "__instancecheck__" and inst is not None and inst.cls == kind:
        return None  # of an object of the very class Python asks nobody
    meta = classes.metaclass_of(m, kind) if isinstance(kind, Class) else None
    own = classes.find_in_class(m, meta, method) if meta is not None else None
    return call(m, own.bound(kind), [(0, "", value)], node) if isinstance(own, Function) else None


def _outcome(result: bool | None, deps: Deps) -> Value:
    return Const(result) if result is not None else choose([(Const(True), deps), (Const(False), deps)])


_SEQUENCES: dict[str, type] = {"list": list, "tuple": tuple, "set": set, "frozenset": frozenset}
_ABSTRACT = frozenset({"collections.abc", "typing", "typing_extensions"})
_NARROWER = frozenset({"collections", "types", *_ABSTRACT})  # a mapping may be an OrderedDict, a sequence a deque


def is_instance(m: Machine, value: Value, kind: Value) -> bool | None:
    """isinstance() for one value; None where it is not decided."""
    seq = m.as_seq(kind)
    if seq is not None:
        outcomes = [is_instance(m, value, k) for k, _ in seq.items]
        return True if True in outcomes else None if None in outcomes else False
    if isinstance(kind, Choice):
        return None
    if not isinstance(kind, (Class, External)):
        return None
    told = _is_of_kind(m, value, kind)
    return None if told is False and isinstance(kind, Class) and _takes_others(m, kind) else told


def _takes_others(m: Machine, kind: Class) -> bool:
    """Whether objects of classes that do not inherit from an abstract class may be of it: they are registered with it
    (`Port.register(Plug)`), or it says by itself what is (`__subclasshook__`)."""
    abstract = any(isinstance(b, External) and b.name == "abc.ABC" for b in classes.mro(m, kind))
    if not abstract and classes.metaclass_of(m, kind) is None:
        return False
    if classes.find_in_class(m, kind, "__subclasshook__") is not None:
        return True
    name = classes.info_of(m, kind).name
    return any(f"{name}.register".encode() in module.source for module in m.program.project.naming(name))


def _is_of_kind(m: Machine, value: Value, kind: Class | External) -> bool | None:
    name = kind.name if isinstance(kind, External) else ""
    if isinstance(value, Const):
        told = _is_of_python(type(value.value), kind)
        return None if told is False and name and not name.startswith("builtins.") else told
    if isinstance(value, Text):
        return _is_of_python(str, kind)
    if isinstance(value, Unknown):
        return None
    if isinstance(value, External) and value.name.startswith("builtins.object.") and isinstance(kind, Class):
        return False
    if m.as_dict(value) is not None and not (m.as_instance(value)):
        return _is_of_python(dict, kind)
    sequence = m.as_seq(value)
    if sequence is not None:
        own = _SEQUENCES.get(sequence.kind) if sequence.view is None else None
        return _is_of_python(own, kind) if own is not None else False if isinstance(kind, Class) else None
    inst = m.as_instance(value)
    if inst is not None and inst.cls is not None:
        return _is_of_class(m, inst, inst.cls, kind)
    if isinstance(value, (Function, Partial)):
        return _is_of_python(FunctionType, kind)
    return None


def _is_of_python(own: type, kind: Class | External) -> bool | None:
    """Whether objects of one of Python's own types are of a kind, as `collections.abc` and `typing` name them, too."""
    if isinstance(kind, Class):
        return False
    module, _, name = kind.name.rpartition(".")
    if module in _ABSTRACT and isinstance(wanted := getattr(collections.abc, name, None), type):
        return issubclass(own, wanted)
    plain = name.lower() if module in ("typing", "typing_extensions") else name
    if module in ("builtins", "typing", "typing_extensions") and isinstance(of := getattr(builtins, plain, None), type):
        return issubclass(own, of)
    if kind.name == "types.FunctionType":
        return own is FunctionType
    return None if module in _NARROWER else False


def _is_of_class(m: Machine, inst: Instance, cls: Value, kind: Class | External) -> bool | None:
    order = classes.mro(m, cls)
    if kind in order:
        return True
    if inst.open is not None:
        return None
    if isinstance(kind, Class) and any(isinstance(b, External) and b.name in _PROTOCOLS for b in classes.mro(m, kind)):
        return _has_members(m, cls, kind)
    if isinstance(kind, External) and kind.name.rpartition(".")[0] in _ABSTRACT:
        return None  # it depends on which methods the class has
    if inst.kind == "client" and isinstance(kind, External) and isinstance(cls, External):
        return m.program.catalogue.canonical(kind.name) == m.program.catalogue.canonical(cls.name)
    return None if any(isinstance(c, External) for c in order) and isinstance(kind, External) else False


_PROTOCOLS = frozenset({"typing.Protocol", "typing_extensions.Protocol"})


def _has_members(m: Machine, cls: Value, protocol: Class) -> bool | None:
    """Whether objects of a class have what a Protocol asks for; None where one of its members may be set later."""
    holder = m.live.get(protocol.id)
    names = [n for n in getattr(holder, "attrs", {}) if not n.startswith("__") or n == "__call__"]
    return True if all(classes.find_in_class(m, cls, n) is not None for n in names) else None


def issubclass_(m: Machine, args: list[Arg], node: Node) -> Value:
    told = _asked_of_metaclass(m, "__subclasscheck__", args[0][2], args[1][2], node) if len(args) >= 2 else None
    if told is not None:
        return told
    if len(args) >= 2 and isinstance(args[0][2], Class) and isinstance(args[1][2], Class):
        inherits = args[1][2] in classes.mro(m, args[0][2])
        if inherits or not _takes_others(m, args[1][2]):
            return Const(inherits)
    return choose([(Const(True), NO_DEPS), (Const(False), NO_DEPS)])
