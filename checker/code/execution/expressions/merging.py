"""Mappings put into mappings (`{**value}`, `update`), and what an object gives as one."""

from __future__ import annotations

from checker.code.execution.expressions.items import set_item
from checker.code.execution.expressions.subscripts import key_of
from checker.code.execution.heap import Dict, Instance
from checker.code.execution.machine import Machine
from checker.code.execution.objects import classes
from checker.code.execution.values import (
    NO_DEPS,
    Class,
    Const,
    Deps,
    External,
    Ref,
    Unknown,
    Value,
    alternatives,
    choose,
    deps_of,
)
from checker.code.source.summary import Node
from checker.code.trail import DepKind


def merge_into(m: Machine, ref: Ref, value: Value, node: Node) -> None:
    """`{**value}` or `ref.update(value)`: later keys win; an unknown mapping may overwrite what is there."""
    items = alternatives(value)
    if len(items) == 1:
        _merge_one(m, ref, value, None, node)
        return
    start = m.live
    results = []
    for inner, deps in items:
        m.st = start.fork()
        _merge_one(m, ref, inner, None, node)
        results.append((m.st, deps))
    from checker.code.execution.states import join_states

    state = None
    for result, deps in results:
        state = join_states(state, result, deps)
    m.st = state
    if state is not None:
        state.cond = start.cond


def _merge_one(m: Machine, ref: Ref, value: Value, presence: Deps | None, node: Node) -> None:
    if isinstance(value, Const) and value.value is None:
        m.fail()  # TypeError: `**None`
        return
    mapping = m.as_dict(value)
    if mapping is None:
        seq = m.as_seq(value)
        if seq is not None:
            pairs_into(m, ref, value)
            return
        converted = mapping_of(m, value)
        if converted is None and _gives_pairs(m, value):
            pairs_into(m, ref, value)
            return
        if converted is None:
            _merge_unknown(
                m, ref, deps_of(value) or m.unknown(DepKind.BOUND, "a mapping that is not followed", node).deps
            )
            return
        mapping = converted
    obj = m.own(ref)
    if isinstance(obj, Instance) and obj.kind == "chain":
        _merge_one(m, obj.data, value, presence, node)
        return
    if not isinstance(obj, Dict):
        return
    if mapping.open is not None:
        _merge_unknown(m, ref, mapping.open)
    for key, (item, have) in mapping.keys.items():
        if obj.fold and isinstance(key, str):
            key = key.lower()
        old = obj.keys.get(key)
        if have is None:
            obj.keys[key] = (item, None)
        elif old is None:
            obj.keys[key] = (item, have)
        else:
            obj.keys[key] = (choose([(old[0], have), (item, have)]), old[1])


def _gives_pairs(m: Machine, value: Value) -> bool:
    """Whether an object is iterated by dict(): it has `__iter__` and is no mapping."""
    inst = m.as_instance(value)
    if inst is None:
        return False
    return inst.kind in ("generator", "suspended") or (
        inst.kind == "instance" and inst.open is None and classes.find_in_class(m, inst.cls, "__iter__") is not None
    )


def _merge_unknown(m: Machine, ref: Ref, deps: Deps) -> None:
    """Keys and values that are not known come on top: each key stays, but may hold something else."""
    obj = m.own(ref)
    if isinstance(obj, Dict):
        obj.keys = {k: (choose([(v, deps), (Unknown(deps), deps)]), have) for k, (v, have) in obj.keys.items()}
        obj.open = (obj.open or NO_DEPS) | deps


def _is_mapping(m: Machine, cls: Value) -> bool:
    """Whether a class is derived from collections.abc's Mapping: then `__iter__` gives its keys."""
    bases = classes.mro(m, cls)
    return any(isinstance(b, External) and b.name.rpartition(".")[2] in ("Mapping", "MutableMapping") for b in bases)


def mapping_of(m: Machine, value: Value) -> Dict | None:
    """The mapping that an object gives to `**` and dict(): a model, a record, a class with keys()."""
    direct = m.as_dict(value)
    if direct is not None:
        return direct
    inst = m.as_instance(value)
    if inst is None or m.st is None:
        return None
    if inst.kind in ("context", "record", "instance", "json") and isinstance(inst.data, Ref):
        if classes.find_in_class(m, inst.cls, "__getitem__") is None:
            return m.as_dict(inst.data)
    if inst.kind == "instance" and inst.cls is not None and inst.open is None:
        from checker.code.execution.calls.calls import call_method
        from checker.code.execution.expressions.sequences import elements

        by = "keys" if classes.find_in_class(m, inst.cls, "keys") is not None else "__iter__"
        if by == "keys" or _is_mapping(m, inst.cls):
            out = Dict()
            keys = call_method(m, value, by, [])
            if m.st is None:
                return None
            for key, have in elements(m, keys):
                known, plain = key_of(m, key)
                item = call_method(m, value, "__getitem__", [(0, "", key)])
                if m.st is None:
                    return None
                if known:
                    out.keys[plain] = (item, have)
                else:
                    out.open = deps_of(key)
            return out
        if isinstance(inst.cls, Class) and classes.info_of(m, inst.cls).style == "pydantic":
            out = Dict()
            out.keys.update({k: v for k, v in inst.attrs.items() if k != "model_fields_set"})
            return out
    return None


def pairs_into(m: Machine, ref: Ref, value: Value) -> None:
    """dict([(key, value), ...]) and update() with pairs."""
    from checker.code.execution.expressions.sequences import elements, spread

    for item, have in elements(m, value):
        if m.st is None:
            return
        items, rest, deps = spread(m, item)
        if len(items) >= 2:
            set_item(m, ref, items[0][0], items[1][0], have)
        else:
            _merge_unknown(m, ref, (have or NO_DEPS) | deps | deps_of(item))
            del rest
