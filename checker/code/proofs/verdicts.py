"""From the contexts of a call site to its verdict: the worst of them, the lines to blame, the callers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from checker.code.callsite import (
    LACKING,
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
    Verdict,
)
from checker.code.execution.defects import Attempt
from checker.code.execution.program import Program
from checker.code.proofs.contexts import Contexts
from checker.code.proofs.locations import Locations
from checker.code.proofs.trails import Trails
from checker.code.source.project import Module
from checker.code.wire import contents
from checker.code.wire.fates import CLIENT
from checker.code.wire.limits import Over
from checker.code.wire.proof import Result
from checker.code.wire.sightings import Sighting, passed
from checker.documents.location import Location
from checker.findings.model import Evidence

Place = tuple[Module, int, int]  # module, packed start, packed end

_WORST = {Proof.ABSENT: 3, Proof.PLACEHOLDER: 2, Proof.UNKNOWN: 1, Proof.PRESENT: 0}


class Reporter:
    """Words call sites with paths relative to the working directory."""

    def __init__(self, root: Path, cwd: Path, program: Program, contexts: Contexts) -> None:
        self.locations = Locations(root, cwd)
        self._program = program
        self._trails = Trails(program, self.locations, contexts.callers.is_called)
        self._good: frozenset[tuple[str, int]] = frozenset()  # lines by which some request leaves with all fields

    def sites(self, found: Iterable[list[Sighting]]) -> list[CallSite]:
        """All call sites, in order. A line by which one site passes is not to blame for another that fails."""
        contexts = list(found)
        self._good = frozenset(
            (module.path, pos)
            for row in contexts
            for s in row
            if s.kind != CLIENT and verdict_of(s.results) is Verdict.PASS
            for module, pos, _ in s.chain
        )
        return sorted(map(self._worded, contexts), key=lambda s: s.at)

    def _worded(self, contexts: list[Sighting]) -> CallSite:
        """As `site`; where the engine fails on what is told of it, nothing is proven of it."""
        with Attempt(self._program, contexts[0].root):
            return self.site(contexts)
        return self._unworded(contexts[0])

    def _unworded(self, first: Sighting) -> CallSite:
        at = self.locations.of(first.module, first.pos, first.end)
        why = Evidence(at, "checkpolicy failed on what is known of it")
        return CallSite(
            at=at,
            sdk=first.spec.sdk,
            api=first.spec.api,
            kind=first.kind,
            is_async=first.spec.is_async,
            stream=first.stream,
            scope="test" if first.module.is_test else "product",
            raw_http=first.spec.http is not None,
            fields={name: FieldProof(Proof.UNKNOWN, None, (why,)) for name in first.results},
            blame=(_unproven_at(at, tuple(first.results), why),),
            code=self._code(first),
            qualified=first.spec.qualified,
        )

    def site(self, contexts: list[Sighting]) -> CallSite:
        first = contexts[0]
        fields = {name: self._field(contexts, name) for name in first.results}
        broken = self._broken(first)
        if broken is not None:
            fields = {name: FieldProof(Proof.UNKNOWN, None, (broken,)) for name in fields}
        at = self.locations.of(first.module, first.pos, first.end)
        return CallSite(
            at=at,
            sdk=first.spec.sdk,
            api=first.spec.api,
            kind=first.kind,
            is_async=first.spec.is_async,
            stream=any(s.stream for s in contexts),
            scope="test" if first.module.is_test else "product",
            raw_http=first.spec.http is not None,
            fields=fields,
            blame=tuple(self._blame(contexts)) if broken is None else (_unproven_at(at, tuple(fields), broken),),
            callers=tuple(self._callers(contexts)),
            lost=tuple(LostCarrier(p, f, w) for p, f, w in sorted({x for s in contexts for x in s.lost})),
            reads=frozenset(self.locations.path(p) for s in contexts for p in s.reads),
            code=self._code(first),
            sent=self._sent(contexts) if broken is None else (),
            overflows=tuple(dict.fromkeys(self._overflow(s, o) for s in contexts for o in s.facts.over)),
            endpoints=tuple(dict.fromkeys(e for s in contexts if (e := self._endpoint(s)) is not None)),
            usage_lost=any(s.facts.usage_lost for s in contexts),
            usage_by=tuple(dict.fromkeys(self._usage_by(contexts))),
            usage_parameter=first.spec.usage,
            qualified=first.spec.qualified,
            passed=passed(contexts),
            spread=any(s.spread for s in contexts),
            inherited=frozenset().union(*(s.inherited for s in contexts)),
            displaces=frozenset().union(*(s.displaces for s in contexts)),
            keys=frozenset.intersection(*(s.facts.keys for s in contexts)),
            client_ways=frozenset().union(*(s.client_ways for s in contexts)),
            takes=frozenset.intersection(*(frozenset(s.spec.carriers) for s in contexts)),
            went=tuple(dict.fromkeys(Evidence(self._step(d.path, d.pos), d.why) for s in contexts for d in s.went)),
        )

    def _given(self, s: Sighting, place: tuple[str, int]) -> Location:
        """A place of the project, else the call itself."""
        path, pos = place
        if path in self._program.project.modules and pos >> 16:
            return self.locations.of(self._program.project.modules[path], pos)
        return self.locations.of(s.module, s.pos, s.end)

    def _sent(self, contexts: list[Sighting]) -> tuple[tuple[Sent, ...], ...]:
        """What each context sends. A constant that only some callers give is placed at the innermost line that always
        gives it."""
        chains = self._chains(contexts)
        out: dict[tuple[Sent, ...], None] = {}
        for chain, s in chains:
            facts = []
            for x in s.facts.sent:
                at = self._given(s, x.place)
                if x.kind in (SentKind.CONSTANT, SentKind.PLACEHOLDER):
                    depth = _depth_of(x, chain, chains)
                    at = self.locations.of(*chain[depth]) if depth else at
                facts.append(Sent(x.field, x.kind, x.text, x.carrier, at))
            if facts:
                out[tuple(facts)] = None
        return tuple(out)

    def _overflow(self, s: Sighting, o: Over) -> Overflow:
        return Overflow(o.carrier, o.what, o.key, o.found, o.limit, o.source, self._given(s, o.place))

    def _usage_by(self, contexts: list[Sighting]) -> Iterator[Evidence]:
        """The calls by which a stream is not asked for its usage, where the call itself leaves that to them."""
        for s in contexts:
            for place in s.facts.usage_by:
                yield Evidence(self.locations.of(*place), "streams by this call, which does not ask for the usage")

    def _endpoint(self, s: Sighting) -> Endpoint | None:
        found = s.facts.target
        return Endpoint(found.host, found.environment, self._given(s, found.place)) if found is not None else None

    def _broken(self, s: Sighting) -> Evidence | None:
        """Why a site is not judged whose function holds a syntax error."""
        if not s.module.is_broken:
            return None
        offset = 0
        for _ in range((s.pos >> 16) - 1):
            offset = s.module.source.index(b"\n", offset) + 1
        holders = [o for o in s.module.enclosing(offset + (s.pos & 0xFFFF)) if not o.is_class and o.has_error]
        if not holders:
            return None
        return Evidence(
            self.locations.of(s.module, s.pos, s.end), f"`{holders[-1].name}` holds a syntax error: it is not judged"
        )

    def _code(self, s: Sighting) -> str:
        lines = s.module.source.split(b"\n")
        number, column = (s.pos >> 16) - 1, s.pos & 0xFFFF
        text = lines[number][column:].decode("utf-8", "replace") if number < len(lines) else ""
        return text.partition("(")[0].strip()

    def _field(self, contexts: list[Sighting], name: str) -> FieldProof:
        worst = max(contexts, key=lambda s: _WORST[s.results[name].proof])
        result = worst.results[name]
        steps = [Evidence(self._step(path, pos), note) for path, pos, note in result.steps if path]
        if result.proof is not Proof.PRESENT:
            steps += [Evidence(self.locations.of(m, p, e), "called here") for m, p, e in worst.chain]
        carrier = result.carrier if result.proof is not Proof.ABSENT else None
        return FieldProof(result.proof, carrier, tuple(steps), self._trails.of(worst, (name,)))

    def _step(self, path: str, pos: int) -> Location:
        module = self._program.project.modules.get(path)
        if module is None:
            return Location(path, max(1, pos >> 16))
        return self.locations.of(module, pos)

    def _chains(self, contexts: list[Sighting]) -> list[tuple[list[Place], Sighting]]:
        return [([(s.module, s.pos, s.end), *s.chain], s) for s in contexts]

    def _blame(self, contexts: list[Sighting]) -> list[Blame]:
        """For each failing chain the innermost line all of whose requests fail, else the site; then unproven ones."""
        chains = self._chains(contexts)
        out: dict[tuple[str, int, Verdict], tuple[Place, dict[str, Proof], Sighting, int]] = {}
        for wanted in (Verdict.FAIL, Verdict.UNVERIFIABLE):
            bad_lines: dict[tuple[str, int], bool] = {}
            for chain, s in chains:
                for module, pos, _ in chain:
                    key = (module.path, pos)
                    bad_lines[key] = bad_lines.get(key, key not in self._good) and verdict_of(s.results) is wanted
            for chain, s in chains:
                if verdict_of(s.results) is not wanted:
                    continue
                depth = next((i for i, (m, p, _) in enumerate(chain) if bad_lines[(m.path, p)]), 0)
                place = chain[depth]
                entry = out.setdefault((place[0].path, place[1], wanted), (place, {}, s, depth))
                for name in _named(s.results, wanted):
                    seen = (s.results[name].proof, entry[1].get(name, Proof.PRESENT))
                    entry[1][name] = max(seen, key=_WORST.__getitem__)
        blames = []
        for (path, pos, verdict), (place, named, s, depth) in out.items():
            # What a line certainly lacks is not told a second time as unproven: who mends it has mended both.
            failing = out.get((path, pos, Verdict.FAIL)) if verdict is Verdict.UNVERIFIABLE else None
            names = {name: proof for name, proof in named.items() if failing is None or name not in failing[1]}
            if not names:
                continue
            evidence = self._evidence(s, depth, next(iter(names)))
            trails = self._trails.of(s, tuple(names))
            proofs = tuple(names.values())
            blames.append(Blame(self.locations.of(*place), tuple(names), verdict, evidence, trails, proofs))
        return sorted(blames, key=lambda b: (b.at, b.verdict.value))

    def _evidence(self, s: Sighting, depth: int, field: str) -> tuple[Evidence, ...]:
        """From the blamed line down to the SDK call, then why the field is not there."""
        chain: list[Place] = [(s.module, s.pos, s.end), *s.chain]
        out = [Evidence(self.locations.of(*chain[i]), "reaches the SDK call") for i in range(depth - 1, 0, -1)]
        if depth:
            out.append(Evidence(self.locations.of(*chain[0]), f"{s.spec.target} is called here"))
        for path, pos, note in s.results[field].steps:
            if path:
                out.append(Evidence(self._step(path, pos), note))
        for dep in sorted(s.results[field].deps, key=lambda d: (d.path, d.pos, d.why)):
            if dep.path and not any(e.note == dep.why for e in out):
                out.append(Evidence(self._step(dep.path, dep.pos), dep.why))
        return tuple(out[:6])

    def _callers(self, contexts: list[Sighting]) -> list[Caller]:
        rows: dict[tuple[str, int], tuple[Place, list[dict[str, Result]]]] = {}
        for s in contexts:
            if s.chain:
                module, pos, end = s.chain[0]
                rows.setdefault((module.path, pos), ((module, pos, end), []))[1].append(s.results)
        out = []
        for place, results in rows.values():
            worst = max((verdict_of(r) for r in results), key=_VERDICT_RANK.__getitem__)
            names: dict[str, None] = {}
            for r in results:
                names.update(dict.fromkeys(_named(r, Verdict.FAIL)))
            out.append(Caller(self.locations.of(*place), worst, tuple(names)))
        return sorted(out, key=lambda c: c.at)


def _unproven_at(at: Location, fields: tuple[str, ...], why: Evidence) -> Blame:
    """A call site of which nothing is proven, itself to blame."""
    return Blame(at, fields, Verdict.UNVERIFIABLE, (why,), (), (Proof.UNKNOWN,) * len(fields))


def _depth_of(fact: contents.Sent, chain: list[Place], chains: list[tuple[list[Place], Sighting]]) -> int:
    """Index in `chain` of the innermost line all of whose requests send `fact`; 0 where there is none."""
    for depth, (module, pos, _) in enumerate(chain):
        through = [s for other, s in chains if any(m is module and p == pos for m, p, _ in other)]
        if all(_sends(s, fact) for s in through):
            return depth
    return 0


def _sends(s: Sighting, fact: contents.Sent) -> bool:
    return any((x.field, x.text, x.carrier) == (fact.field, fact.text, fact.carrier) for x in s.facts.sent)


_VERDICT_RANK = {Verdict.PASS: 0, Verdict.UNVERIFIABLE: 1, Verdict.FAIL: 2}


def verdict_of(results: dict[str, Result]) -> Verdict:
    proofs = {r.proof for r in results.values()}
    if Proof.ABSENT in proofs or Proof.PLACEHOLDER in proofs:
        return Verdict.FAIL
    return Verdict.UNVERIFIABLE if Proof.UNKNOWN in proofs else Verdict.PASS


def _named(results: dict[str, Result], verdict: Verdict) -> list[str]:
    if verdict is Verdict.FAIL:
        return [n for n, r in results.items() if r.proof in LACKING]
    return [n for n, r in results.items() if r.proof is Proof.UNKNOWN]
