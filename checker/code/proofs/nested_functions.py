"""Functions which a root makes and does not call: somebody else will, so they are run after it."""

from __future__ import annotations

import functools
import re
from collections import Counter

from checker.code.execution import machine
from checker.code.execution.calls import symbolic_calls
from checker.code.execution.frameworks import startup
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Machine
from checker.code.execution.values import Function


def run_nested(m: Machine) -> None:
    """Functions which the root made and nobody called: they are handed on, so somebody else will."""
    seen: set[tuple[str, int]] = set()
    for _ in range(3):
        waiting = [f for f in m.nested if (f.module.path, f.id) not in m.called and (f.module.path, f.id) not in seen]
        if not waiting or m.st is None:
            return
        scopes = Counter(f.scope for f in waiting)
        for function in waiting:
            seen.add((function.module.path, function.id))
            marked = _may_hold_site(m, function) or _calls_needed(m, function)
            if not _reachable_scope(m, function) or not (marked or _names_method(m, function)):
                continue
            before = m.live.fork()
            first = len(m.sightings)
            startup.nested(m, function, functools.partial(_run, m, function))
            for s in () if marked else m.sightings[first:]:
                s.aside = True
            if scopes[function.scope] > 1 and not isinstance(m.program.base.get(function.scope), Instance):
                for s in m.sightings[first:]:  # another function that sees the same names may change them before
                    s.tentative, s.guarded = True, False
            if m.st is None:
                m.st = before


def _run(m: Machine, function: Function) -> None:
    symbolic_calls.run_symbolic(m, function, None)


def _reachable_scope(m: Machine, function: Function) -> bool:
    return m.st is not None and (function.scope < 0 or m.st.has(function.scope))


def _may_hold_site(m: Machine, function: Function) -> bool:
    return function.body is not None or m.program.marks.holds(function.module, function.id)


def _calls_needed(m: Machine, function: Function) -> bool:
    """Whether a function within another, which a library is to call, may call a wrapper whose callers are sought."""
    if (function.module.path, function.id) not in m.program.changes.handed or m.probe is not None:
        return False
    if m.in_full:  # all that the root calls is looked at
        return True
    m.asked.add((function.module, function.id))
    mentioned = function.module.names_within(function.id)[1]
    return any(name in mentioned for name in m.need)


def _names_method(m: Machine, function: Function) -> bool:
    """Whether a function within another, which puts it in the place of a method, mentions a local name of that one
    which stands for a billable method."""
    if function.scope < 0 or not _is_put_in_place(function):
        return False
    scope = m.live.get(function.scope) if m.live.has(function.scope) else None
    if not isinstance(scope, Instance):
        return False
    mentioned = function.module.names_within(function.id)[1]
    return any(machine.STANDS_FOR_CALL(m, slot[0], name) for name, slot in scope.attrs.items() if name in mentioned)


def _is_put_in_place(function: Function) -> bool:
    """`client.create = tagged`, `setattr(client, "create", tagged)`."""
    return function.module.names_within(function.id)[0].encode() in _put_in_place(function.module.source)


@functools.lru_cache(maxsize=1_024)
def _put_in_place(source: bytes) -> frozenset[bytes]:
    """Names of what a file stores as an attribute."""
    stored = set(_STORED.findall(source))
    return frozenset(stored.union(_SET_BY_NAME.findall(source) if b"setattr" in source else ()))


_STORED = re.compile(rb"\.\s*\w+\s*=\s*(\w+)")
_SET_BY_NAME = re.compile(rb"\bsetattr\s*\([^()]*,\s*(\w+)\s*\)")
