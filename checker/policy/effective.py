"""The effective tree into the frozen `Policy` that the planes read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from checker.documents.location import Location
from checker.documents.tree import Mapping, Node, Sequence, find, key_text, plain
from checker.findings.model import Level, PolicyRef
from checker.findings.rollout import Rollout
from checker.policy.digest import policy_digest
from checker.policy.model import (
    Carriers,
    Field,
    Gateway,
    Limits,
    Loosening,
    Placeholders,
    Policy,
    PolicyException,
    Stage,
)
from checker.policy.problems import Problem, nearest
from checker.policy.sources import Document

Freeze = Callable[[tuple[Loosening, ...], tuple[str, ...]], Policy]


def freeze(root: Mapping, document: Document, *, builtin: bool) -> tuple[Freeze, list[Problem]]:
    """What makes the Policy, and the problems that only the effective policy shows: a field that nobody made due, a
    carrier that two fields claim, a field that gateways must demand and that there is not. The former must only be
    called where there are none of the latter."""
    problems = [*_undue(root), *_claimed_twice(root), *_unknown_at_the_ingress(root)]
    effective: dict[str, Any] = plain(root)

    def make(loosened: tuple[Loosening, ...], sources: tuple[str, ...]) -> Policy:
        return Policy(
            name=effective["name"],
            version=effective["version"],
            fields=_fields(root, effective.get("fields") or {}),
            placeholders=_placeholders(effective.get("placeholders") or {}),
            sinks=tuple(effective.get("sinks") or ()),
            rules={name: _level(word) for name, word in (effective.get("rules") or {}).items()},
            exceptions=tuple(_exceptions(root.get("exceptions"))),
            models=effective.get("models") or {},
            limits=_limits(effective.get("suppressions") or {}),
            rollout=tuple(_rollout(root.get("rollout"))),
            kinds=tuple((effective.get("calls") or {}).get("kinds") or ()),
            ref=PolicyRef(
                effective["name"],
                effective["version"],
                policy_digest(effective),
                "" if document.builtin else document.path,
                builtin,
            ),
            document=effective,
            gateways=tuple(_gateway(name, value) for name, value in (effective.get("gateways") or {}).items() if value),
            loosened=loosened,
            sources=sources,
            tree=root,
        )

    return make, problems


def _fields(root: Mapping, effective: dict[str, Any]) -> dict[str, Field]:
    declared = root.get("fields")
    places = {key_text(e.key): e.key.at for e in declared} if isinstance(declared, Mapping) else {}
    return {name: _field(name, value, places[name]) for name, value in effective.items()}


def _field(name: str, value: dict[str, Any], at: Location) -> Field:
    carriers = value.get("carriers") or {}
    return Field(
        name=name,
        due=Stage(value["due"]),
        carriers=Carriers(
            headers=tuple(dict.fromkeys(header.lower() for header in carriers.get("headers") or ())),
            metadata=tuple(carriers.get("metadata") or ()),
            baggage=tuple(carriers.get("baggage") or ()),
            attributes=tuple(carriers.get("attributes") or ()),
        ),
        schema=value.get("schema") or {},
        description=value.get("description", ""),
        registry=value.get("registry"),
        at=at,
        locked=value.get("locked", False),
    )


def _gateway(name: str, value: dict[str, Any]) -> Gateway:
    return Gateway(
        name,
        hosts=tuple(host.lower() for host in value.get("hosts") or ()),
        environment=tuple(value.get("environment") or ()),
        sdks=tuple(value.get("sdks") or ()),
    )


def _placeholders(value: dict[str, Any]) -> Placeholders:
    words = frozenset(word.strip().lower() for word in value.get("values") or ())
    return Placeholders(words, tuple(value.get("patterns") or ()))


def _level(word: str) -> Level | None:
    return None if word == "off" else Level(word)


def _exceptions(node: Node | None) -> Iterator[PolicyException]:
    for item in node.items if isinstance(node, Sequence) else ():
        value = plain(item)
        yield PolicyException(
            rule=value["rule"],
            owner=value["owner"],
            reason=value["reason"],
            expires=date.fromisoformat(value["expires"]),
            path=value.get("path"),
            selector=value.get("selector") or {},
            at=item.at,
            granted=date.fromisoformat(value["granted"]) if "granted" in value else None,
            approved_by=value.get("approved_by"),
        )


def _limits(value: dict[str, Any]) -> Limits:
    inline = value.get("rules")
    return Limits(
        value.get("require_reason", False),
        None if inline is None else tuple(inline),
        value.get("max_days"),
        tuple(value.get("approvers") or ()),
    )


def _rollout(node: Node | None) -> Iterator[Rollout]:
    for item in node.items if isinstance(node, Sequence) else ():
        value = plain(item)
        day = date.fromisoformat(value["error_from"])
        yield Rollout(day, value.get("rule"), value.get("field"), value.get("path"), item.at)


def _undue(root: Mapping) -> Iterator[Problem]:
    fields = root.get("fields")
    for entry in fields if isinstance(fields, Mapping) else ():
        if isinstance(entry.value, Mapping) and entry.value.get("due") is None:
            yield Problem(
                entry.key.at,
                f"fields.{entry.key.text} has no 'due', neither here nor in what this policy extends: "
                "expected request, response or enrichment",
            )


def _unknown_at_the_ingress(root: Mapping) -> Iterator[Problem]:
    """A gateway cannot be asked to demand a field that there is not."""
    fields, named = root.get("fields"), find(root, ("configs", "ingress", "require"))
    known = [key_text(entry.key) for entry in fields] if isinstance(fields, Mapping) else []
    for item in named.items if isinstance(named, Sequence) else ():
        name = str(plain(item))
        if name not in known:
            yield Problem(item.at, f"configs.ingress.require: no field {name!r}{nearest(name, known)}")


def _claimed_twice(root: Mapping) -> Iterator[Problem]:
    """One header cannot say two things: the proof of one field would pass for the other's."""
    claimed: dict[tuple[str, str], str] = {}
    fields = root.get("fields")
    for entry in fields if isinstance(fields, Mapping) else ():
        carriers = entry.value.get("carriers") if isinstance(entry.value, Mapping) else None
        for kind in ("headers", "metadata", "baggage"):
            names = carriers.get(kind) if isinstance(carriers, Mapping) else None
            for item in names.items if isinstance(names, Sequence) else ():
                name = str(plain(item))
                first = claimed.setdefault((kind, name.lower() if kind == "headers" else name), entry.key.text)
                if first != entry.key.text:
                    word = {"headers": "header", "metadata": "metadata key", "baggage": "baggage key"}[kind]
                    yield Problem(item.at, f"the {word} {name!r} already carries {first}: a carrier has one meaning")
