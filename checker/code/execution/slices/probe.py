"""Before a root is run: whether anything in it may be a billable call, told from the receivers alone.

A word such as `create` or `invoke` marks a root, and most words name something else. A probe runs only what the marked
receivers are built from and never what is called on them, so it costs a fraction of a run. It errs on the side of a
run: what it cannot follow to the end, or what might be a client of a caller's, is run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.code.execution.values import Choice, ClientPath, Function, Method, Ref, Unknown, Value
from checker.code.source.summary import holds_word, last_word
from checker.code.trail import DepKind
from checker.code.wire.billable import LOOKED_AT, may_bill

if TYPE_CHECKING:
    from checker.code.execution.machine import Machine
    from checker.code.source.project import Module
    from checker.code.source.summary import Node

PROBE_STEPS = 400


@dataclass(slots=True)
class Probe:
    """What a probe has seen in `module`: places (packed positions) of calls that may be billable, and of billable
    methods that are named without being called (stored, handed on)."""

    module: Module
    words: frozenset[str]
    calls: set[int] = field(default_factory=set)
    mentions: set[int] = field(default_factory=set)
    complete: bool = True
    looks_up: bool = False  # methods are fetched by a name that only a run tells

    @property
    def is_empty(self) -> bool:
        """Whether nothing in the root may be a billable call."""
        return self.complete and not self.calls and not self.mentions

    def call(self, m: Machine, node: Node, function: Value) -> Value | None:
        """The value of a call of `function` in the module under probe; None: it is to be run as any other."""
        self.mentions.discard(node[3][1])
        if may_bill(m, function, node[4]) or _leads_on(m, function):
            self.calls.add(node[1])
        elif last_word(node[3]) not in self.words or not _is_dead_end(function):
            return None
        for _, _, argument in node[4]:
            if holds_word(argument, self.words):
                m.eval(argument)
                if m.st is None:
                    return Unknown()
        return m.unknown(DepKind.BOUND, LOOKED_AT, node)

    def mention(self, m: Machine, node: Node, value: Value) -> None:
        """Note a billable method by itself."""
        if may_bill(m, value):
            self.mentions.add(node[1])


def _leads_on(m: Machine, function: Value) -> bool:
    """Whether a call lands in a function of the project in whose text a marked call stands: what it is given may make
    that one billable."""
    if isinstance(function, Choice):
        return any(_leads_on(m, v) for v, _ in function.alternatives)
    if not isinstance(function, Function):
        return False
    # A closure may hold an SDK method that it was made with, a method put in the place of an SDK's own calls that.
    made = function.scope >= 0 or function.body is not None
    return made or _of_client(m, function.receiver) or m.program.marks.holds(function.module, function.id)


def _of_client(m: Machine, receiver: Value | None) -> bool:
    if isinstance(receiver, Ref):
        inst = m.as_instance(receiver)
        return inst is not None and inst.client is not None
    return isinstance(receiver, ClientPath)


def _is_dead_end(function: Value) -> bool:
    """Whether nothing that a call gives can be a client: it is the project's own, or nobody knows it."""
    if isinstance(function, Choice):
        return all(_is_dead_end(v) for v, _ in function.alternatives)
    root: Value = function
    while isinstance(root, Method):
        root = root.receiver
    return isinstance(root, (Function, Unknown))


_LOOK_UP = re.compile(rb"\b(?:attrgetter|methodcaller|getattr)\s*\(")
# `getattr(x, "name")` with another name than those of billable methods is as good as `x.name`.
_FIXED_NAME = re.compile(rb"[^,()]*,\s*['\"](\w+)['\"]")


def looks_up(source: bytes, start: int, end: int, words: frozenset[str]) -> bool:
    """Whether a text may fetch a billable method by a name that only a run tells, or by that of one."""
    for match in _LOOK_UP.finditer(source, start, end):
        fixed = _FIXED_NAME.match(source, match.end()) if match.group().startswith(b"getattr") else None
        if fixed is None or fixed.group(1).decode("utf-8", "replace") in words:
            return True
    return False
