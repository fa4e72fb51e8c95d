"""A call site and what is proven of it: the facts that rules judge."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct, field

from checker.code.trail import Trail
from checker.documents.location import Location
from checker.findings.model import Evidence


class Proof(Enum):
    """What is proven of one field at one call site (the table in docs/soundness.md)."""

    PRESENT = "present"
    ABSENT = "missing"
    PLACEHOLDER = "placeholder"
    UNKNOWN = "unverifiable"


LACKING = (Proof.ABSENT, Proof.PLACEHOLDER)  # what a finding is made of, whatever else is not known


class Verdict(Enum):
    PASS = "pass"  # noqa: S105
    FAIL = "fail"
    UNVERIFIABLE = "unverifiable"


class FieldProof(Struct, frozen=True):
    """`carrier` is what holds the field (`header x-team-id`, `metadata team_id`) where something does; `trails` are
    where the proof ended, if it did."""

    status: Proof
    carrier: str | None = None
    evidence: tuple[Evidence, ...] = ()
    trails: tuple[Trail, ...] = ()


class Blame(Struct, frozen=True):
    """The innermost line of a failing (or unproven) chain all of whose requests fail: the place to mend."""

    at: Location
    fields: tuple[str, ...]
    verdict: Verdict
    evidence: tuple[Evidence, ...] = ()  # from the blamed line down to the SDK call
    trails: tuple[Trail, ...] = ()  # of fields that are not proven
    proofs: tuple[Proof, ...] = ()  # what is proven there of each of the fields; none: what the verdict says

    def proof(self, name: str) -> Proof | None:
        """None: the place is not blamed for the field."""
        if name not in self.fields:
            return None
        if not self.proofs:
            return Proof.ABSENT if self.verdict is Verdict.FAIL else Proof.UNKNOWN
        return self.proofs[self.fields.index(name)]


class Caller(Struct, frozen=True):
    """A line that reaches the site through a wrapper, judged with its own arguments."""

    at: Location
    verdict: Verdict
    missing: tuple[str, ...]


class LostCarrier(Struct, frozen=True):
    """An argument that looks like a carrier of `fields` but does not reach the wire or the declared sink."""

    parameter: str
    fields: tuple[str, ...]
    why: str


class SentKind(Enum):
    """What is known of a value that a call sends."""

    CONSTANT = "constant"
    PLACEHOLDER = "placeholder"  # a constant that names nobody
    CONVERSATION = "conversation"  # the id of a session, thread or conversation
    STATIC = "static"  # made once: when a module is imported or a function is defined
    SHARED = "shared"  # made before a loop, each turn of which sends it


class Sent(Struct, frozen=True):
    """What one context of the site certainly sends as `field`. `text` is the constant (or placeholder), or the
    expression by which the id was read; `at` the place where it is given."""

    field: str
    kind: SentKind
    text: str
    carrier: str
    at: Location


class Overflow(Struct, frozen=True):
    """What a carrier does not take: `what` is one of the words of a limit in the catalogue (`pairs`, `key_length`,
    `value_length`, `value_type`, `key_form`, `value_form`, `keys`, `unique`)."""

    carrier: str
    what: str
    key: str  # the key concerned, "" where it is the whole
    found: str
    limit: str
    source: str  # the vendor's document
    at: Location


class Endpoint(Struct, frozen=True):
    """Where a request goes, as far as the code says: `host` of the URL; `environment` are variables by which the SDK
    would go elsewhere, since the code names no URL."""

    host: str
    environment: tuple[str, ...]
    at: Location


class Shape(Enum):
    """What an argument is in every context: a mapping, something else that can be made one (pairs), or not known (it
    may be None)."""

    MAPPING = "mapping"
    PAIRS = "pairs"
    UNKNOWN = "unknown"


class CallSite(Struct, frozen=True):
    """The expression that sends a billable request. `sdk` is the catalogue entry, `api` the method or function.

    `passed` are the parameters that hold carriers and are given in some context, whether they stand at the call or come
    through `**` or a partial; with `spread` others may come as well. `inherited` are fields which some context has, or
    may have, from the client; `displaces` are arguments which some context does not give and which would displace what
    the client has. `went`: of a client whose requests are not seen (kind `client`, `at` is where it is made, `api`
    its class), where it is handed to or kept. `keys`: what each context has in its headers and metadata, in the words
    of `FieldProof.carrier`. `takes`: parameters of the call that hold carriers, whatever client it is of.
    """

    at: Location
    sdk: str
    api: str
    kind: str
    is_async: bool
    stream: bool
    scope: str  # "product" or "test"
    raw_http: bool
    fields: Mapping[str, FieldProof]
    blame: tuple[Blame, ...] = ()
    callers: tuple[Caller, ...] = ()
    lost: tuple[LostCarrier, ...] = ()
    reads: frozenset[str] = frozenset()  # paths of the files which the proof passed through
    code: str = ""  # the callee as written, for messages and fingerprints
    sent: tuple[tuple[Sent, ...], ...] = ()  # per context; equal ones once
    overflows: tuple[Overflow, ...] = ()
    endpoints: tuple[Endpoint, ...] = ()  # certain ones only
    usage_lost: bool = False  # it streams, and certainly does not ask for the usage
    usage_by: tuple[Evidence, ...] = ()  # the calls that decide so
    usage_parameter: str = ""  # how it would: dotted below the call (`stream_options.include_usage`)
    qualified: bool = False  # `api` is a function's full name (`litellm.completion`), not a path below a client
    passed: Mapping[str, Shape] = field(default_factory=dict)
    spread: bool = False
    inherited: frozenset[str] = frozenset()
    displaces: frozenset[str] = frozenset()
    went: tuple[Evidence, ...] = ()
    keys: frozenset[str] = frozenset()
    takes: frozenset[str] = frozenset()
    client_ways: frozenset[str] = frozenset()  # arguments by which its clients take headers, dotted; "": by none

    @property
    def places(self) -> frozenset[str]:
        """Paths of the files of which a finding about it may speak."""
        steps = (e.at for proof in self.fields.values() for e in proof.evidence)
        blamed = (at for b in self.blame for at in (b.at, *(e.at for e in b.evidence)))
        sent = (s.at for context in self.sent for s in context)
        told = (*(o.at for o in self.overflows), *(e.at for e in self.endpoints), *(e.at for e in self.usage_by))
        return frozenset(at.path for at in (self.at, *told, *sent, *blamed, *steps))

    @property
    def is_client(self) -> bool:
        """Whether it is no request, but a client whose requests are sent by code that is not read."""
        return bool(self.went)

    @property
    def target(self) -> str:
        """As messages name it."""
        return self.api if self.qualified else f"{self.sdk}.{self.api}"

    def proof(self, name: str) -> Proof:
        """What is proven of a field of the policy; raises KeyError for any other name."""
        return self.fields[name].status

    @property
    def missing(self) -> tuple[str, ...]:
        """Fields that are shown to be absent or hold a placeholder."""
        return tuple(n for n, p in self.fields.items() if p.status in LACKING)

    @property
    def unproven(self) -> tuple[str, ...]:
        return tuple(n for n, p in self.fields.items() if p.status is Proof.UNKNOWN)

    @property
    def verdict(self) -> Verdict:
        if self.missing:
            return Verdict.FAIL
        return Verdict.UNVERIFIABLE if self.unproven else Verdict.PASS

    def path_of(self, name: str) -> tuple[Evidence, ...]:
        return self.fields[name].evidence
