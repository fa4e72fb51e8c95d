"""Flags: members of an enumeration that stand for bits, and what is put together of them (`OWNER | PLACE`)."""

from __future__ import annotations

from checker.code.execution.heap import Instance
from checker.code.execution.machine import Machine
from checker.code.execution.objects import classes
from checker.code.execution.objects.classes import ClassInfo
from checker.code.execution.values import Class, Const, External, Value

_BASES = frozenset({"enum.Flag", "enum.IntFlag"})


def is_flag(m: Machine, info: ClassInfo) -> bool:
    """Whether a class is an enumeration of flags."""
    return any(
        base.name in _BASES if isinstance(base, External) else is_flag(m, classes.info_of(m, base))
        for base in info.bases
        if isinstance(base, (External, Class))
    )


def number_autos(m: Machine, env: Instance) -> None:
    """What `auto()` stands for in a class of flags: the next bit, as soon as a name is bound to it, for the same body
    puts values together of such names."""
    bits = [v.value for v, _ in env.attrs.values() if isinstance(v, Const) and isinstance(v.value, int)]
    following = 1 << max((bit.bit_length() for bit in bits if bit > 0), default=0)
    for name, (value, have) in env.attrs.items():
        inst = m.as_instance(value)
        if (isinstance(value, External) and value.name == "enum.auto") or (inst is not None and inst.kind == "auto"):
            env.attrs[name] = (Const(following), have)
            following <<= 1


def bits_of(m: Machine, value: Value) -> tuple[Class, int] | None:
    """The class and the bits of a flag that is known."""
    inst = m.as_instance(value)
    slot = inst.attrs.get("value") if inst is not None and inst.kind == "member" and inst.data == "flag" else None
    if inst is None or slot is None or not isinstance(inst.cls, Class) or not isinstance(slot[0], Const):
        return None
    return (inst.cls, slot[0].value) if isinstance(slot[0].value, int) else None


def combined(m: Machine, op: str, left: Value, right: Value) -> Value | None:
    """`left | right` and the like of two flags of one class."""
    one, other = bits_of(m, left), bits_of(m, right)
    if one is None or other is None or one[0] != other[0] or op not in ("|", "&", "^"):
        return None
    bits = one[1] | other[1] if op == "|" else one[1] & other[1] if op == "&" else one[1] ^ other[1]
    return _member(m, one[0], bits)


def parts(m: Machine, value: Value) -> list[Value] | None:
    """The members that a flag is put together of; None of another value."""
    found = bits_of(m, value)
    if found is None:
        return None
    return [v for v in members(m, found[0]) if (own := bits_of(m, v)) is not None and own[1] & found[1]]


def members(m: Machine, cls: Class) -> list[Value]:
    """The members of a class of flags that stand for one bit each: those that a loop over it gives."""
    holder = m.live.get(cls.id)
    assert isinstance(holder, Instance)
    rows = ((v, bits_of(m, v)) for v, _ in holder.attrs.values())
    return list(dict.fromkeys(v for v, found in rows if found is not None and found[1].bit_count() == 1))


def _member(m: Machine, cls: Class, bits: int) -> Value:
    holder = m.live.get(cls.id)
    assert isinstance(holder, Instance)
    for value, _ in holder.attrs.values():
        found = bits_of(m, value)
        if found is not None and found[1] == bits:
            return value
    made = Instance("member", cls)
    made.attrs = {"value": (Const(bits), None), "_value_": (Const(bits), None)}
    made.data = "flag"
    return m.add(made)
