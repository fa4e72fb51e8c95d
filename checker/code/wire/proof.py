"""What is proven of a field at one call: the carriers of the call and its client, in order of precedence.

The result per field is one of the table's four proofs (docs/soundness.md) together with what decides it: an absence
that a parameter decides is not shown to be one until the callers are judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from checker.code.callsite import LACKING, Proof
from checker.code.demand import Demand
from checker.code.execution.heap import Dict, Instance
from checker.code.execution.machine import Machine
from checker.code.execution.values import (
    NO_DEPS,
    Choice,
    Const,
    Dep,
    Deps,
    External,
    Method,
    Text,
    Unknown,
    Value,
    alternatives,
    as_data,
    choose,
    deps_of,
)
from checker.code.trail import DepKind
from checker.policy.model import Field

Step = tuple[str, int, str]  # path, packed position, note


@dataclass(frozen=True, slots=True)
class Result:
    """Proof of one field. `deps` decide it where it is not final; `steps` are the evidence. Those in `whole` are
    mappings that would hold the field, those in `plain` its value, those in `spread` arguments among which one of that
    name would hold it; the others choose between ways. `spelling` is that of the key that holds it."""

    proof: Proof
    deps: Deps = NO_DEPS
    carrier: str | None = None
    steps: tuple[Step, ...] = ()
    whole: Deps = NO_DEPS
    plain: Deps = NO_DEPS
    spread: frozenset[tuple[Dep, str]] = frozenset()
    spelling: str = ""  # of the key that holds it


_ANY_TEXT = "q7"  # stands for text that is not known, and is itself no placeholder

ABSENT = Result(Proof.ABSENT)
PRESENT = Result(Proof.PRESENT)


# In a mapping of headers that a hook sees: what came before the hook, if anything.
INHERITED = External("<inherited>")


@dataclass(slots=True)
class Carrier:
    """One thing that carries: `leaf` headers or metadata with its value; `either`: one of several groups applies;
    `unknown`: anything may be carried here. `path` leads to it from the arguments; `inner`: from a client within the
    client; `late`: a hook that sees all the others (its mapping holds `INHERITED` where it leaves them alone)."""

    leaf: str
    value: Value | None = None
    presence: Deps | None = None
    path: tuple[str, ...] = ()
    groups: list[tuple[list[Carrier], Deps]] = field(default_factory=list)
    inner: bool = False
    late: bool = False
    argument: str = ""  # of unknown arguments: the one that would hold headers, else metadata


def prove(m: Machine, carriers: Sequence[Carrier], wanted: Field, demand: Demand) -> Result:
    """The proof of one field: in the headers or in the metadata, whichever shows more."""
    headers, metadata = fold(m, carriers, wanted, demand, ABSENT, ABSENT)
    return any_of(headers, metadata)


def fold(
    m: Machine, carriers: Sequence[Carrier], wanted: Field, demand: Demand, headers: Result, metadata: Result
) -> tuple[Result, Result]:
    """The proofs of one field in headers and in metadata, when the carriers are laid over what is proven so far."""
    for carrier in carriers:
        if carrier.leaf == "either":
            rows = [(fold(m, group, wanted, demand, headers, metadata), deps) for group, deps in carrier.groups]
            headers = join([(row[0], deps) for row, deps in rows])
            metadata = join([(row[1], deps) for row, deps in rows])
        elif carrier.leaf == "unknown":
            headers = headers if headers.proof is Proof.PRESENT else _doubted(carrier, headers)
        elif carrier.value is not None and carrier.leaf == "headers" and wanted.carriers.headers:
            headers = _laid(m, carrier, [n.lower() for n in wanted.carriers.headers], headers, demand, "header")
        elif carrier.value is not None and carrier.leaf == "metadata" and wanted.carriers.metadata:
            metadata = _laid(m, carrier, wanted.carriers.metadata, metadata, demand, "metadata")
    return headers, metadata


def _doubted(carrier: Carrier, lower: Result) -> Result:
    """`lower` with arguments over it of which nothing is known."""
    doubt = carrier.presence or NO_DEPS
    spread = lower.spread | {(dep, carrier.argument) for dep in doubt}
    return Result(Proof.UNKNOWN, doubt | lower.deps, whole=doubt | lower.whole, plain=lower.plain, spread=spread)


def _laid(m: Machine, carrier: Carrier, names: Sequence[str], lower: Result, demand: Demand, what: str) -> Result:
    """`lower` with a mapping over it, under any of the field's names."""
    assert carrier.value is not None
    best: Result | None = None
    for name in names:
        below = lower if best is None or carrier.late else ABSENT
        seen = over(m, carrier.value, name, what == "header", below, demand, f"{what} {name}", carrier.late)
        best = seen if best is None else any_of(best, seen)
    return _maybe(best or lower, lower, carrier.presence)


def _maybe(upper: Result, lower: Result, presence: Deps | None) -> Result:
    return upper if presence is None else join([(upper, presence), (lower, presence)])


