"""What a call has from its client or from module defaults: what an edit of the call must not displace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from checker.code.callsite import Proof
from checker.code.execution.machine import Machine
from checker.code.wire.proof import Carrier, prove
from checker.sdks.model import CallSpec


def inherited(m: Machine, below: Sequence[Carrier]) -> frozenset[str]:
    """The fields that one arrival has, or may have, from carriers below the arguments of the call."""
    if not below:
        return frozenset()
    demand = m.program.demand
    has = (Proof.PRESENT, Proof.UNKNOWN)
    return frozenset(f.name for f in demand.fields if prove(m, below, f, demand).proof in has)


def displaces(spec: CallSpec, given: Mapping[str, Any], below: Iterable[Carrier]) -> frozenset[str]:
    """The keys which, added to the arguments, would displace what lies below them (`overrides` and `replaces`)."""
    flat = list(_flat(below))
    out = set()
    for key in spec.overrides:
        leaf = spec.carriers.get(key)
        if key not in given and any(
            c.leaf == "unknown" or key in c.path or (c.leaf == leaf and c.path[:1] and c.path[0] in spec.defaults)
            for c in flat
        ):
            out.add(key)
    for key in spec.replaces:
        leaf = spec.carriers.get(key)
        if key not in given and any(c.leaf in (leaf, "unknown") or c.path[:1] == (key,) for c in flat):
            out.add(key)
    return frozenset(out)


def _flat(carriers: Iterable[Carrier]) -> Iterator[Carrier]:
    for c in carriers:
        if c.leaf == "either":
            for group, _ in c.groups:
                yield from _flat(group)
        else:
            yield c
