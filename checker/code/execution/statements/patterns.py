"""`match` patterns: whether one fits, and what it binds."""

from __future__ import annotations

from checker.code.execution.expressions.truth import Decision, compare
from checker.code.execution.heap import Instance
from checker.code.execution.machine import Machine
from checker.code.execution.values import NO_DEPS, Class, Const, Deps, External, Ref, Unknown, Value, deps_of
from checker.code.source.summary import Node
from checker.code.trail import DepKind


def match_pattern(m: Machine, pattern: Node, value: Value, bind: bool = False) -> Decision:
    """(fits, deps): None where constants do not decide. With `bind` the names of the pattern are bound."""
    kind = pattern[0]
    if kind == "any":
        if bind and pattern[2]:
            m.bind(pattern[2], value)
        return True, NO_DEPS
    if kind == "as":
        outcome = match_pattern(m, pattern[2], value, bind)
        if bind:
            m.bind(pattern[3], value)
        return outcome
    if kind == "value":
        wanted = m.eval(pattern[2])
        by_identity = isinstance(wanted, Const) and (wanted.value is None or isinstance(wanted.value, bool))
        return compare(m, "is" if by_identity and pattern[2][0] == "const" else "==", value, wanted)
    if kind == "or":
        return _any(m, pattern, value, bind)
    if kind == "sequence":
        return _sequence(m, pattern, value, bind)
    if kind == "mapping":
        return _mapping(m, pattern, value, bind)
    if kind == "class":
        return _class(m, pattern, value, bind)
    return None, deps_of(value)


def _any(m: Machine, pattern: Node, value: Value, bind: bool) -> Decision:
    deps: Deps = NO_DEPS
    possible: list[Node] = []
    for inner in pattern[2]:
        fits, why = match_pattern(m, inner, value)
        if fits is None:
            deps |= why
        if fits is not False:
            possible.append(inner)
        if fits is True:
            break
    if bind and len(possible) == 1:
        match_pattern(m, possible[0], value, bind)
    elif bind:
        _bind_unknown(m, pattern, Unknown(deps))  # one of several binds its names
    if not possible:
        return False, NO_DEPS
    return (True, NO_DEPS) if fits is True else (None, deps)


def _all(outcomes: list[Decision]) -> Decision:
    deps: Deps = NO_DEPS
    undecided = False
    for outcome, why in outcomes:
        if outcome is False:
            return False, NO_DEPS
        if outcome is None:
            undecided = True
            deps |= why
    return (None, deps) if undecided else (True, NO_DEPS)


def _sequence(m: Machine, pattern: Node, value: Value, bind: bool) -> Decision:
    from checker.code.execution.expressions.sequences import peek

    seq = m.as_seq(value)
    if seq is None:
        if isinstance(value, Const) or m.as_dict(value) is not None or _is_plain_object(m, value):
            return False, NO_DEPS
        _, _, deps = peek(m, value)
        if bind:
            for inner in pattern[2]:
                _bind_unknown(m, inner, Unknown(deps))
        return None, deps or deps_of(value)
    patterns = pattern[2]
    star = next((i for i, p in enumerate(patterns) if p[0] == "star"), None)
    values = [v for v, _ in seq.items]
    doubts = [have for _, have in seq.items if have is not None]
    if doubts:
        return _of_some_length(m, pattern, len(values), len(doubts), NO_DEPS.union(*doubts), bind)
    if seq.rest is None and (len(values) < len(patterns) - 1 if star is not None else len(values) != len(patterns)):
        return False, NO_DEPS
    tail = len(patterns) - star - 1 if star is not None else 0
    outcomes: list[Decision] = []
    for i, inner in enumerate(patterns):
        if i == star:
            if bind and inner[2]:
                m.bind(inner[2], m.new_seq("list", values[star : len(values) - tail]))
            continue
        at = i if star is None or i < star else len(values) - (len(patterns) - i)
        item: Value = values[at] if 0 <= at < len(values) else seq.rest or Unknown()
        outcomes.append(match_pattern(m, inner, item, bind))
    return _all(outcomes) if seq.rest is None else (None, seq.rest_deps)


def _is_plain_object(m: Machine, value: Value) -> bool:
    """Whether an object's class has no base but the project's: then no sequence and no mapping is asked of it, whatever
    methods it has."""
    from checker.code.execution.objects.classes import info_of, mro

    inst = m.as_instance(value)
    if inst is None or inst.kind != "instance" or not isinstance(inst.cls, Class) or isinstance(inst.data, Ref):
        return False
    bases = mro(m, inst.cls)
    plain = all(isinstance(b, Class) or (isinstance(b, External) and b.name in _PLAIN_BASES) for b in bases)
    return plain and info_of(m, inst.cls).style in ("plain", "dataclass")


