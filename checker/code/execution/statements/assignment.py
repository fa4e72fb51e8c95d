"""Assignment to targets: names, attributes, items, and tuples of them."""

from __future__ import annotations

from checker.code.execution.expressions import items
from checker.code.execution.expressions.sequences import spread
from checker.code.execution.heap import Slot
from checker.code.execution.machine import Machine
from checker.code.execution.objects import attribute_writes
from checker.code.execution.paths import VALUE_ERROR
from checker.code.execution.values import (
    NO_DEPS,
    Const,
    Deps,
    ModuleValue,
    Ref,
    Unknown,
    Value,
    alternatives,
    choose,
    deps_of,
)
from checker.code.source.summary import Node, last_word
from checker.code.wire import fates


def assign(m: Machine, target: Node, value: Value) -> None:
    """Bind a target (name, attribute, item, tuple of targets) to a value."""
    if m.st is None:
        return
    kind = target[0]
    if kind == "name":
        m.bind(target[2], value)
    elif kind == "attr":
        owner = m.eval(target[2])
        if m.is_guarded and attribute_writes.is_refused(m, owner, target[3]):
            m.fail()  # FrozenInstanceError, AttributeError
        if m.st is not None:
            attribute_writes.set_attribute(m, owner, target[3], value, target)
    elif kind == "index" and _assign_in_namespace(m, target, value):
        return
    elif kind == "index":
        owner_node = target[2]
        owner = m.eval(owner_node)
        key = m.eval(target[3])
        if m.st is not None:
            fates.named(m, last_word(owner_node), value)
            if isinstance(key, Const) and isinstance(key.value, str):
                fates.named(m, key.value, value)
            items.store_item(m, owner, key, value, target)
    elif kind in ("tuple", "list"):
        _unpack(m, target[2], value)
    elif kind == "star":
        assign(m, target[2], value)


def _assign_in_namespace(m: Machine, target: Node, value: Value) -> bool:
    """`globals()[name] = value`, `vars(owner)[name] = value`, `owner.__dict__[name] = value`: sets a name or attribute.
    False: another kind of target."""
    owner = target[2]
    is_call = owner[0] == "call" and owner[3][0] == "name" and owner[3][2] in ("globals", "vars")
    if not is_call and not (owner[0] == "attr" and owner[3] == "__dict__"):
        return False
    if is_call and m.lookup(owner[3][2]) is not None:
        return False
    key = m.eval(target[3]) if target[3][0] != "slice" else Unknown()
    if m.st is None or not isinstance(key, Const) or not isinstance(key.value, str):
        return m.st is None
    if is_call and not owner[4]:
        if owner[3][2] == "vars":
            return False
        attribute_writes.set_attribute(m, ModuleValue(m.frame.module), key.value, value, target)
        return True
    holder = m.eval(owner[4][0][2] if is_call else owner[2])
    if m.st is None:
        return True
    inst = m.as_instance(holder)
    if inst is not None and inst.client is None and isinstance(holder, Ref):  # no `__setattr__` sees it
        m.own(holder).attrs[key.value] = (value, None)
    else:
        attribute_writes.set_attribute(m, holder, key.value, value, target)
    return True


def _is_other_length(m: Machine, value: Value, items: list[Slot], wanted: int, more: bool) -> bool:
    """Whether a value whose elements are all known has not as many as there are targets."""
    known = m.as_seq(value) is not None or m.as_dict(value) is not None or isinstance(value, Const)
    present = sum(have is None for _, have in items)
    return known and (present < wanted - 1 if more else not present == len(items) == wanted)


def _unpack(m: Machine, targets: tuple[Node, ...], value: Value) -> None:
    star = next((i for i, t in enumerate(targets) if t[0] == "star"), None)
    rows: list[tuple[list[Value], Deps]] = []
    for inner, deps in alternatives(value):
        items, rest, _ = spread(m, inner)
        values = [v for v, _ in items]
        if star is not None:
            tail = len(targets) - star - 1
            middle = values[star : len(values) - tail] if tail else values[star:]
            ref = m.new_seq("list", middle)
            if rest is not None:
                m.own(ref).rest = rest
            row = [*values[:star], ref, *(values[len(values) - tail :] if tail else [])]
        else:
            row = values
        fill: Value = rest if rest is not None else Unknown(deps_of(inner))
        doubt = deps_of(rest) if rest is not None else NO_DEPS
        other = not doubt and rest is None and _is_other_length(m, inner, items, len(targets), star is not None)
        if other and not deps and m.is_guarded and all(have is None for _, have in items):
            m.fail(VALUE_ERROR if m.as_seq(inner) is not None else None)
            return
        if doubt or other:
            m.may_raise(doubt or deps)  # ValueError: there are more or fewer of them
        row += [fill] * (len(targets) - len(row))
        rows.append((row, deps))
    for i, target in enumerate(targets):
        joined = choose([(row[i], deps) for row, deps in rows])
        assign(m, target, joined)
