"""What a function states of its result, where what it gives is not followed: a client, an object of a project class."""

from __future__ import annotations

from checker.code.execution.machine import Machine
from checker.code.execution.objects import given_objects
from checker.code.execution.values import NONE, Choice, Class, External, Function, Unknown, Value, alternatives, choose
from checker.code.source.summary import FunctionSummary


def as_stated(m: Machine, function: Function, summary: FunctionSummary, result: Value) -> Value:
    """A result that is not followed, of a function whose annotation says that it gives a client, of whose making
    nothing is known, or an object of the project's class."""
    if m.st is None or summary.returns is None or not isinstance(result, (Unknown, Choice)):
        return result
    given = alternatives(result)
    stated = [(_stated(m, function, summary, v), d) if isinstance(v, Unknown) else (v, d) for v, d in given]
    return result if all(new is old for (new, _), (old, _) in zip(stated, given, strict=True)) else choose(stated)


def _stated(m: Machine, function: Function, summary: FunctionSummary, result: Unknown) -> Value:
    if m.st is None or (result is not m.cut and not result.deps):
        return result
    from checker.code.execution.objects.annotated_types import annotation_types
    from checker.code.wire.makes import symbolic_client

    asked = result is m.cut or not any(d.is_open for d in result.deps)  # else the callers say more
    for kind in annotation_types(m, summary.returns, function.module) if asked else ():
        made = symbolic_client(m, kind, result.deps) if isinstance(kind, External) and m.st is not None else None
        if made is not None:
            return made
    stated = stated_classes(m, function, summary) if result is not m.cut else []
    return given_objects.symbolic(m, stated, result.deps, bare=True) if stated else result


def stated_classes(m: Machine, function: Function, summary: FunctionSummary) -> list[Value]:
    """The classes of the project that a function states for what it gives; empty where it states others."""
    from checker.code.execution.objects.annotated_types import annotation_types

    types = annotation_types(m, summary.returns, function.module)
    known = all(isinstance(t, Class) or t == NONE for t in types)
    return types if known and any(isinstance(t, Class) for t in types) else []


def is_stub(summary: FunctionSummary) -> bool:
    """A body of nothing: `...`, `pass`, a docstring, `raise NotImplementedError`."""
    return all(s[0] in ("pass", "raise") or (s[0] == "expr" and s[2][0] == "unknown") for s in summary.body)
