"""Generator expressions that are given a name or returned: they read when they are read, by then with what is there.

One that calls what may send a request runs where it stands, so that no request is lost where nobody in the project
reads it.
"""

from __future__ import annotations

from checker.code.execution.calls.calls import run_function, summary_of
from checker.code.execution.heap import Instance, Seq
from checker.code.execution.machine import Machine
from checker.code.execution.values import Function, Ref, Value
from checker.code.source.summary import Node

_PLAIN_METHODS = frozenset(
    "replace lower upper title capitalize casefold strip lstrip rstrip removeprefix removesuffix split rsplit join "
    "format startswith endswith get items keys values".split()
)
_PLAIN_FUNCTIONS = frozenset("str len int float bool repr format isinstance zip enumerate sorted range".split())


def suspended(m: Machine, node: Node) -> Value | None:
    """The generator that an expression makes and does not run yet; None: another kind of expression."""
    if node[0] != "comp" or node[2] != "generator" or not _is_plain(node[3:]):
        return None
    made = Instance("suspended")
    body = ("lambda", node[1], (), ("star", node[1], node))  # what it returns is run, not suspended once more
    made.data = (Function(m.frame.module, node[1], m.frame.env, None, m.frame.owner, body), node)
    return m.add(made)


def resume(m: Machine, ref: Ref) -> None:
    """Run a suspended generator: its elements stand where it stood."""
    inst = m.as_instance(ref)
    if inst is None or inst.kind != "suspended":
        return
    function, node = inst.data
    result = run_function(m, function, summary_of(function), [], node)
    if m.st is None:
        return
    given = m.as_seq(result)
    if given is None:
        given = Seq("iterator")
        given.rest, given.rest_deps = m.cut, m.cut.deps
    m.live.put(ref.id, given)


def _is_plain(node: object) -> bool:
    """Whether an expression calls nothing but what reads text and mappings."""
    if not isinstance(node, tuple) or not node:
        return True
    if node[0] in ("await", "yield", "yield_from", "walrus", "lambda"):
        return False
    if node[0] == "call" and len(node) > 3:
        called = node[3]
        plain = (called[0] == "attr" and called[3] in _PLAIN_METHODS) or (
            called[0] == "name" and called[2] in _PLAIN_FUNCTIONS
        )
        if not plain:
            return False
    return all(_is_plain(part) for part in node if isinstance(part, tuple))
