"""The effective policy, frozen: what each plane reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any, Final

from msgspec import Struct

from checker.documents.location import Location
from checker.documents.tree import Node
from checker.findings.model import Level, PolicyRef
from checker.findings.rollout import Rollout

# Classes of differences between environments that need no declaration where a policy says nothing of them.
DEFAULT_ALLOWED_CLASSES: Final = ("environment", "host", "capacity", "secret-reference")


class Stage(Enum):
    """From when on a field must be there."""

    REQUEST = "request"
    RESPONSE = "response"
    ENRICHMENT = "enrichment"


class Carriers(Struct, frozen=True):
    """Where a field may travel; any one of them suffices. Header names are lower case."""

    headers: tuple[str, ...] = ()
    metadata: tuple[str, ...] = ()
    baggage: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()


class Field(Struct, frozen=True):
    """A field of the request record: when it is due, where it may travel, and what its values look like."""

    name: str
    due: Stage
    carriers: Carriers
    schema: Mapping[str, Any]
    description: str = ""
    registry: str | None = None
    at: Location = Location("", 0)  # where the policy declares it
    locked: bool = False  # a policy or layer built on this one may not loosen it


class Placeholders(Struct, frozen=True):
    """Values that name nobody. Compared after strip and lower case; patterns are `re.match`ed on the stripped text."""

    values: frozenset[str]
    patterns: tuple[str, ...]

    def names_nobody(self, text: str) -> bool:
        stripped = text.strip()
        return stripped.lower() in self.values or any(re.match(pattern, stripped) for pattern in self.patterns)


@dataclass(frozen=True, slots=True)
class PolicyException:
    """A declared, dated exemption. An expired one is itself a finding (CP003)."""

    rule: str
    owner: str
    reason: str
    expires: date | None
    path: str | None = None  # glob relative to the policy's project
    selector: Mapping[str, str] = field(default_factory=dict)
    at: Location = Location("", 0)
    granted: date | None = None
    approved_by: str | None = None


class Limits(Struct, frozen=True):
    """What suppressions and exceptions may do. `inline`: words for the rules that a comment may ignore (None: any).
    `max_days` and `approvers` are about exceptions."""

    require_reason: bool = False
    inline: tuple[str, ...] | None = None
    max_days: int | None = None
    approvers: tuple[str, ...] = ()


class Loosening(Struct, frozen=True):
    """What the policy asks less strictly than one that it builds on. `setting` is dotted (`fields.team_id.due`)."""

    setting: str
    message: str
    at: Location
    upstream: Location  # where the stricter value stands
    excused: bool = False  # an exception for CP001 with owner, reason and expiry covers it


class Gateway(Struct, frozen=True):
    """A way that requests to providers must take. Hosts as in the catalogue: a leading dot stands for all subdomains.
    `environment` are variables by which the deployment sends SDKs there; `sdks` go there whatever the code says."""

    name: str
    hosts: tuple[str, ...] = ()
    environment: tuple[str, ...] = ()
    sdks: tuple[str, ...] = ()

    def serves(self, host: str) -> bool:
        return any(host == h or (h.startswith(".") and host.endswith(h)) for h in self.hosts)


@dataclass(frozen=True, slots=True)
class Policy:
    """All layers merged and checked. Lists keep the order in which the documents have them."""

    name: str
    version: str
    fields: Mapping[str, Field]
    placeholders: Placeholders
    sinks: tuple[str, ...]
    rules: Mapping[str, Level | None]  # by rule id; None: switched off; an absent id keeps the rule's own level
    exceptions: tuple[PolicyException, ...]
    models: Mapping[str, Any]  # the organisation's own wrappers, in the catalogue's words
    limits: Limits
    kinds: tuple[str, ...]  # kinds of call that count (chat, embedding, ...); empty: all
    ref: PolicyRef
    document: Mapping[str, Any]  # the effective policy as plain data (what the digest is made of)
    loosened: tuple[Loosening, ...] = ()
    sources: tuple[str, ...] = ()  # paths of the documents that it was made of, upstream first
    rollout: tuple[Rollout, ...] = ()
    gateways: tuple[Gateway, ...] = ()  # none: providers may be called directly
    tree: Node | None = field(default=None, repr=False, compare=False)  # `document` with the place of every value

    def due_at(self, stage: Stage) -> tuple[str, ...]:
        """Names of the fields due at `stage`, in the policy's order."""
        return tuple(f.name for f in self.fields.values() if f.due is stage)

    def proven_in_code(self) -> tuple[Field, ...]:
        """What the code plane must prove per call site: fields due at request that a header or metadata can carry."""
        return tuple(
            f for f in self.fields.values() if f.due is Stage.REQUEST and (f.carriers.headers or f.carriers.metadata)
        )
