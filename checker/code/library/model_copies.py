"""Copies of models and of records of SDKs, with some fields replaced."""

from __future__ import annotations

from checker.code.execution.calls.arguments import Arguments
from checker.code.execution.expressions.sequences import elements
from checker.code.execution.heap import Dict, Instance
from checker.code.execution.machine import Machine
from checker.code.execution.values import NO_DEPS, NONE, Const, Ref, Value, deps_of
from checker.code.library.copies import copy_value


def model_copy(m: Machine, obj: Instance, bound: Arguments) -> Value:
    """`model.model_copy(update={...}, deep=...)`."""
    made = obj.copy()
    if bound.keywords.get("deep", (NONE, None))[0] == Const(True):
        made.attrs = {k: (copy_value(m, v, 6), have) for k, (v, have) in obj.attrs.items()}
    slot = bound.keywords.get("update")
    inner = m.as_dict(slot[0]) if slot is not None else None
    if inner is not None:
        made.attrs.update({k: v for k, v in inner.keys.items() if isinstance(k, str)})
        given = made.attrs.get("model_fields_set")
        names: list[Value] = [Const(k) for k in inner.keys if isinstance(k, str)]
        if given is not None:
            names += [v for v, _ in elements(m, given[0])]
        made.attrs["model_fields_set"] = (m.new_seq("set", names), None)
    return m.add(made)


def copied_record(m: Machine, obj: Instance, held: Ref, bound: Arguments) -> Value:
    """`config.model_copy(update={...})`."""
    made = obj.copy()
    own = m.live.get(held.id).copy()
    assert isinstance(own, Dict)
    given = bound.keywords.get("update")
    update = m.as_dict(given[0]) if given is not None else None
    if update is not None:
        own.keys.update(update.keys)
    if given is not None and (update is None or update.open is not None):
        own.open = (own.open or NO_DEPS) | (update.open if update is not None and update.open else deps_of(given[0]))
    made.data = m.add(own)
    return m.add(made)