_PLAIN_BASES = frozenset({"builtins.object", "abc.ABC", "typing.Generic", "typing.Protocol"})


def _of_some_length(m: Machine, pattern: Node, most: int, doubtful: int, deps: Deps, bind: bool) -> Decision:
    """A sequence some of whose elements may be missing."""
    wanted = len(pattern[2])
    star = any(inner[0] == "star" for inner in pattern[2])
    if most < wanted - star or (not star and wanted < most - doubtful):
        return False, NO_DEPS
    for inner in pattern[2] if bind else ():
        _bind_unknown(m, inner, Unknown(deps))
    return None, deps


def _mapping(m: Machine, pattern: Node, value: Value, bind: bool) -> Decision:
    mapping = m.as_dict(value)
    if mapping is None:
        if bind:
            _bind_unknown(m, pattern, Unknown(deps_of(value)))
        other = isinstance(value, Const) or m.as_seq(value) is not None or _is_plain_object(m, value)
        return (False, NO_DEPS) if other else (None, deps_of(value))
    outcomes: list[Decision] = []
    seen = set()
    for key_node, inner in pattern[2]:
        key = m.eval(key_node)
        if not isinstance(key, Const):
            outcomes.append((None, deps_of(key)))
            continue
        seen.add(key.value)
        slot = mapping.keys.get(key.value)
        if slot is None:
            if mapping.open is None:
                return False, NO_DEPS
            outcomes.append((None, mapping.open))
            if bind:
                _bind_unknown(m, inner, Unknown(mapping.open))
            continue
        if slot[1] is not None:
            outcomes.append((None, slot[1]))
        outcomes.append(match_pattern(m, inner, slot[0], bind))
    if bind and pattern[3]:
        rest = mapping.copy()
        rest.keys = {k: v for k, v in rest.keys.items() if k not in seen}
        m.bind(pattern[3], m.add(rest))
    return _all(outcomes)


def _class(m: Machine, pattern: Node, value: Value, bind: bool) -> Decision:
    from checker.code.execution.objects.attributes import get
    from checker.code.library.instance_checks import is_instance

    cls = m.eval(pattern[2])
    fits = is_instance(m, value, cls)
    if fits is False:
        return False, NO_DEPS
    outcomes: list[Decision] = [(fits, deps_of(value))]
    names = _positional(m, cls) if isinstance(cls, Class) else []
    inst = m.as_instance(value)
    for i, inner in enumerate(pattern[3]):
        if isinstance(inst, Instance) and i < len(names):
            outcomes.append(match_pattern(m, inner, get(m, value, names[i], pattern), bind))
        elif isinstance(cls, External) and cls.name.startswith("builtins."):
            outcomes.append(match_pattern(m, inner, value, bind))  # `str(text)`
        else:
            deps = deps_of(value) or m.unknown(DepKind.BOUND, "what a pattern takes from an object", pattern).deps
            outcomes.append(match_pattern(m, inner, Unknown(deps), bind))
    for name, inner in pattern[4]:
        item = get(m, value, name, pattern)
        if m.st is None:
            return False, NO_DEPS
        outcomes.append(match_pattern(m, inner, item, bind))
    return _all(outcomes)


def _positional(m: Machine, cls: Class) -> list[str]:
    """The attributes that patterns of a class take by position."""
    from checker.code.execution.objects.classes import find_in_class, info_of

    own = m.as_seq(found) if (found := find_in_class(m, cls, "__match_args__")) is not None else None
    if own is not None:
        return [str(v.value) for v, _ in own.items if isinstance(v, Const)]
    return [f.name for f in info_of(m, cls).fields if not f.keyword_only]


def _bind_unknown(m: Machine, pattern: Node, value: Value) -> None:
    """All names of a pattern, at any depth, of a value of which nothing is known."""
    if pattern[0] in ("any", "star") and pattern[2]:
        m.bind(pattern[2], value)
    elif pattern[0] in ("or", "sequence"):
        for inner in pattern[2]:
            _bind_unknown(m, inner, value)
    elif pattern[0] == "mapping":
        for _, inner in pattern[2]:
            _bind_unknown(m, inner, value)
        if pattern[3]:
            m.bind(pattern[3], value)
    elif pattern[0] == "class":
        for inner in (*pattern[3], *(p for _, p in pattern[4])):
            _bind_unknown(m, inner, value)
    elif pattern[0] == "as":
        m.bind(pattern[3], value)
