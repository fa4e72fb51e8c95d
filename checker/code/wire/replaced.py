"""SDK methods in whose place the project puts functions of its own while it runs: `client.responses.create = tagged`.

A run that is not from a program's entry cannot tell whether that has happened. Its call of the SDK's method is one that
callers may rule out; theirs, if the function of the project was there, arrives at no site of its own."""

from __future__ import annotations

import re

from checker.code.execution.machine import Machine
from checker.code.execution.program import Program
from checker.code.execution.values import Dep, Deps
from checker.code.trail import DepKind
from checker.sdks.model import CallSpec

MAX_MENTIONS = 1_000


def may_be_replaced(m: Machine, spec: CallSpec) -> bool:
    """Whether a function of the project sets the method that was called, and may have done so by now."""
    return not m.closed_world and _is_set(m.program, spec.target.rpartition(".")[2])


def doubt_of_class(m: Machine, name: str) -> Deps | None:
    """Why what an SDK's class makes may be of another making: a function of the project sets the class's name."""
    tail = name.rpartition(".")[2]
    if m.closed_world or not m.frames or m.frames[0].name == "<module>" or not _is_set(m.program, tail):
        return None
    return frozenset((Dep(DepKind.GLOBAL, name, f"`{tail}` is set while the program runs"),))


_SET = re.compile(rb"(?:(?<!\bself)(?<!\bcls)\s*\.\s*|\bsetattr\s*\([^()]*,\s*[\"'])$")
_TO = re.compile(rb"\s*=(?!=)|[\"']\s*,")


def _is_set(program: Program, name: str) -> bool:
    """Whether a function of the project sets an attribute of that name, of another object than its own."""
    known = program.replaced.get(name)
    if known is None:
        known = program.replaced[name] = any(
            _TO.match(module.source, at + len(name))
            and _SET.search(module.source[max(0, at - 120) : at])
            and not module.is_test
            and any(not o.is_class for o in module.enclosing(at))
            for module, at in program.project.mentions(name, None, MAX_MENTIONS)
        )
    return known
