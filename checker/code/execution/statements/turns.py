"""Ids that the turns of a loop share: made before it, and sent by each of its turns.

A loop whose turns are attempts of one request (it ends when one succeeds, or its variable says so) may share its id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from checker.code.execution.heap import Instance, Slot
from checker.code.execution.machine import Machine
from checker.code.execution.origins import Origin, OriginKind, is_made_once, mark, origin_of
from checker.code.execution.program import Program
from checker.code.execution.values import Ref, Value
from checker.code.source.summary import Node, last_word

_ATTEMPT = re.compile(r"_*(?:\w+_)?(?:attempts?|retry|retries|try|tries|backoff|delay)(?:_\w+)?|_+")


def shares(program: Program, loop: Node, target: Node, body: Any) -> bool:
    """Whether each turn is for something else: it reads the loop's variable, and no turn ends the loop."""
    found = program.loops.get(id(loop))
    if found is None or found[0] is not loop:
        found = program.loops[id(loop)] = (loop, _shares(target, body))
    return found[1]


def _shares(target: Node, body: Any) -> bool:
    names = set(_names(target))
    if not names or any(_ATTEMPT.fullmatch(name) for name in names) or _holds(body, ("break", "return")):
        return False
    return not _enters(body, names) and any(name in names for name in _names(body))


# Words of calls by which a `while` loop takes what its next turn is for.
_TAKES = frozenset(
    "pop popleft popitem get get_nowait getch input next anext recv receive readline poll lpop rpop blpop brpop "
    "dequeue fetchone take prompt prompt_async read_line accept".split()
)


def takes_next(test: Node, body: tuple[Node, ...]) -> bool:
    """Whether each turn of a `while` loop is for something else: it takes the next item, reads it, and no turn ends the
    loop. A loop whose condition counts attempts is a retry."""
    if any(_ATTEMPT.fullmatch(name) for name in _names(test)):
        return False
    taken = {name for part in (test, *body) for name in _taken(part)}
    # `if not line: break` ends the loop for what was taken, not for what became of it.
    rest = tuple(s for s in body if not (s[0] == "if" and taken & set(_names(s[2]))))
    return bool(taken) and not _holds(rest, ("break", "return")) and any(name in taken for name in _names(body))


def _taken(node: Any) -> Iterator[str]:
    """Names that a statement, or the condition, gives the next item."""
    if node[0] == "assign" and _is_taking(node[3]):
        yield from (name for target in node[2] for name in _names(target))
    elif node[0] == "walrus" and _is_taking(node[3]):
        yield node[2]
    elif node[0] in ("compare", "not", "bool"):
        yield from (name for part in node[2:] if isinstance(part, tuple) and part for name in _taken(part))


def _is_taking(node: Node) -> bool:
    while node[0] == "await":
        node = node[2]
    return node[0] == "call" and last_word(node[3]) in _TAKES


def _names(node: Any) -> Iterator[str]:
    if isinstance(node, tuple):
        if len(node) > 2 and node[0] == "name" and isinstance(node[2], str):
            yield node[2]
        for part in node:
            yield from _names(part)


def _holds(node: Any, kinds: tuple[str, ...]) -> bool:
    return isinstance(node, tuple) and (
        (bool(node) and node[0] in kinds and len(node) > 1 and isinstance(node[1], int))
        or any(_holds(part, kinds) for part in node)
    )


def _enters(node: Any, names: set[str]) -> bool:
    """`with attempt:`, as retry libraries have it."""
    if not isinstance(node, tuple):
        return False
    if len(node) > 2 and node[0] == "with" and any(set(_names(value)) & names for value, _ in node[2]):
        return True
    return any(_enters(part, names) for part in node)


@contextmanager
def shared(m: Machine, node: Node, scope: int, wanted: bool) -> Iterator[None]:
    """Within it the ids and times that the names of a scope (by heap id) hold, and those in their mappings and clients,
    are those of all turns of the loop `node`."""
    marked: list[tuple[int, Any, Value, Value]] = []
    if wanted and m.st is not None and not m.survey:
        env = m.live.get(scope)
        if isinstance(env, Instance) and env.kind == "env":
            _mark_slots(m, node, scope, env.attrs, marked)
            for value, _ in list(env.attrs.values()):
                for ref in _mappings(m, value):
                    found = m.as_dict(ref)
                    if found is not None:
                        _mark_slots(m, node, ref.id, found.keys, marked)
    yield
    if m.st is None:
        return
    for id, key, before, during in marked:
        slots = _slots(m.live.get(id))
        if key in slots and slots[key][0] is during:
            _slots(m.live.own(id))[key] = (before, slots[key][1])


def _mark_slots(m: Machine, node: Node, id: int, slots: dict[Any, Slot], marked: list[Any]) -> None:
    path, pos = m.here(node)
    for key, (value, have) in list(slots.items()):
        if isinstance(key, str) and is_made_once(value) and origin_of(m.program, value) is None:
            during = mark(m.program, value, Origin(OriginKind.LOOP, key, path, pos))
            _slots(m.live.own(id))[key] = (during, have)
            marked.append((id, key, value, during))


def _slots(obj: Any) -> dict[Any, Slot]:
    found: dict[Any, Slot] = obj.attrs if isinstance(obj, Instance) else obj.keys
    return found


def _mappings(m: Machine, value: Value) -> Iterator[Ref]:
    """The mapping that a value is, and those with which a client was made."""
    if not isinstance(value, Ref):
        return
    if m.as_dict(value) is not None:
        yield value
    inst = m.as_instance(value)
    if inst is not None and inst.client is not None:
        for layer in inst.client.layers:
            yield from (v for v, _ in layer.args.values() if isinstance(v, Ref) and m.as_dict(v) is not None)
