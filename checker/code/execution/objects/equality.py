"""What makes two objects equal where Python compares them by itself: the parts of a tuple, the fields of a dataclass.

A class with an `__eq__` of its own is asked instead (`expressions/comparisons.py`)."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from checker.code.execution.heap import Instance, Seq, Slot
from checker.code.execution.machine import Machine
from checker.code.execution.objects import classes
from checker.code.execution.values import Class, Const, ObjectKey, Ref, Value

MAX_NESTED = 4


def key_of_object(m: Machine, value: Value) -> tuple[bool, Any]:
    """(True, hashable key) of what a mapping finds again by what it holds, where that is constants. Registries by
    members of enumerations or classes are filled by loops and decorators, not each turn of which may be followed."""
    known, parts = plain(m, value)
    if not known or not isinstance(value, Ref):
        return False, None
    return True, ObjectKey(parts, value) if isinstance(parts, tuple) else parts


def plain(m: Machine, value: Value, depth: int = 0) -> tuple[bool, Any]:
    """(whether it is known what a value is equal to, something that is equal for such values alone)."""
    if isinstance(value, Const):
        return True, value.value
    seq, inst = m.as_seq(value), m.as_instance(value)
    row: list[Slot] | None
    if seq is not None:
        row = seq.items if seq.kind == "tuple" and seq.rest is None and not seq.in_any_order else None
    else:
        row = compared(m, value)
    if row is None or depth >= MAX_NESTED or any(have is not None for _, have in row):
        return False, None
    parts = [plain(m, part, depth + 1) for part, _ in row]
    if not all(known for known, _ in parts):
        return False, None
    of_class = () if inst is None or _is_tuple(m, inst) else (inst.cls,)
    return True, (*of_class, *(part for _, part in parts))


def compared(m: Machine, value: Value) -> list[Slot] | None:
    """What of an object `==` looks at: the elements of a named tuple, the fields of a dataclass or a model; None where
    the class says it otherwise."""
    inst = m.as_instance(value)
    if inst is None or inst.kind != "instance" or not isinstance(inst.cls, Class) or inst.open is not None:
        return None
    info = classes.info_of(m, inst.cls)
    if info.style not in ("dataclass", "namedtuple", "pydantic") or not info.compared:
        return None
    if classes.find_in_class(m, inst.cls, "__eq__") is not None:
        return None
    names = [f.name for f in info.fields if f.compared]
    return [inst.attrs[name] for name in names] if all(name in inst.attrs for name in names) else None


def pairs(m: Machine, left: Value, right: Value) -> list[tuple[Slot, Slot]] | None:
    """What is compared with what where one of two objects, tuples or lists is asked whether it equals the other; None
    where that is not known or nothing of the kind."""
    a, b = _row(m, left), _row(m, right)
    if a is not None and b is not None:
        if a.kind != b.kind or not all(_is_row(seq) for seq in (a, b)) or len(a.items) != len(b.items):
            return None
        return list(zip(a.items, b.items, strict=True))
    one, other = m.as_instance(left), m.as_instance(right)
    if one is None or other is None or one.cls != other.cls:
        return None
    rows = compared(m, left), compared(m, right)
    return list(zip(rows[0], rows[1], strict=True)) if rows[0] is not None and rows[1] is not None else None


def _row(m: Machine, value: Value) -> Seq | None:
    """A tuple or list, a named tuple as the tuple that it is."""
    inst = m.as_instance(value)
    fields = compared(m, value) if inst is not None and _is_tuple(m, inst) else None
    return Seq("tuple", list(fields)) if fields is not None else m.as_seq(value)


def is_ordered(m: Machine, value: Value) -> bool:
    """Whether objects of a class are put in order by their fields: `@dataclass(order=True)`, a named tuple."""
    inst = m.as_instance(value)
    if inst is None or not isinstance(inst.cls, Class) or compared(m, value) is None:
        return False
    return classes.info_of(m, inst.cls).ordered or _is_tuple(m, inst)


def rank(m: Machine, value: Value, depth: int = 0) -> tuple[bool, Any]:
    """(whether it is known how a value is put in order, what stands for it)."""
    if isinstance(value, Const):
        return True, value.value
    row = _row(m, value)
    if row is not None:
        slots: list[Slot] | None = row.items if _is_row(row) else None
    else:
        slots = compared(m, value) if is_ordered(m, value) else None
    if slots is None or depth >= MAX_NESTED:
        return False, None
    parts = [rank(m, part, depth + 1) for part, have in slots if have is None]
    known = len(parts) == len(slots) and all(part_known for part_known, _ in parts)
    values = [part for _, part in parts]
    if row is not None:
        return known, values if row.kind == "list" else tuple(values)
    inst = m.as_instance(value)
    return known, (inst and inst.cls, *values)  # classes have no order: objects of two are not compared


def ranks(m: Machine, values: list[Value]) -> list[Any] | None:
    """What stands for each of some values in their order; of rows the first part is enough where it tells them apart.
    None where their order is not known."""
    whole = [rank(m, value) for value in values]
    if all(known for known, _ in whole):
        return [of for _, of in whole]
    rows = [_row(m, value) for value in values]
    if not all(row is not None and row.kind == "tuple" and _is_row(row) and row.items for row in rows):
        return None
    first = [rank(m, row.items[0][0]) for row in rows if row is not None]
    if not all(known for known, _ in first):
        return None
    plain_first = [of for _, of in first]
    try:
        told_apart = all(a != b for a, b in pairwise(sorted(plain_first)))
    except TypeError:
        return plain_first  # Python cannot put them in order either
    return plain_first if told_apart else None


def _is_row(seq: Seq) -> bool:
    known = seq.rest is None and not seq.in_any_order and all(have is None for _, have in seq.items)
    return known and seq.kind in ("tuple", "list")


def _is_tuple(m: Machine, inst: Instance) -> bool:
    return isinstance(inst.cls, Class) and classes.info_of(m, inst.cls).style == "namedtuple"
