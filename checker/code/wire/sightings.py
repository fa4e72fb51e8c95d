"""Arrivals at billable calls, as facts: what was called where, what was proven, from which callers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from checker.code.callsite import LACKING, Shape
from checker.code.execution.heap import Slot
from checker.code.execution.machine import Machine
from checker.code.execution.values import (
    NO_DEPS,
    Const,
    Dep,
    Deps,
    Function,
    Ref,
    Value,
    alternatives,
    deps_of,
)
from checker.code.source.project import Module
from checker.code.source.summary import Node
from checker.code.trail import DepKind
from checker.code.wire.contents import Sent, keys, sent
from checker.code.wire.endpoints import Target, target, usage_of
from checker.code.wire.fates import CLIENT
from checker.code.wire.inherited import displaces, inherited
from checker.code.wire.limits import Over, overflows
from checker.code.wire.proof import Carrier, Result, is_missing, join, prove
from checker.code.wire.replaced import may_be_replaced
from checker.code.wire.ways import ways_of
from checker.sdks.model import CallSpec


@dataclass(frozen=True, slots=True)
class Facts:
    """What is certain of one arrival beyond the proof of the fields."""

    sent: tuple[Sent, ...] = ()
    over: tuple[Over, ...] = ()
    target: Target | None = None
    usage_lost: bool = False
    keys: frozenset[str] = frozenset()
    usage_open: Deps = NO_DEPS  # what of it callers may say
    usage_by: tuple[tuple[Module, int, int], ...] = ()  # calls by which it is lost


NO_MORE = Facts()
_OWN = CallSpec("", "", "")
_BODIES = ("json", "data", "content")  # parameters of HTTP libraries

# A modelled decorator or `with` block of a caller may bring along what the call itself does not.
AROUND: Deps = frozenset((Dep(DepKind.CONTEXT, "<around>", "the callers may add it around the call"),))


@dataclass(slots=True)
class Sighting:
    """One arrival at a billable call. `chain` holds the calling expressions from the innermost outward. `kind` is empty
    where the URL is not settled. `tentative`: another class of the receiver may make it another call, or callers may
    rule it out. `guarded`: they may do no more than that, and it fails wherever it is made."""

    module: Module
    pos: int
    end: int
    spec: CallSpec
    kind: str
    results: dict[str, Result]
    chain: tuple[tuple[Module, int, int], ...]
    stream: bool
    lost: tuple[tuple[str, tuple[str, ...], str], ...]
    guessed: bool
    tentative: bool
    reads: frozenset[str]
    facts: Facts = NO_MORE
    closed: dict[str, Result] | None = None  # the results where no caller adds anything around the call
    passed: dict[str, Shape] = field(default_factory=dict)
    spread: bool = False
    inherited: frozenset[str] = frozenset()
    displaces: frozenset[str] = frozenset()
    root: tuple[str, int] = ("", 0)
    went: tuple[Dep, ...] = ()  # of a client whose requests are not seen: where it went
    home: tuple[str, int] | None = None  # the root in whose text it stands
    guarded: bool = False
    client_ways: frozenset[str] = frozenset()
    aside: bool = False  # in a function within the root which holds no word of a call, and which nobody there calls


def note(
    m: Machine,
    spec: CallSpec,
    kind: str,
    ref: Ref | None,
    values: dict[str, Slot],
    carriers: list[Carrier],
    doubt: Deps | None,
    node: Node,
    guessed: bool,
    below: list[Carrier],
) -> None:
    """`doubt`: what else may be among the arguments; `below`: carriers of the client and of module defaults."""
    demand = m.program.demand
    results = {f.name: prove(m, carriers, f, demand) for f in demand.fields}
    lost = _lost(m, spec, ref, values)
    found = sighting_of(m, spec, kind, results, _streams(spec, values), lost, node, guessed, bool(m.virtual))
    if m.program.models.ambient and not m.closed_world:
        around = Carrier("unknown", presence=AROUND)
        found.results, found.closed = {f.name: prove(m, [around, *carriers], f, demand) for f in demand.fields}, results
    found.facts = _facts(m, spec, ref, values, carriers, doubt)
    found.passed = {name: _shape(m, values[name]) for name in spec.carriers if name in values}
    found.spread = doubt is not None
    found.inherited = inherited(m, below)
    found.displaces = displaces(spec, values, below)
    found.client_ways = ways_of(m, ref)
    found.tentative = found.tentative or may_be_replaced(m, spec)
    found.guarded = not found.tentative and _is_guarded(m, found)
    found.tentative = found.tentative or found.guarded
    m.sightings.append(found)


def _is_guarded(m: Machine, s: Sighting) -> bool:
    """Whether a call that fails for certain stands on a path which a caller chooses: the callers may rule it out."""
    certain = any(r.proof in LACKING and not r.deps for r in s.results.values())
    if not certain:
        return False
    guards = m.live.cond.union(*(f.entry_cond for f in m.frames))
    return any(d.is_open for d in guards)


def _facts(
    m: Machine, spec: CallSpec, ref: Ref | None, values: dict[str, Slot], carriers: list[Carrier], doubt: Deps | None
) -> Facts:
    catalogue = m.program.catalogue
    limits = catalogue.sdk(spec.sdk).limits
    usage_lost, usage_open = usage_of(m, spec, values, doubt)
    return Facts(
        sent(m, carriers, m.program.demand.fields),
        tuple(dict.fromkeys(overflows(m, carriers, limits, catalogue.header_limits))),
        target(m, spec, ref, values),
        usage_lost,
        keys(m, carriers),
        usage_open,
    )


def _shape(m: Machine, slot: Slot) -> Shape:
    shapes = set()
    for value, _ in alternatives(slot[0]):
        if m.as_dict(value) is not None:
            shapes.add(Shape.MAPPING)
        else:
            shapes.add(Shape.PAIRS if m.as_seq(value) is not None else Shape.UNKNOWN)
    return shapes.pop() if len(shapes) == 1 and slot[1] is None else Shape.UNKNOWN


def note_unsettled(
    m: Machine, spec: CallSpec, ref: Ref | None, values: dict[str, Slot], node: Node, is_blank: bool
) -> None:
    """A request to a URL which a caller may give, or one of which nothing is known (`is_blank`) with a body which a
    caller gives: no call site yet, but its callers are to be looked at."""
    assert spec.http is not None
    slot = values.get(spec.http)
    inst = m.as_instance(ref) if ref is not None else None
    base = inst.client.base if inst is not None and inst.client is not None else None
    deps: Deps = NO_DEPS
    for value in (slot[0] if slot is not None else None, base):
        for one, _ in alternatives(value) if value is not None else ():
            request = m.as_instance(one)
            url = request.client.base if request is not None and request.client is not None else value
            deps |= deps_of(url) if url is not None else NO_DEPS
    if is_blank:
        deps |= frozenset(d for name in _BODIES if name in values for d in deps_of(values[name][0]))
    if any(d.is_open for d in deps):
        m.sightings.append(sighting_of(m, spec, "", {}, False, (), node, True, True))


def note_own(m: Machine, function: Value, node: Node) -> None:
    """A call by a name of billable methods that arrives at the project's own code, or at a mock, sends nothing: a site
    there which was seen by its shape, or before the method was replaced, is none where all callers show this."""
    inst = m.as_instance(function)
    receiver = m.as_instance(function.receiver) if isinstance(function, Function) and function.receiver else None
    own = isinstance(function, Function) or (inst is not None and (inst.kind == "mock" or inst.cls is not None))
    given = any(i is not None and (i.open is not None or i.client is not None) for i in (inst, receiver))
    if own and not given:
        m.sightings.append(sighting_of(m, _OWN, "", {}, False, (), node, True, False))


def note_looked_up(m: Machine, name: Deps, node: Node) -> None:
    """A function of an SDK that is looked up by a name which callers give: they are to be looked at."""
    if any(d.is_open for d in name):
        m.sightings.append(sighting_of(m, _OWN, "", {}, False, (), node, True, True))


def sighting_of(
    m: Machine,
    spec: CallSpec,
    kind: str,
    results: dict[str, Result],
    stream: bool,
    lost: tuple[tuple[str, tuple[str, ...], str], ...],
    node: Node,
    guessed: bool,
    tentative: bool,
) -> Sighting:
    return Sighting(
        module=m.frame.module,
        pos=node[1],
        end=node[2] if node[0] == "call" else node[1],
        spec=spec,
        kind=kind,
        results=results,
        chain=tuple(f.called_from for f in reversed(m.frames) if f.called_from is not None),
        stream=stream,
        lost=lost,
        guessed=guessed,
        tentative=tentative,
        reads=frozenset(m.reads),
    )


def _streams(spec: CallSpec, values: dict[str, Slot]) -> bool:
    if isinstance(spec.stream, bool):
        return spec.stream
    slot = values.get(spec.stream)
    return slot is not None and slot[0] == Const(True)


def _lost(
    m: Machine, spec: CallSpec, ref: Ref | None, values: dict[str, Slot]
) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """Arguments that look like carriers and are none: (parameter, fields that it names, why)."""
    out = []
    sources: list[tuple[Mapping[str, str], dict[str, Slot]]] = [(spec.lost, values)]
    inst = m.as_instance(ref) if ref is not None else None
    if inst is not None and inst.client is not None:
        sources += [(layer.make.lost, layer.args) for layer in inst.client.layers]
    for lost, args in sources:
        for parameter, why in lost.items():
            value = _dig(m, args, parameter)
            if value is None or is_missing(m, value):
                continue
            fields = tuple(
                f.name for f in m.program.demand.fields if _names(m, value, (*f.carriers.metadata, *f.carriers.headers))
            )
            if fields:
                out.append((parameter, fields, why))
    return tuple(out)


def _dig(m: Machine, args: Mapping[str, Slot], dotted: str) -> Value | None:
    head, _, rest = dotted.partition(".")
    slot = args.get(head)
    if slot is None:
        return None
    if not rest:
        return slot[0]
    inner = m.as_dict(slot[0])
    return _dig(m, inner.keys, rest) if inner is not None else None


def _names(m: Machine, value: Value, names: tuple[str, ...]) -> bool:
    wanted = {n.lower() for n in names}
    for inner, _ in alternatives(value):
        found = m.as_dict(inner)
        if found is not None and any(isinstance(k, str) and k.lower() in wanted for k in found.keys):
            return True
    return False


def passed(sightings: Iterable[Sighting]) -> dict[str, Shape]:
    """The parameters that some of the arrivals give, with their shape where they agree."""
    out: dict[str, Shape] = {}
    for s in sightings:
        for name, shape in s.passed.items():
            out[name] = shape if out.get(name, shape) is shape else Shape.UNKNOWN
    return out


def merge_alternatives(m: Machine, since: int, groups: list[tuple[int, Deps]]) -> None:
    """One call on one of several values was run once for each: its sightings (from `since` on, each alternative's up to
    an index) become one, whose proof holds whichever value it is."""
    bounds = [since, *(end for end, _ in groups)]
    merged: dict[tuple[Any, ...], list[tuple[Sighting, Deps]]] = {}
    order: list[tuple[Any, ...]] = []
    for (start, end), (_, deps) in zip(pairwise(bounds), groups, strict=True):
        for s in m.sightings[start:end]:
            key = (s.module.path, s.pos, tuple((c.path, p) for c, p, _ in s.chain), bool(s.kind), s.kind == CLIENT)
            if key not in merged:
                merged[key] = []
                order.append(key)
            merged[key].append((s, deps))
    del m.sightings[since:]
    for key in order:
        rows = merged[key]
        first = rows[0][0]
        if len(rows) > 1 and first.kind:
            first.results = {n: join([(s.results[n], d) for s, d in rows]) for n in first.results}
            first.guarded = all(s.guarded for s, _ in rows)
            first.tentative = any(s.tentative for s, _ in rows)
            if first.closed is not None:
                first.closed = {n: join([((s.closed or s.results)[n], d) for s, d in rows]) for n in first.closed}
            first.went = tuple(dict.fromkeys(d for s, _ in rows for d in s.went))
            first.facts = _merged([s.facts for s, _ in rows])
            first.passed = passed(s for s, _ in rows)
            first.spread = any(s.spread for s, _ in rows)
            first.inherited = frozenset().union(*(s.inherited for s, _ in rows))
            first.client_ways = frozenset().union(*(s.client_ways for s, _ in rows))
            first.displaces = frozenset().union(*(s.displaces for s, _ in rows))
        m.sightings.append(first)


def _merged(facts: list[Facts]) -> Facts:
    """What any of several receivers sends; where they go to several places, none is certain."""
    targets = {f.target for f in facts}
    return Facts(
        tuple(dict.fromkeys(x for f in facts for x in f.sent)),
        tuple(dict.fromkeys(x for f in facts for x in f.over)),
        facts[0].target if len(targets) == 1 else None,
        all(f.usage_lost for f in facts),
        usage_open=NO_DEPS.union(*(f.usage_open for f in facts)),
    )
