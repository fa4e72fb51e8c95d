"""What functions under `functools.cache` gave: the same object for the same arguments, whatever is done to it meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.code.execution.heap import Dict
from checker.code.execution.machine import Arg, Machine
from checker.code.execution.values import (
    ClientPath,
    Class,
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
    _doubt(m, where, result)
    if slot is not None:
        result = choose([(slot[0], slot[1] or frozenset()), (result, slot[1] or frozenset())])
    _make_room(m, where, summary)
    m.live.own(m.program.kept).keys[key] = (result, None)
    mapping = m.as_dict(result)
    if mapping is not None and isinstance(result, Ref):
        m.first_results[result.id] = (where, mapping.copy())
    return result


def forget_results(m: Machine, function: Function) -> None:
    """`function.cache_clear()`."""
    keys = m.live.own(m.program.kept).keys
    for key in [k for k in keys if _is_of(k, (function.module.path, function.id))]:
        del keys[key]


def _is_of(key: tuple[Any, ...], where: tuple[str, int]) -> bool:
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


def _most(decorator: Node) -> int | None:
    if decorator[0] != "call":
        return None
    given = next((value for kind, name, value in decorator[4] if name == "maxsize" or kind == 0), None)
    return given[2] if given is not None and given[0] == "const" and type(given[2]) is int else None


def note_results(m: Machine, changed_keys: Callable[[Dict, Dict], Any]) -> None:
    """Remember in which kept mappings the run has changed keys."""
    assert m.st is not None
    for id, (where, first) in m.first_results.items():
        after = m.st.get(id) if m.st.has(id) else None
        keys = frozenset(changed_keys(first, after)) if isinstance(after, Dict) else frozenset()
        if keys:
            m.program.changed_results[where] = m.program.changed_results.get(where, frozenset()) | keys


def _doubt(m: Machine, where: tuple[str, int], result: Value) -> None:
    """Another root was seen to change what the function keeps: which comes first, callers say."""
    keys = m.program.changed_results.get(where, frozenset())
    if m.closed_world or not keys or m.as_dict(result) is None or not isinstance(result, Ref):
        return
    own = m.own(result)
    deps: Deps = frozenset((Dep(DepKind.GLOBAL, f"{where}", "the kept mapping is changed while the program runs"),))
    for key in keys & own.keys.keys():
        value, have = own.keys[key]
        own.keys[key] = (choose([(value, deps), (Unknown(deps), deps)]), deps if have is None else have | deps)
