"""What the rules on values share: which facts of a call site they look at, and the way from a value to the call."""

from __future__ import annotations

from collections.abc import Iterator

from checker.code.callsite import CallSite, Sent, SentKind
from checker.findings.model import Evidence

BOUNDARY = ("request_id", "correlation_id")  # fields that tell one request from another, or join its records


def sent_as(site: CallSite, fields: tuple[str, ...], kind: SentKind) -> Iterator[Sent]:
    """The facts of that kind about `fields`, each once."""
    found = (fact for context in site.sent for fact in context if fact.kind is kind and fact.field in fields)
    return iter(dict.fromkeys(found))


def way_of(site: CallSite, fact: Sent) -> tuple[Evidence, ...]:
    if (fact.at.path, fact.at.line) == (site.at.path, site.at.line):
        return (Evidence(site.at, f"{fact.carrier} holds it"),)
    return (Evidence(site.at, f"{site.target} is called here, {fact.carrier} holds it"),)
