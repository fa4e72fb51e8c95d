"""Generator expressions that are given a name or returned: they read when they are read, by then with what is there.

One that calls what may send a request runs where it stands, so that no request is lost where nobody in the project
reads it.
"""

from __future__ import annotations

from checker.code.execution.calls.calls import call
from checker.code.execution.heap import Instance, Seq
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import External, Function, Partial, Ref, Unknown, Value
from checker.code.source.summary import Node

_PLAIN_METHODS = frozenset(
    "replace lower upper title capitalize casefold strip lstrip rstrip removeprefix removesuffix split rsplit join "
    "format startswith endswith get items keys values".split()
)
_PLAIN_FUNCTIONS = frozenset(
    "str len int float bool repr format isinstance zip enumerate sorted range list tuple set dict min max sum any all "
    "reversed abs round".split()
)


def suspended(m: Machine, node: Node) -> Value | None:
    """The generator that an expression makes and does not run yet; None: another kind of expression."""
    if node[0] == "call" and node[3][0] == "name" and node[3][2] in _READ_LATE:
        return _suspended_call(m, node)
    if node[0] != "comp" or node[2] != "generator" or not _is_plain(node[3:]):
        return None
    first = m.eval(node[4][0][2])  # what the first `for` goes over is asked for at once
    if m.st is None:
        return Unknown()
    clauses = (("for", node[4][0][1], ("name", node[1], _FIRST)), *node[4][1:])
    body = ("lambda", node[1], ((_FIRST, 1, None, None),), ("star", node[1], (*node[:4], clauses)))
    made = Instance("suspended")
    function = Function(m.frame.module, node[1], m.frame.env, None, m.frame.owner, body)
    made.data = (Partial(function, ((0, "", first),)), node)
    return m.add(made)


_FIRST = ".0"  # the name that Python has for it
_READ_LATE = ("map", "filter")


def _suspended_call(m: Machine, node: Node) -> Value | None:
    """`map(lambda name: …, names)`: the function is called when the result is read."""
    given = node[4]
    plain = bool(given) and all(kind == 0 for kind, _, _ in given) and given[0][2][0] == "lambda"
    if not plain or not _is_plain(given[0][2][3:]) or m.lookup(node[3][2]) is not None:
        return None
    made = Instance("suspended")
    args: tuple[Arg, ...] = tuple((0, "", m.eval(value)) for _, _, value in given)
    if m.st is None:
        return Unknown()
    made.data = (Partial(External(f"builtins.{node[3][2]}"), args), node)
    return m.add(made)


def resume(m: Machine, ref: Ref) -> None:
    """Run a suspended generator: its elements stand where it stood."""
    inst = m.as_instance(ref)
    if inst is None or inst.kind != "suspended":
        return
    function, node = inst.data
    result = call(m, function, [], node)
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
