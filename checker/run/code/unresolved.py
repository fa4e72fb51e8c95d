"""What deserves a model: the ends of all trails that leave call sites unverifiable, most frequent first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256
from typing import Any

from msgspec import structs

from checker.code.callsite import CallSite, Proof, Verdict
from checker.code.trail import DepKind, Trail
from checker.policy.model import Policy
from checker.rules.settlement import Model, advice_for, model_of

_Key = tuple[str, ...]
_SHOWN_SITES = 100


def trails_of(site: CallSite) -> dict[_Key, list[Trail]]:
    """The ends of a site's trails by what ends them."""
    found: dict[_Key, list[Trail]] = {}
    blamed = [t for b in site.blame if b.verdict is Verdict.UNVERIFIABLE for t in b.trails]
    own = [t for proof in site.fields.values() if proof.status is Proof.UNKNOWN for t in proof.trails]
    for trail in dict.fromkeys((*blamed, *own)):
        found.setdefault(_key(trail), []).append(trail)
    return found


def _key(trail: Trail) -> _Key:
    """Trails that one model settles, or one change of the code."""
    if trail.subject and trail.kind is not DepKind.GLOBAL:
        return trail.kind.value, trail.subject
    return trail.kind.value, trail.at.path, str(trail.at.line), trail.why


def ends_of(sites: Iterable[CallSite]) -> frozenset[_Key]:
    return frozenset(_rows(sites)[0])


def with_models(policy: Policy, sites: Iterable[CallSite]) -> Policy:
    """The policy with every model that might settle something; the same one where there is none."""
    added: dict[str, Any] = {}
    for pairs in _rows(sites)[0].values():
        model = model_of(pairs)
        if model is not None and model.name:
            added.setdefault(model.section, {})[model.name] = model.value
        elif model is not None:
            added.setdefault(model.section, []).append(model.value)
    if not added:
        return policy
    models = dict(policy.models)
    for section, more in added.items():
        have = models.get(section)
        models[section] = [*(have or ()), *more] if isinstance(more, list) else {**more, **(have or {})}
    digest = sha256(f"{policy.ref.digest} {models}".encode()).hexdigest()
    return replace(policy, models=models, ref=structs.replace(policy.ref, digest=digest))


def _rows(
    sites: Iterable[CallSite], without: frozenset[_Key] = frozenset()
) -> tuple[dict[_Key, list[tuple[Trail, CallSite]]], dict[_Key, int]]:
    """What ends the trails of unproven sites, with the trails; and how many sites nothing else keeps from a proof."""
    rows: dict[_Key, list[tuple[Trail, CallSite]]] = {}
    alone: dict[_Key, int] = {}
    for site in sites:
        if site.scope == "test" or site.verdict is not Verdict.UNVERIFIABLE:
            continue
        found = {key: trails for key, trails in trails_of(site).items() if key not in without}
        for key, trails in found.items():
            rows.setdefault(key, []).extend((trail, site) for trail in trails)
            alone[key] = alone.get(key, 0) + (len(found) == 1)
    return rows, alone


def unresolved_documents(
    sites: Iterable[CallSite], unsettled: frozenset[_Key], here: Callable[[str], str]
) -> tuple[dict[str, Any], ...]:
    """One document per thing that deserves a model (schemas/unresolved.schema.json). `settles` are the call sites that
    nothing else keeps from a proof; `unsettled` is what still ends trails with all the models in force: a model for it
    does not help."""
    sites = list(sites)
    rows, _ = _rows(sites)
    # What no model speaks of and models for others settle is no reason of its own: a variable that chooses a client.
    beside = frozenset(key for key, pairs in rows.items() if key not in unsettled and model_of(pairs) is None)
    rows, alone = _rows(sites, beside)
    counts = {key: len({id(site) for _, site in pairs}) for key, pairs in rows.items()}
    # What a trusted object holds beside the fields ends a trail of its own.
    held = {key[1] for key in unsettled if key[0] == DepKind.DATA}
    helps = {key: key not in unsettled and key[1] not in held for key in rows}
    order = sorted(rows, key=lambda key: (-counts[key], -alone[key], key))
    return tuple(_document(rows[key], counts[key], alone[key], helps[key], here) for key in order)


def _document(
    rows: list[tuple[Trail, CallSite]], count: int, settles: int, helps: bool, here: Callable[[str], str]
) -> dict[str, Any]:
    first = min((trail for trail, _ in rows), key=lambda trail: trail.at)
    names = {name for trail, _ in rows for name in trail.fields}
    fields = [name for name in rows[0][1].fields if name in names]
    model = model_of(rows) if helps else None
    places = sorted({(here(site.at.path), site.at.line) for _, site in rows})
    return {
        "kind": first.kind.value,
        "subject": first.subject or None,
        "why": first.why,
        "path": here(first.at.path),
        "line": first.at.line,
        "fields": fields,
        "call_sites": count,
        "settles": settles,
        "sites": [{"path": path, "line": line} for path, line in places[:_SHOWN_SITES]],
        "advice": advice_for(first),
        "model": None if model is None else _model(model),
    }


def _model(model: Model) -> dict[str, Any]:
    return {
        "section": model.section,
        "name": model.name or None,
        "value": model.value,
        "snippet": "\n".join(("models:", *(f"  {line}" for line in model.lines()))) + "\n",
    }
