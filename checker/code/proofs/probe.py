"""Before a root is run: whether anything in it may be a billable call, told from the receivers alone.

A word such as `create` or `invoke` marks a root, and most words name something else. A probe runs only what the marked
receivers are built from and never what is called on them, so it costs a fraction of a run. It errs on the side of a
run: what it cannot follow to the end, or what might be a client of a caller's, is run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.code.execution.heap import Instance
from checker.code.execution.values import Choice, ClientPath, External, Function, Method, Partial, Ref, Unknown, Value
from checker.code.source.summary import holds_word, last_word
from checker.code.trail import DepKind
from checker.code.wire.shapes import Given, may_send, of_inner_client, spec_by_shape, stands_for_call, unknown_path
from checker.sdks.model import CallSpec, ClientClass

if TYPE_CHECKING:
    from checker.code.execution.machine import Machine
    from checker.code.source.project import Module
    from checker.code.source.summary import Node

PROBE_STEPS = 400
LOOKED_AT = "a call that is only looked at"

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
    looks_up: bool = False  # methods are fetched by a name that only a run tells

    @property
    def is_empty(self) -> bool:
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
