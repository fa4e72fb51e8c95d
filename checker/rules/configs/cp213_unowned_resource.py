"""A configuration names a team, key or account that nobody answers for.

Why it matters: whatever runs under that name is complete, well formed and booked on nobody; a placeholder also hides
that the call came without an owner.

The registry is the `owners.yaml` beside the policy, as it stands on the day of `--as-of`; without one only placeholders
are reported.

Bad:

    # collector.yaml
    receivers: {otlp: {protocols: {grpc: {}}}}
    processors: {resource/owner: {attributes: [{key: chargeback.team_id, value: unknown, action: insert}]}}
    service: {pipelines: {traces: {receivers: [otlp], processors: [resource/owner], exporters: [otlp]}}}

Good:

    # collector.yaml
    receivers: {otlp: {protocols: {grpc: {}}}}
    processors: {resource/owner: {attributes: [{key: chargeback.team_id, value: team-search, action: insert}]}}
    service: {pipelines: {traces: {receivers: [otlp], processors: [resource/owner], exporters: [otlp]}}}

Not covered: values that a variable, a template or the request decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.configs.invariants.stated import Named, Stated, named, stated
from checker.configs.loading.configfile import ConfigFile
from checker.configs.loading.items import Item
from checker.configs.values.secrets import redact
from checker.findings.model import Finding
from checker.policy.model import Policy
from checker.policy.problems import nearest
from checker.rules.base import Registry, Rule, Subject

_NOUNS = {"teams": "team", "cost_centers": "cost center", "services": "service", "keys": "key"}


_SAMPLE = re.compile(r"example|sample|template|\.dist(?:$|\.)", re.IGNORECASE)


def check(config: ConfigFile, policy: Policy, registry: Registry | None) -> Iterator[Finding]:
    if _SAMPLE.search(config.path.rsplit("/", 1)[-1]):
        return  # to be copied and filled in
    for found in stated(config, policy):
        yield from _stated(found, policy, registry)
    for resource in named(config):
        if registry is not None:
            yield from _named(resource, registry)


def _stated(found: Stated, policy: Policy, registry: Registry | None) -> Iterator[Finding]:
    field = policy.fields[found.field]
    setting = f"{'.'.join(found.item.path)} gives {found.carrier} the value"
    if policy.placeholders.names_nobody(found.value):
        shown = f'"{found.value}"'
        yield _finding(
            f"{setting} {shown}, a placeholder: a call without {field.name} looks as if it had one",
            found.item,
            "leave the carrier out, so that the call is seen to have no owner",
            (field.name,),
        )
    elif field.registry in _NOUNS and registry is not None:
        if not registry.owners.known(field.registry, found.value, registry.as_of):
            noun = _NOUNS[field.registry]
            yield _finding(
                f'{setting} "{redact(found.value)}", which is no {noun} of {registry.owners.path}'
                f"{nearest(found.value, _known(field.registry, registry))}",
                found.item,
                f"name a {noun} of the registry, or register this one",
                (field.name,),
            )


def _named(found: Named, registry: Registry) -> Iterator[Finding]:
    parts = [part for part in found.registry if _known(part, registry)]
    if not parts or any(found.value in _known(part, registry) for part in parts):
        return
    known = [name for part in parts for name in _known(part, registry)]
    yield _finding(
        f'{".".join(found.item.path)}: the {found.noun} "{redact(found.value)}" is not in {registry.owners.path}'
        f"{nearest(found.value, known)}",
        found.item,
        f"register the {found.noun}, or remove it",
    )


def _known(part: str, registry: Registry) -> frozenset[str]:
    """The names of a part of the registry on its day; `accounts` are those of the providers."""
    owners, day = registry.owners, registry.as_of
    match part:
        case "teams":
            return frozenset(name for name in owners.teams if owners.team(name, day))
        case "cost_centers":
            return owners.cost_centers(day)
        case "services":
            found = [t for periods in owners.teams.values() for t in periods if day in t.period]
            return frozenset(service for team in found for service in team.services)
        case "keys":
            return frozenset(name for name in owners.keys if owners.key(name, day))
        case "provider_keys":
            return frozenset(name for name in owners.provider_keys if owners.provider_key(name, day))
        case _:
            keys = [key for name in owners.provider_keys if (key := owners.provider_key(name, day))]
            return frozenset(key.account for key in keys if key.account is not None)


def _finding(message: str, item: Item, fix: str, fields: tuple[str, ...] = ()) -> Finding:
    return Finding.fail(message, at=item.at, fix=fix, fields=fields, anchor=item.pointer, private=True)


RULE = Rule(id="CP213", name="unowned-resource", check=check, subject=Subject.OWNED_CONFIG)