def over(
    m: Machine,
    mapping: Value,
    name: str,
    ignore_case: bool,
    lower: Result,
    demand: Demand,
    label: str,
    late: bool = False,
) -> Result:
    """The proof after `mapping` is laid over what `lower` proves: its key wins, a removed key is gone."""
    if isinstance(mapping, Choice):
        return join([(over(m, v, name, ignore_case, lower, demand, label, late), d) for v, d in mapping.alternatives])
    if is_missing(m, mapping):
        return lower
    from checker.code.execution.expressions.merging import mapping_of

    mapping = as_data(mapping)
    found = mapping_of(m, mapping)
    if found is None and m.as_seq(mapping) is not None:
        found = _of_pairs(m, mapping)
    if found is None:
        if lower.proof is Proof.PRESENT:
            return lower
        deps = decided_by(mapping)
        return _over_unknown(deps, lower)
    if late:
        return _after_hook(m, found, name, lower, demand, label)
    return _in_dict(m, found, name, ignore_case, lower, demand, label)


def _over_unknown(mapping: Deps, lower: Result) -> Result:
    """The proof where a mapping of which not all is known lies over `lower`."""
    deps, whole = mapping | lower.deps, mapping | lower.whole
    return Result(Proof.UNKNOWN, deps, None, _trail(mapping), whole, lower.plain, lower.spread)


def _of_pairs(m: Machine, value: Value) -> Dict | None:
    """A list of (name, value) pairs as a mapping."""
    from checker.code.execution.expressions.merging import pairs_into

    ref = m.new_dict()
    pairs_into(m, ref, value)
    return m.as_dict(ref)


def _after_hook(m: Machine, found: Dict, name: str, lower: Result, demand: Demand, label: str) -> Result:
    """What a hook leaves of a header: the key that it does not touch is as it was, one that it drops is gone."""
    slot = found.keys.get(name)
    if slot is None:
        return lower if found.open is not None and lower.proof is Proof.UNKNOWN else ABSENT
    rest = [(v, d) for v, d in alternatives(slot[0]) if v != INHERITED]
    if found.open is not None and lower.proof is not Proof.PRESENT:  # it may be among the keys that are not known
        lower = _over_unknown(found.open, lower)
    if not rest:
        return lower
    written = replace(of_value(m, choose(rest), demand), carrier=label)
    touched = len(rest) == len(alternatives(slot[0]))
    if lower.proof is Proof.ABSENT and not touched and slot[1] is None:
        return written
    doubt: Deps = NO_DEPS
    for _, deps in rest:
        doubt |= deps
    rows = [(written, doubt)]
    if not touched or slot[1] is not None:
        rows.append((lower, doubt if slot[1] is None else doubt | slot[1]))
    return join(rows)


def _in_dict(
    m: Machine, found: Dict, name: str, ignore_case: bool, lower: Result, demand: Demand, label: str
) -> Result:
    result = lower
    if found.open is not None and lower.proof is not Proof.PRESENT:
        result = _over_unknown(found.open, lower)
    hit = False
    for key, (value, have) in found.keys.items():
        if not isinstance(key, str) or (key.lower() if ignore_case else key) != name:
            continue
        hit = True
        if lower.spelling not in ("", key) and _is_omitted(m, value):
            continue  # SDKs merge headers by their spelling: this removes another
        status = of_value(m, value, demand)
        status = replace(status, carrier=label, spelling=key)
        result = status if have is None else join([(status, have), (result, have)])
    if not hit and result is lower and lower.proof is Proof.ABSENT and found.origin[1]:
        return replace(
            lower, steps=((found.origin[0], found.origin[1], f"no {label.partition(' ')[2]} is in this mapping"),)
        )
    if hit and result.proof in LACKING and found.origin[1] and not result.steps:
        return replace(result, steps=((found.origin[0], found.origin[1], f"{label} is set here"),))
    return result


def _is_omitted(m: Machine, value: Value) -> bool:
    """Whether a header is taken away: by `Omit()`, or by the SDK's own instance of it, `omit`."""
    if isinstance(value, External):
        return value.name.rpartition(".")[2] == "omit"
    inst = m.as_instance(value)
    return inst is not None and inst.kind == "omit"


def is_missing(m: Machine, value: Value) -> bool:
    """None, `NOT_GIVEN` and `Omit()`: the same as no argument."""
    if isinstance(value, Const):
        return value.value is None or value.value == ""
    if isinstance(value, External):
        return value.name.rpartition(".")[2] in ("NOT_GIVEN", "omit", "not_given", "NotGiven", "Omit", "UNSET")
    inst = m.as_instance(value)
    return inst is not None and inst.kind == "omit"


