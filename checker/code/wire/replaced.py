"""SDK methods in whose place the project puts functions of its own while it runs: `client.responses.create = tagged`.

A run that is not from a program's entry cannot tell whether that has happened. Its call of the SDK's method is one that
callers may rule out; theirs, if the function of the project was there, arrives at no site of its own."""

from __future__ import annotations

import re

from checker.code.execution.machine import Machine
from checker.code.execution.program import Program
from checker.sdks.model import CallSpec

MAX_MENTIONS = 1_000


def may_be_replaced(m: Machine, spec: CallSpec) -> bool:
    """Whether a function of the project sets the method that was called, and may have done so by now."""
    if m.closed_world:
        return False
    owner, _, name = spec.target.rpartition(".")
    return _is_set(m.program, owner.rpartition(".")[2], name)


def _is_set(program: Program, owner: str, name: str) -> bool:
    key = f"{owner}.{name}"
    known = program.replaced.get(key)
    if known is None:
        word = rb"\b(?:async)?" + re.escape(owner.encode())
        before = re.compile(rb"(?i)(?:%b\s*\.\s*|setattr\s*\([^()]*%b\s*,\s*[\"'])$" % (word, word))
        known = program.replaced[key] = any(
            re.match(rb"\s*=(?!=)|[\"']\s*,", module.source[at + len(name) : at + len(name) + 20])
            and before.search(module.source[max(0, at - 120) : at])
            and not module.is_test
            and any(not o.is_class for o in module.enclosing(at))
            for module, at in program.project.mentions(name, None, MAX_MENTIONS)
        )
    return known
