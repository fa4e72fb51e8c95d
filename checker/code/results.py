"""Call sites to bytes and back: what one run leaves in the cache for the next that has the same input."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

import msgpack
from msgspec import Struct

from checker.code.callsite import (
    Blame,
    Caller,
    CallSite,
    Endpoint,
    FieldProof,
    LostCarrier,
    Overflow,
    Proof,
    Sent,
    SentKind,
    Shape,
    Verdict,
)
from checker.code.trail import DepKind, Trail
from checker.code.unmatched_model import Unmatched
from checker.documents.location import Location
from checker.findings.model import Evidence, Notice

# By value: an Enum that is called for each of many thousand steps takes longer.
_DEP_KINDS = {kind.value: kind for kind in DepKind}
_PROOFS = {proof.value: proof for proof in Proof}


class CodeResult(Struct, frozen=True):
    """Call sites sorted by place; notices about files that could not be read or parsed; paths of the files in which the
    word of a suppression comment stands."""

    sites: tuple[CallSite, ...]
    notices: tuple[Notice, ...]
    files: int
    marked: tuple[str, ...] = ()
    unmatched: tuple[Unmatched, ...] = ()  # models of the policy that nothing answers to


def pack(result: CodeResult) -> bytes:
    """Each call site apart, behind the files that it speaks of: a run that reports on a few reads those alone."""
    sites = [(sorted(s.places), msgpack.packb(_site(s), use_bin_type=True)) for s in result.sites]
    notices = [(n.path, n.message, n.line, n.is_defect) for n in result.notices]
    missing = pack_unmatched(result.unmatched)
    packed: bytes = msgpack.packb((sites, notices, result.files, result.marked, missing), use_bin_type=True)
    return packed


def pack_unmatched(unmatched: Sequence[Unmatched]) -> list[Any]:
    """To rows, which `unpack_unmatched` reads."""
    return [(u.section, u.name, u.why, u.nearest, u.part) for u in unmatched]


def unpack_unmatched(rows: Sequence[Any]) -> tuple[Unmatched, ...]:
    """TypeError: the rows are none."""
    return tuple(Unmatched(*row) for row in rows)


def unpack(data: bytes, reports: Callable[[Collection[str]], bool]) -> CodeResult:
    """The result with the call sites that `reports` wants, told from the files that each speaks of. ValueError,
    TypeError, IndexError, KeyError: the bytes are no packed result."""
    sites, notices, files, marked, missing = msgpack.unpackb(data, raw=False, use_list=False)
    return CodeResult(
        tuple(
            _read_site(msgpack.unpackb(site, raw=False, use_list=False)) for places, site in sites if reports(places)
        ),
        tuple(Notice(*row) for row in notices),
        files,
        tuple(marked),
        unpack_unmatched(missing),
    )


def _at(at: Location) -> tuple[Any, ...]:
    return (at.path, at.line, at.column, at.end_line, at.end_column, at.cell)


def _steps(evidence: Sequence[Evidence]) -> list[Any]:
    return [(_at(e.at), e.note) for e in evidence]


def _read_steps(data: Sequence[Any]) -> tuple[Evidence, ...]:
    return tuple(Evidence(Location(*at), note) for at, note in data)


def _trails(trails: Sequence[Trail]) -> list[Any]:
    return [(t.kind.value, t.subject, t.why, _at(t.at), t.fields, *_role(t)) for t in trails]


def _role(trail: Trail) -> tuple[Any, ...]:
    return (trail.parameter, trail.whole, trail.chooses, trail.argument)


def _read_trails(data: Sequence[Any]) -> tuple[Trail, ...]:
    return tuple(
        Trail(_DEP_KINDS[kind], subject, why, Location(*at), tuple(fields), *role)
        for kind, subject, why, at, fields, *role in data
    )


def _site(site: CallSite) -> tuple[Any, ...]:
    return (
        _at(site.at),
        (site.sdk, site.api, site.kind, site.is_async, site.stream, site.scope, site.raw_http),
        [(n, p.status.value, p.carrier, _steps(p.evidence), _trails(p.trails)) for n, p in site.fields.items()],
        [
            (_at(b.at), b.fields, b.verdict.value, _steps(b.evidence), _trails(b.trails), [p.value for p in b.proofs])
            for b in site.blame
        ],
        [(_at(c.at), c.verdict.value, c.missing) for c in site.callers],
        [(c.parameter, c.fields, c.why) for c in site.lost],
        sorted(site.reads),
        (site.code, site.qualified, {name: shape.value for name, shape in site.passed.items()}, site.spread),
        (sorted(site.inherited), sorted(site.displaces)),
        _more(site),
    )


def _more(site: CallSite) -> tuple[Any, ...]:
    return (
        [[(s.field, s.kind.value, s.text, s.carrier, _at(s.at)) for s in context] for context in site.sent],
        [(o.carrier, o.what, o.key, o.found, o.limit, o.source, _at(o.at)) for o in site.overflows],
        [(e.host, e.environment, _at(e.at)) for e in site.endpoints],
        (site.usage_lost, site.usage_parameter, _steps(site.usage_by)),
        _steps(site.went),
        (sorted(site.keys), sorted(site.takes), sorted(site.client_ways)),
    )


def _read_more(data: Sequence[Any]) -> dict[str, Any]:
    sent, overflows, endpoints, (usage_lost, usage_parameter, usage_by), went, (keys, takes, client_ways) = data
    return {
        "sent": tuple(tuple(Sent(f, SentKind(k), t, c, Location(*at)) for f, k, t, c, at in row) for row in sent),
        "overflows": tuple(Overflow(c, w, k, f, most, s, Location(*at)) for c, w, k, f, most, s, at in overflows),
        "endpoints": tuple(Endpoint(host, tuple(names), Location(*at)) for host, names, at in endpoints),
        "usage_lost": usage_lost,
        "usage_by": _read_steps(usage_by),
        "usage_parameter": usage_parameter,
        "went": _read_steps(went),
        "keys": frozenset(keys),
        "takes": frozenset(takes),
        "client_ways": frozenset(client_ways),
    }


def _read_site(data: Sequence[Any]) -> CallSite:
    at, head, fields, blame, callers, lost, reads, rest, below, more = data
    sdk, api, kind, is_async, stream, scope, raw_http = head
    code, qualified, passed, spread = rest
    return CallSite(
        at=Location(*at),
        sdk=sdk,
        api=api,
        kind=kind,
        is_async=is_async,
        stream=stream,
        scope=scope,
        raw_http=raw_http,
        fields={
            n: FieldProof(_PROOFS[status], carrier, _read_steps(steps), _read_trails(trails))
            for n, status, carrier, steps, trails in fields
        },
        blame=tuple(
            Blame(
                Location(*a),
                tuple(f),
                Verdict(v),
                _read_steps(e),
                _read_trails(t),
                tuple(_PROOFS[status] for status in p),
            )
            for a, f, v, e, t, p in blame
        ),
        callers=tuple(Caller(Location(*a), Verdict(v), tuple(m)) for a, v, m in callers),
        lost=tuple(LostCarrier(p, tuple(f), w) for p, f, w in lost),
        reads=frozenset(reads),
        code=code,
        qualified=qualified,
        passed={name: Shape(shape) for name, shape in passed.items()},
        spread=spread,
        inherited=frozenset(below[0]),
        displaces=frozenset(below[1]),
        **_read_more(more),
    )