def of_value(m: Machine, value: Value, demand: Demand) -> Result:
    """The proof that a value, where a carrier holds it, is no placeholder and not empty."""
    value = as_data(value)
    if isinstance(value, Choice):
        return join([(of_value(m, v, demand), d) for v, d in value.alternatives])
    if isinstance(value, Const):
        if value.value is None:
            return ABSENT
        text = value.value.decode("utf-8", "replace") if isinstance(value.value, bytes) else str(value.value)
        return Result(Proof.PLACEHOLDER) if demand.is_placeholder(text) else PRESENT
    if isinstance(value, Text):
        if any(p is not None and p.strip() for p in value.parts):
            if demand.is_placeholder("".join(_ANY_TEXT if p is None else p for p in value.parts)):
                return Result(Proof.PLACEHOLDER)  # `<{name}>`: whatever is filled in
            return PRESENT
        if value.filled:
            return _filled(value.deps)
        return _unknown_value(decided_by(value))
    if isinstance(value, Unknown) and value.filled:
        # Not empty; yet a caller that gives it may give a placeholder.
        return _filled(value.deps)
    if is_missing(m, value):
        return ABSENT
    inst = m.as_instance(value)
    if inst is not None:
        return _of_object(m, inst, demand)
    if m.as_seq(value) is not None or m.as_dict(value) is not None:
        return PRESENT
    return _unknown_value(decided_by(value))


def _filled(deps: Deps) -> Result:
    """Of a value that is not empty, whatever it is: a caller may give a placeholder."""
    asked = frozenset(d for d in deps if d.is_open)
    return Result(Proof.PRESENT, asked, plain=asked)


def _unknown_value(deps: Deps) -> Result:
    return Result(Proof.UNKNOWN, deps, None, _trail(deps), plain=deps)


def _of_object(m: Machine, inst: Instance, demand: Demand) -> Result:
    if inst.kind == "member":
        slot = inst.attrs.get("value")
        return of_value(m, slot[0], demand) if slot is not None else PRESENT
    if inst.open is not None:
        return _unknown_value(inst.open)
    return PRESENT


def decided_by(value: Value) -> Deps:
    """What decides a value that is not known; never empty."""
    deps = deps_of(value)
    if deps:
        return deps
    why, kind, subject = "the value is not followed", DepKind.BOUND, ""
    if isinstance(value, External):
        why, kind, subject = f"`{value.name}` is not part of the project", DepKind.OUTSIDE, value.name
    elif isinstance(value, Method):
        why = f"the value of `.{value.name}` is not followed"
    return frozenset((Dep(kind, why, why, subject=subject),))


def _trail(deps: Deps) -> tuple[Step, ...]:
    """Where the trail was lost, for evidence: the places of `deps`, sorted."""
    steps = sorted((d.path, d.pos, d.why) for d in deps if d.path)
    return tuple(steps[:3])


def join(items: list[tuple[Result, Deps]]) -> Result:
    """The proof where one of several holds. An absence counts as shown only where nothing outside decides it."""
    first = items[0][0]
    if len(items) == 1 or all(r == first for r, _ in items):
        return first
    proofs = {r.proof for r, _ in items}
    if len(proofs) == 1:
        every: set[Dep] = set()
        for r, _ in items:
            every |= r.deps
        return _with_roles(replace(first, deps=frozenset(every)), items)
    bad = [(r, d) for r, d in items if r.proof in LACKING]
    for r, d in bad:
        if not d and not r.deps:
            return r
    deps: set[Dep] = set()
    steps: tuple[Step, ...] = ()
    for r, d in items:
        if r.proof is not Proof.PRESENT:
            deps |= d | r.deps
            steps = steps or r.steps
    if not deps or (len(bad) == len(items)):
        if bad:
            merged: set[Dep] = set()
            for r, _ in bad:
                merged |= r.deps
            return _with_roles(replace(bad[0][0], deps=frozenset(merged)), items)
        return next(r for r, _ in items if r.proof is Proof.UNKNOWN)
    found = frozenset(deps)
    return _with_roles(Result(Proof.UNKNOWN, found, first.carrier, steps or _trail(found)), items)


def _with_roles(result: Result, items: Sequence[tuple[Result, Deps]]) -> Result:
    """What the deps of several proofs decide, in one."""
    if not any(r.whole or r.plain or r.spread for r, _ in items):
        return result
    whole = NO_DEPS.union(*(r.whole for r, _ in items))
    plain = NO_DEPS.union(*(r.plain for r, _ in items))
    spread = frozenset().union(*(r.spread for r, _ in items))
    return replace(result, whole=whole, plain=plain, spread=spread)


_RANK: dict[Any, int] = {Proof.PRESENT: 0, Proof.UNKNOWN: 1, Proof.PLACEHOLDER: 2, Proof.ABSENT: 3}


def any_of(left: Result, right: Result) -> Result:
    """The proof where either of two carriers suffices."""
    best, other = (left, right) if _RANK[left.proof] <= _RANK[right.proof] else (right, left)
    if best.proof is Proof.PRESENT:
        return best
    if best.proof is Proof.UNKNOWN and other.proof is Proof.UNKNOWN:
        joined = replace(best, deps=best.deps | other.deps, steps=(*best.steps, *other.steps)[:4])
        return _with_roles(joined, [(best, NO_DEPS), (other, NO_DEPS)])
    return best if best.steps or not other.steps else replace(best, steps=other.steps)
