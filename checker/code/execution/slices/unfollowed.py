"""Calls that are not followed to their end: what they might have led to is not lost sight of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.code.execution.heap import Instance
from checker.code.execution.machine import Machine
from checker.code.execution.objects import classes
from checker.code.execution.values import Class, Descriptor, Function, Method, Partial, Ref, Value, alternatives

MAX_DEPTH = 4  # of objects within what a call is given
MAX_HELD = 200


def drop(m: Machine, function: Function, given: Iterable[Value]) -> None:
    """Note a call that is not followed, and what of the things it is `given` it could call: functions, objects."""
    m.dropped.add(_place(function))
    if m.needs and m.st is not None:
        m.dropped.update(_held(m, given))


def _place(function: Function) -> tuple[str, int]:
    return function.module.path, function.id if function.body is None else -1


def _held(m: Machine, values: Iterable[Value]) -> Iterator[tuple[str, int]]:
    """Functions and classes (path, id; -1 for a lambda or a closure) that values hold at any depth."""
    waiting = [(value, 0) for value in values]
    seen: set[int] = set()
    while waiting and len(seen) < MAX_HELD:
        value, depth = waiting.pop()
        for inner, _ in alternatives(value):
            match inner:
                case Function():  # what a function within another leads to, names around it decide: any
                    yield _place(inner) if inner.scope < 0 else (inner.module.path, -1)
                    if inner.receiver is not None:
                        waiting.append((inner.receiver, depth))
                case Partial(function) | Descriptor(_, function):
                    waiting.append((function, depth))
                case Method(receiver):
                    waiting.append((receiver, depth))
                case Class():
                    yield from _of_class(m, inner)
                case Ref(id) if id not in seen and depth < MAX_DEPTH:
                    seen.add(id)
                    obj = m.as_instance(inner)
                    if isinstance(obj, Instance) and isinstance(obj.cls, Class):
                        yield from _of_class(m, obj.cls)
                    waiting += [(part, depth + 1) for part in _parts(m, inner, obj)]
                case _:
                    pass


def _of_class(m: Machine, cls: Class) -> Iterator[tuple[str, int]]:
    info = classes.info_of(m, cls)
    yield info.module.path, info.id


def _parts(m: Machine, ref: Ref, obj: Instance | None) -> Iterator[Value]:
    seq, mapping = m.as_seq(ref), m.as_dict(ref)
    if seq is not None:
        yield from (value for value, _ in seq.items)
    elif mapping is not None:
        yield from (value for value, _ in mapping.keys.values())
    elif obj is not None and obj.kind == "instance":
        yield from (value for value, _ in obj.attrs.values())
