"""What Python asks of objects by itself: `__hash__` of a key, `__index__` of a position, `__fspath__` of a path.

The project's methods of these names are run, for what they do and for what they give."""

from __future__ import annotations

from collections.abc import Iterable

from checker.code.execution.heap import Dict, Seq
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects import classes
from checker.code.execution.paths import TYPE_ERROR
from checker.code.execution.values import (
    Choice,
    Class,
    Const,
    Descriptor,
    Function,
    Partial,
    Ref,
    Unknown,
    Value,
    alternatives,
)
from checker.code.source.summary import Node

_HASH = ("__hash__",)
_INDEX = ("__index__",)
_PATH = ("__fspath__",)
MAX_NESTED = 3  # levels of containers within a key, or within what is shown

# What functions ask of each object that they are given: the first of these methods that its class has.
_ASKED = {
    "builtins.hash": _HASH,
    "builtins.int": ("__int__", "__index__", "__trunc__"),
    "builtins.float": ("__float__", "__index__"),
    "builtins.complex": ("__complex__", "__float__", "__index__"),
    "builtins.round": ("__round__",),
    "builtins.abs": ("__abs__",),
    "builtins.bytes": ("__bytes__",),
    "builtins.dir": ("__dir__",),
    "builtins.open": _PATH,
    **dict.fromkeys(("builtins.range", "builtins.hex", "builtins.oct", "builtins.bin", "builtins.chr"), _INDEX),
    "operator.index": _INDEX,
    "math.floor": ("__floor__", "__float__"),
    "math.ceil": ("__ceil__", "__float__"),
    "math.trunc": ("__trunc__",),
    **dict.fromkeys((f"math.{name}" for name in ("sqrt", "isnan", "isclose", "log", "exp", "fabs")), ("__float__",)),
    "sys.getsizeof": ("__sizeof__",),
    **dict.fromkeys((f"os.{name}" for name in ("fspath", "fsdecode", "fsencode", "listdir", "stat")), _PATH),
    **dict.fromkeys((f"os.path.{name}" for name in ("join", "exists", "basename", "dirname", "abspath")), _PATH),
    **dict.fromkeys((f"pathlib.{name}" for name in ("Path", "PurePath", "PosixPath", "PurePosixPath")), _PATH),
}


_HANDED_ON = frozenset(
    {*(f"builtins.{name}" for name in "hash int float complex round abs bytes dir".split()), "operator.index"}
    | {"math.trunc", "os.fspath"}
)


def ask(m: Machine, value: Value, names: Iterable[str], args: list[Arg], node: Node | None = None) -> Value | None:
    """What an object gives by the first of these methods that the project's class of it has; None where it has none."""
    from checker.code.execution.calls.calls import NOWHERE, call

    inst = m.as_instance(value) if m.st is not None else None
    if inst is None or not isinstance(inst.cls, Class) or not isinstance(value, Ref):
        return None
    for name in names:
        found = classes.find_in_class(m, inst.cls, name)
        if isinstance(found, (Function, Partial, Descriptor)):
            return call(m, classes.bind(m, found, value, inst.cls), args, node or NOWHERE)
    return None


def answers(m: Machine, value: Value, names: Iterable[str]) -> bool:
    """Whether an object that a value may be has one of these methods of the project."""
    for inner, _ in alternatives(value):
        inst = m.as_instance(inner) if m.st is not None else None
        if inst is not None and isinstance(inst.cls, Class):
            if any(classes.find_in_class(m, inst.cls, name) is not None for name in names):
                return True
    return False


def answered(m: Machine, value: Value, names: Iterable[str], node: Node | None = None) -> Value:
    """What a value gives when it is asked; itself where its class has no such method of the project."""
    if isinstance(value, Const) or not answers(m, value, names):
        return value

    def one(inner: Value) -> Value:
        given = ask(m, inner, names, [], node)
        return inner if given is None else given

    return m.each(value, one)


def hashed(m: Machine, key: Value, node: Node | None = None, depth: int = 0) -> None:
    """A key of a mapping, or an element of a set, is asked for its hash; of a tuple each part is."""
    if isinstance(key, Const) or m.st is None:
        return
    seq = m.as_seq(key)
    if m.as_dict(key) is not None or (seq is not None and seq.kind in ("list", "set")):
        m.may_raise(kind=TYPE_ERROR)  # it has none
    elif _is_unhashable(m, key):
        m.may_raise(kind=TYPE_ERROR)
    elif isinstance(key, Unknown) and key.deps and not key.filled:
        m.may_raise(key.deps, TYPE_ERROR)
    elif seq is None:
        answered(m, key, _HASH, node)
    elif seq.kind == "tuple" and depth < MAX_NESTED:
        for part, _ in seq.items:
            hashed(m, part, node, depth + 1)


def _is_unhashable(m: Machine, key: Value) -> bool:
    """Whether an object's class has an `__eq__`, of its own or as a dataclass, and so no `__hash__` any more."""
    inst = m.as_instance(key)
    if inst is None or not isinstance(inst.cls, Class) or classes.find_in_class(m, inst.cls, "__hash__") is not None:
        return False
    info = classes.info_of(m, inst.cls)
    own = info.style == "plain" and classes.find_in_class(m, inst.cls, "__eq__") is not None
    return own or (info.style == "dataclass" and not info.hashable)


def position(m: Machine, key: Value, node: Node | None = None) -> Value:
    """A position in a sequence, or the parts of a slice, as an object gives it."""
    seq = m.as_seq(key)
    if seq is None or seq.kind != "slice":
        return answered(m, key, _INDEX, node)
    parts = [answered(m, part, _INDEX, node) for part, _ in seq.items]
    return key if m.st is None or parts == [part for part, _ in seq.items] else m.new_seq("slice", parts)


def looked_up(m: Machine, key: Value, node: Node | None = None) -> None:
    """A key of something that is not known: it is asked for its hash, or for its number."""
    hashed(m, key, node)
    if m.st is not None:
        position(m, key, node)


def given_to(m: Machine, name: str, args: list[Arg], node: Node) -> list[Arg]:
    """The arguments of a library's function, each as it gives itself where the function asks for that."""
    names = _ASKED.get(name)
    if names is None or not any(isinstance(value, (Ref, Choice)) for _, _, value in args):
        return args
    return [(kind, keyword, answered(m, value, names, node)) for kind, keyword, value in args]


def result_of(m: Machine, name: str, args: list[Arg], node: Node) -> Value | None:
    """What a function gives that hands on what an object answers: `abs(amount)`."""
    names = _ASKED.get(name) if name in _HANDED_ON else None
    if names is None or not args or not isinstance(args[0][2], Ref):
        return None
    return ask(m, args[0][2], names, [(0, "", value) for _, _, value in args[1:]], node)


def show_within(m: Machine, value: Value, node: Node, depth: int = 0) -> None:
    """A container as text: each object in it is asked for its `__repr__`."""
    obj = m.st.get(value.id) if isinstance(value, Ref) and m.st is not None else None
    inner: list[Value] = []
    if isinstance(obj, Seq) and depth < MAX_NESTED:
        inner = [part for part, _ in obj.items]
    elif isinstance(obj, Dict) and depth < MAX_NESTED:
        inner = [part for part, _ in obj.keys.values()]
    for part in inner:
        answered(m, part, ("__repr__",), node)
        show_within(m, part, node, depth + 1)
