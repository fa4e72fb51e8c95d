"""Mappings of module level that a root was seen to change: keys that it takes away or adds or whose values it replaces,
and iterators that it reads.

Most changes are told from the text (`mutations`). One through another name, `request = TEMPLATE.copy();
request["metadata"].pop("team")`, is not: what a run leaves behind shows it. Other roots are then run again, with such
keys in doubt, so that their callers say which comes first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.code.execution.calls.destructors import WHEN
from checker.code.execution.calls.kept_results import doubt_keys, note_results
from checker.code.execution.heap import Dict, Instance, Seq
from checker.code.execution.machine import Machine
from checker.code.execution.program import Program
from checker.code.execution.states import State
from checker.code.execution.values import (
    NO_DEPS,
    Class,
    Dep,
    Deps,
    External,
    Partial,
    Ref,
    Unknown,
    Value,
    alternatives,
    choose,
)
from checker.code.trail import DepKind

MAX_DEPTH = 4  # of mappings within what a name holds


def note_changed(m: Machine) -> None:
    """Remember what the run at its end has changed."""
    if m.st is None or not m.frames:
        return
    m.changes = note_results(m, _changed_keys)
    base = m.program.base
    for id in _held(m.st, base) - {m.program.kept}:
        before, after = base[id], m.st.get(id)
        if after is m.doubted.get(id):
            continue
        if before is not after and isinstance(before, Dict) and isinstance(after, Dict):
            keys = frozenset(_changed_keys(before, after))
            if id == m.program.externals:  # names of libraries that are set for the first time are no mapping's keys
                keys &= before.keys.keys()
            m.changes = m.changes or bool(keys)
            if keys - m.program.changes.keys.get(id, frozenset()):
                m.program.changes.keys[id] = m.program.changes.keys.get(id, frozenset()) | keys
        elif isinstance(before, Seq) and isinstance(after, Seq) and before.kind == "iterator":
            if len(after.items) < len(before.items):  # it was read
                m.program.changes.keys[id] = frozenset()
        elif places := frozenset(_changed_places(m.program, id, before, after)):
            m.changes = True
            m.program.changes.keys[id] = m.program.changes.keys.get(id, frozenset()) | places


def _held(state: State, base: dict[int, Any]) -> set[int]:
    """Objects of module level of which a path has a copy."""
    out = state.top.keys() & base.keys()
    layer = state.below
    while layer is not None:
        out |= layer.objects.keys() & base.keys()
        layer = layer.below
    return out


def _changed_keys(before: Dict, after: Dict) -> Iterator[Any]:
    for key, slot in before.keys.items():
        now = after.keys.get(key)
        if now is slot or now == slot:
            continue
        if (
            now is None
            or _is_certain(now[1])
            or (now[1] is None and all(_is_certain(d) for _, d in _ways(now[0], slot)))
        ):
            yield key
    yield from (key for key, slot in after.keys.items() if key not in before.keys and _is_certain(slot[1] or NO_DEPS))


def _changed_places(program: Program, id: int, before: object, after: object) -> Iterator[Any]:
    """Places of a list, attributes of a namespace and names of a module that hold something else than before."""
    if isinstance(before, Seq) and isinstance(after, Seq):
        for place, (value, _) in enumerate(before.items):
            now = after.items[place] if place < len(after.items) else None
            if now is None:
                yield ("gone", place)
            elif now[0] != value and _is_replaced(now[0], value, now[1]):
                yield place
    elif isinstance(before, Instance) and isinstance(after, Instance):
        if before.kind == "module":
            written = next((m.global_writers for m in program.project.modules.values() if m.env == id), {})
        elif before.cls == _NAMESPACE or before.kind == "class":
            written = {}
        else:
            return
        for name, (value, _) in before.attrs.items():
            now = after.attrs.get(name)
            if name in written or (before.cls != _NAMESPACE and not carries(program, value)):
                continue
            if now is None or (now[0] != value and _is_replaced(now[0], value, now[1])):
                yield name


def carries(program: Program, value: Value, depth: int = MAX_DEPTH) -> bool:
    """Whether a value holds, at any depth, a mapping with keys that the policy asks for."""
    return any(_carries(program, v, depth) for v, _ in alternatives(value) if isinstance(v, (Ref, Class)))


def _carries(program: Program, value: Ref | Class, depth: int) -> bool:
    obj = program.base.get(value.id) if depth else None
    if isinstance(obj, Dict) and any(isinstance(k, str) and k.lower() in program.carried for k in obj.keys):
        return True
    return any(carries(program, v, depth - 1) for v in _held_by(obj))


def _held_by(obj: object) -> Iterator[Value]:
    """What is within an object of module level."""
    for value in _directly_held(obj):
        yield from (given for _, _, given in value.args) if isinstance(value, Partial) else (value,)


def _directly_held(obj: object) -> Iterator[Value]:
    if isinstance(obj, Dict):
        yield from (value for value, _ in obj.keys.values())
    elif isinstance(obj, Seq):
        yield from (value for value, _ in obj.items)
    elif isinstance(obj, Instance) and obj.kind in ("instance", "class"):
        yield from (value for value, _ in obj.attrs.values())
    elif isinstance(obj, Instance) and obj.kind == "record" and isinstance(obj.data, Ref):
        yield obj.data


def _is_replaced(now: Value, before: Value, have: Deps | None) -> bool:
    return _is_certain(have or NO_DEPS) and any(v != before and _is_certain(d) for v, d in alternatives(now))


_NAMESPACE = External("types.SimpleNamespace")


def _ways(value: Value, slot: tuple[Value, Deps | None]) -> list[tuple[Value, Deps]]:
    return [(v, d) for v, d in alternatives(value) if v != slot[0]]


def _is_certain(deps: Deps | None) -> bool:
    """Whether code that was read does it, if only on some paths: more than a doubt about it."""
    return deps is not None and not any(d.kind in _DOUBTS and d not in WHEN for d in deps)


_DOUBTS = frozenset({DepKind.GLOBAL, DepKind.CHANGED, DepKind.RESULT, DepKind.OUTSIDE, DepKind.ESCAPED, DepKind.BOUND})


def doubt_changed(m: Machine) -> None:
    """Let the mappings that some root changes be as they are or changed, in a run that may come late, or that leaves
    out what changes them."""
    if (m.closed_world and m.in_full) or m.st is None:
        return
    for id, keys in m.program.changes.keys.items():
        doubted = _in_doubt(m.program, id, m.live.get(id), keys)
        if doubted is not None:
            m.live.put(id, doubted)
            m.doubted[id] = doubted


def _in_doubt(program: Program, id: int, found: object, keys: frozenset[Any]) -> Dict | Seq | Instance | None:
    """A mapping, list, namespace or iterator as some root may have left it; made once, and shared by all runs."""
    known = program.changes.doubts.get(id)
    if known is not None and known[0] is found and known[1] == keys:
        return known[2]
    out: Dict | Seq | Instance | None = None
    if isinstance(found, Seq) and found.kind == "iterator":
        read = "what the iterator gives may have been read before"
        doubt: Deps = frozenset((Dep(DepKind.GLOBAL, f"iterator {id}", read),))
        out = found.copy()
        out.items = [(v, doubt if have is None else have | doubt) for v, have in out.items]
    elif isinstance(found, Dict):
        path, pos = found.origin
        why = "the mapping is changed while the program runs"
        out = found.copy()
        doubt_keys(out, keys, frozenset((Dep(DepKind.GLOBAL, f"{path}:{pos}", why, path, pos),)))
    elif isinstance(found, (Seq, Instance)):
        why = "it is changed while the program runs"
        deps: Deps = frozenset((Dep(DepKind.GLOBAL, f"changed {id}", why),))
        out = found.copy()
        if isinstance(out, Seq):
            for number, (value, have) in enumerate(out.items):
                here = _or_another(value, deps) if number in keys else value
                out.items[number] = (here, deps | (have or NO_DEPS) if ("gone", number) in keys else have)
        else:
            out.attrs = {n: (_or_another(v, deps), h) if n in keys else (v, h) for n, (v, h) in out.attrs.items()}
    program.changes.doubts[id] = (found, keys, out)
    return out


def _or_another(value: Value, deps: Deps) -> Value:
    return choose([(value, deps), (Unknown(deps), deps)])


def names_of_changed(program: Program) -> frozenset[str]:
    """Names of module level that hold a changed mapping, at any depth, and of functions that keep one."""
    out: set[str] = set()
    for module in program.project.modules.values():
        env = program.base.get(module.env) if module.env >= 0 else None
        if isinstance(env, Instance):
            out.update(name for name, slot in env.attrs.items() if _holds(program, slot[0], MAX_DEPTH))
            out.update(program.changes.keys.get(module.env, ()))
            kept = (id for path, id, *_ in program.changes.results if path == module.path)
            out.update(module.parsed.function(id).name for id in kept)
    return frozenset(out)


def _holds(program: Program, value: Value, depth: int) -> bool:
    return any(isinstance(v, (Ref, Class)) and _is_holder(program, v, depth) for v, _ in alternatives(value))


def _is_holder(program: Program, ref: Ref | Class, depth: int) -> bool:
    if ref.id in program.changes.keys:
        return True
    obj = program.base.get(ref.id) if depth else None
    return any(_holds(program, v, depth - 1) for v in _held_by(obj))
