"""The organisation's functions that make headers or metadata: the part `models.header_builders` of a policy.

header_builders:
  acme_llm.owner_headers: {provides: [team_id, cost_center]}
  acme_llm.owner_labels: {provides: [team_id, cost_center], carrier: metadata}

A builder that declares parameters (`positional`, `fields`, `merges`) takes arguments, which no fix can make up.
"""

from __future__ import annotations

from msgspec import Struct

from checker.policy.model import Policy


class Builder(Struct, frozen=True):
    """A function that takes no arguments and returns a mapping: of headers, or with the keys of `metadata`."""

    name: str  # qualified: module and function
    provides: tuple[str, ...]  # fields of the policy
    carrier: str = "headers"

    def key(self, policy: Policy, field: str) -> str:
        """The key under which the field stands in what the function returns: the first that the policy names."""
        names = getattr(policy.fields[field].carriers, self.carrier)
        return str(names[0]) if names else ""


def builders(policy: Policy) -> tuple[Builder, ...]:
    """In the policy's order; those that provide nothing which the policy asks for are left out."""
    found = []
    for name, model in (policy.models.get("header_builders") or {}).items():
        if any(model.get(word) for word in ("positional", "fields", "merges")):
            continue
        carrier = str(model.get("carrier", "headers"))
        fields = tuple(f for f in policy.fields if f in (model.get("provides") or ()))
        made = Builder(name, fields, carrier if carrier in ("headers", "metadata") else "headers")
        made = Builder(name, tuple(f for f in fields if made.key(policy, f)), made.carrier)
        if made.provides and "." in name:
            found.append(made)
    return tuple(found)
