"""What functions under `functools.cache` gave: for the same arguments the same object, whatever was done to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from checker.code.execution.heap import Dict
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.objects.asked_methods import hashed
from checker.code.execution.values import (
    NONE,
    Class,
    ClientPath,
    Const,
    Dep,
    Deps,
    External,
    Function,
    ModuleValue,
    Ref,
    Unknown,
    Value,
    choose,
)
from checker.code.source.summary import FunctionSummary, Node, last_word
from checker.code.trail import DepKind

Kept = tuple[Any, ...]  # path and id of a function, its receiver, its arguments
_ANEW = "anew"  # marks what was kept and forgotten in this run
_DEFINITE = (Const, Ref, Class, External, Function, ModuleValue, ClientPath)


def keeps(summary: FunctionSummary) -> bool:
    """Whether one of the decorators is `@cache` or `@functools.lru_cache(maxsize=None)`."""
    return any(_is_cache(d) for d in summary.decorators)


def _is_cache(decorator: Node) -> bool:
    return last_word(decorator[3] if decorator[0] == "call" else decorator) in ("cache", "lru_cache")


def kept_result(
    m: Machine, function: Function, summary: FunctionSummary, args: list[Arg], run: Callable[[], Value]
) -> Value:
    """The result of a call of a function that keeps its results, made by `run` where these arguments are new."""
    if not _are_hashed(m, args):
        return Unknown()
    definite = all(kind < 2 and isinstance(value, _DEFINITE) for kind, _, value in args)
    if not definite or m.probe is not None or not (m.in_full or m.frame.want) or summary.is_async:
        return run()
    where = (function.module.path, function.id)
    key = (*where, function.receiver, tuple(args))
    slot = m.get(Ref(m.program.kept)).keys.get(key)
    if slot is not None and slot[1] is None:
        return m.surviving(slot[0], ("unknown", summary.pos))
    result = run()
    if m.st is None or result is m.cut:
        return result
    _doubt(m, key, result)
    if slot is not None:
        result = choose([(slot[0], slot[1] or frozenset()), (result, slot[1] or frozenset())])
    _make_room(m, where, summary)
    m.live.own(m.program.kept).keys[key] = (result, None)
    mapping = m.as_dict(result)
    if mapping is not None and isinstance(result, Ref):
        m.first_results[result.id] = (key, mapping.copy())
        m.program.changes.keepers.add(where)
    return result


def _are_hashed(m: Machine, args: list[Arg]) -> bool:
    """Ask the arguments for their hashes; whether that came to its end."""
    for _, _, value in args:
        hashed(m, value)
    return m.st is not None


def forget_results(m: Machine, function: Function) -> None:
    """`function.cache_clear()`."""
    where = (function.module.path, function.id)
    keys = m.live.own(m.program.kept).keys
    for key in [k for k in keys if _is_of(k, where)]:
        del keys[key]
    keys[_ANEW, where] = (NONE, None)


def _is_of(key: Kept, where: tuple[str, int]) -> bool:
    return key[:2] == where


def _make_room(m: Machine, where: tuple[str, int], summary: FunctionSummary) -> None:
    """`lru_cache(maxsize=2)` forgets the oldest result when a third comes."""
    most = next((_most(d) for d in summary.decorators if _is_cache(d)), None)
    if most is None:
        return
    keys = m.live.own(m.program.kept).keys
    have = [k for k in keys if _is_of(k, where)]
    for key in have[: max(0, len(have) - most + 1)]:
        del keys[key]
        keys[_ANEW, key] = (NONE, None)


def _most(decorator: Node) -> int | None:
    if decorator[0] != "call":
        return None
    given = next((value for kind, name, value in decorator[4] if name == "maxsize" or kind == 0), None)
    return given[2] if given is not None and given[0] == "const" and type(given[2]) is int else None


def note_results(m: Machine, changed_keys: Callable[[Dict, Dict], Any]) -> bool:
    """Remember in which kept mappings the run has changed keys; whether it has."""
    assert m.st is not None
    changes = False
    for id, (key, first) in m.first_results.items():
        after = m.st.get(id) if m.st.has(id) else None
        keys = frozenset(changed_keys(first, after)) if isinstance(after, Dict) else frozenset()
        if keys:
            m.program.changes.results[key] = m.program.changes.results.get(key, frozenset()) | keys
            changes = True
    return changes


def _doubt(m: Machine, key: Kept, result: Value) -> None:
    """A root was seen to change what is kept: unless that was forgotten since, callers say which comes first."""
    keys = m.program.changes.results.get(key, frozenset())
    known = m.get(Ref(m.program.kept)).keys
    anew = (_ANEW, key) in known or (_ANEW, key[:2]) in known
    if (m.closed_world and m.in_full) or not keys or anew or m.as_dict(result) is None or not isinstance(result, Ref):
        return
    why = "the kept mapping is changed while the program runs"
    deps: Deps = frozenset((Dep(DepKind.GLOBAL, f"{key[0]}:{key[1]}", why),))
    doubt_keys(m.own(result), keys, deps)


def doubt_keys(mapping: Dict, keys: Iterable[Any], deps: Deps) -> None:
    """Let keys of a mapping be as they are or what the rest of the program makes of them."""
    for key in sorted(keys, key=repr):
        value, have = mapping.keys.get(key) or (Unknown(deps), deps)
        mapping.keys[key] = (choose([(value, deps), (Unknown(deps), deps)]), deps if have is None else have | deps)
