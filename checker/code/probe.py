"""Before a root is run: whether anything in it may be a billable call, told from the receivers alone.

A word such as `create` or `invoke` marks a root, and most words name something else. A probe runs only what the marked
receivers are built from and never what is called on them, so it costs a fraction of a run. It errs on the side of a
run: what it cannot follow to the end, or what might be a client of a caller's, is run.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.code.heap import Instance
from checker.code.shapes import spec_by_shape, stands_for_call, unknown_path
from checker.code.slicing import LOOK_UPS, holds_word, last_word
from checker.code.values import Choice, Class, ClientPath, External, Function, Method, Partial, Ref, Unknown, Value
from checker.sdks.model import CallSpec, ClientClass

if TYPE_CHECKING:
    from checker.code.machine import Machine
    from checker.code.project import Module
    from checker.code.summary import Node

PROBE_STEPS = 400

_VERBS = frozenset({"get", "post", "put", "patch", "delete", "head", "options", "request", "stream", "send"})


@dataclass(slots=True)
class Probe:
    """What a probe has seen in `module`: places (packed positions) of calls that may be billable, and of billable
    methods that are named without being called (stored, handed on)."""

    module: Module
    words: frozenset[str]
    calls: set[int] = field(default_factory=set)
    mentions: set[int] = field(default_factory=set)
    complete: bool = True

    @property
    def is_empty(self) -> bool:
        return self.complete and not self.calls and not self.mentions

    def call(self, m: Machine, node: Node, function: Value) -> Value | None:
        """The value of a call of `function` in the module under probe; None: it is to be run as any other."""
        self.mentions.discard(node[3][1])
        if may_bill(m, function) or _leads_on(m, function):
            self.calls.add(node[1])
        elif last_word(node[3]) not in self.words - LOOK_UPS or isinstance(function, (External, Class, ClientPath)):
            return None  # it may make a client, or another step on the way to one
        for _, _, argument in node[4]:
            if holds_word(argument, self.words):
                m.eval(argument)
                if m.st is None:
                    return Unknown()
        return m.unknown("a call that is only looked at", node)

    def mention(self, m: Machine, node: Node, value: Value) -> None:
        """Note a billable method by itself."""
        if may_bill(m, value):
            self.mentions.add(node[1])


def _leads_on(m: Machine, function: Value) -> bool:
    """Whether a call lands in a function of the project in whose text a marked call stands: what it is given may make
    that one billable."""
    return isinstance(function, Function) and m.program.holds_candidate(function.module, function.id)


def may_bill(m: Machine, function: Value, depth: int = 0) -> bool:
    """Whether calling `function` may be a billable call, whatever it is given."""
    if isinstance(function, Choice):
        return any(may_bill(m, v, depth) for v, _ in function.alternatives)
    if isinstance(function, ClientPath):
        named = bool(function.path) and function.path[-1] in _VERBS
        return named or "?" in function.path or stands_for_call(m, function, "", 1)
    if isinstance(function, External):
        return _is_sdk_call(m, function)
    if isinstance(function, Partial):
        return may_bill(m, function.function, depth + 1) or any(may_bill(m, v, depth + 1) for _, _, v in function.args)
    if isinstance(function, Method):
        return _is_billable_shape(m, function)
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
    return isinstance(entry, ClientClass) and method in entry.calls


def _is_billable_shape(m: Machine, function: Method) -> bool:
    path, root = unknown_path(function) or ((), None)
    if not isinstance(root, Unknown) or root.filled:
        return False
    if spec_by_shape(m, path) is not None:
        return True
    return path[-1] in m.program.catalogue.weak_tails and any(d.is_open for d in root.deps)
