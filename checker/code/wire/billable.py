"""Whether calling a value may be a billable call, as far as its receiver alone tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.code.execution.heap import Instance
from checker.code.execution.values import Choice, ClientPath, External, Method, Partial, Ref, Unknown, Value
from checker.code.trail import DepKind
from checker.code.wire.shapes import Given, may_send, of_inner_client, spec_by_shape, stands_for_call, unknown_path
from checker.sdks.model import CallSpec, ClientClass

if TYPE_CHECKING:
    from checker.code.execution.machine import Machine


LOOKED_AT = "a call that is only looked at"


_VERBS = frozenset({"get", "post", "put", "patch", "delete", "head", "options", "request", "stream", "send"})


def may_bill(m: Machine, function: Value, args: Given | None = None) -> bool:
    """Whether calling `function` may be a billable call: with `args`, or whatever it is given."""
    if isinstance(function, Choice):
        return any(may_bill(m, v, args) for v, _ in function.alternatives)
    if isinstance(function, ClientPath):
        named = bool(function.path) and function.path[-1] in _VERBS
        inner = of_inner_client(m, function.path) is not None
        return named or inner or "?" in function.path or stands_for_call(m, function, "", 1)
    if isinstance(function, External):
        return _is_sdk_call(m, function)
    if isinstance(function, Partial):
        return may_bill(m, function.function) or any(may_bill(m, v) for _, _, v in function.args)
    if isinstance(function, Method):
        return _is_billable_shape(m, function, args)
    if isinstance(function, Ref):
        inst = m.as_instance(function)
        return isinstance(inst, Instance) and inst.client is not None
    return False


def _is_sdk_call(m: Machine, function: External) -> bool:
    catalogue = m.program.catalogue
    if isinstance(catalogue.resolve(function.name), CallSpec):
        return True
    owner, _, method = function.name.rpartition(".")
    entry = catalogue.resolve(owner) if owner else None
    root, *path = function.name.split(".")
    kept = root not in catalogue.modules and bool(path) and spec_by_shape(m, tuple(path)) is not None
    return kept or (isinstance(entry, ClientClass) and method in entry.calls)


def _is_billable_shape(m: Machine, function: Method, args: Given | None) -> bool:
    path, root = unknown_path(function) or ((), None)
    if not isinstance(root, Unknown) or root.filled:
        return False
    if spec_by_shape(m, path) is not None:
        return True
    if path[-1] not in m.program.catalogue.weak_tails or (args is not None and not may_send(path[-1], args)):
        return False
    if any(d.is_open for d in root.deps):
        return True
    lost = any(d.kind is DepKind.BOUND and d.why != LOOKED_AT for d in root.deps)
    return lost and m.program.marks.names_method(m.frame.module, path[-1])
