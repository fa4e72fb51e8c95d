"""A log's records as attempts to reconcile: each once, with its disjoint meters and whether the provider bills it.

Records of one id are one record, however often they were shipped, in one log or in two of the same traffic. Attempts
with ids of their own stay apart: both may be billed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct

from checker.findings.model import Notice
from checker.logs.columns.row_kinds import is_row_column
from checker.logs.members.members import MemberReader
from checker.logs.records.evaluate import search
from checker.logs.records.member import Member
from checker.logs.records.record import Record
from checker.logs.records.usage import USAGE, usage_of
from checker.logs.sources.sources import Source
from checker.policy.model import Policy
from checker.policy.price_cards.meters import ImpossibleUsageError, quantities
from checker.policy.price_cards.provider_names import provider_name
from checker.policy.record_schema import placeholder_pattern
from checker.reconcile.families import family
from checker.reconcile.model import Billing, Traced, Traces

_COLUMNS: Final = (
    "record_id", "started_at", "provider", "provider_key_id", "model_requested", "model_routed", "model_actual",
    "region", "service_tier", "team_id", "status", "error_code", "gateway_cache_hit", "billable", "usage_source",
    "usage_detail", "stream", "price_card_version",
)  # fmt: skip
_MOST_ALIKE: Final = 50_000
# Refused without an answer: nothing was generated. A 400 may be a content filter's, which Azure bills.
_REFUSED: Final = re.compile(r"(?:401|402|403|404|409|413|422|429)")


class KeyRule(Struct, frozen=True):
    """Requests whose columns have these values went out with the provider's `key`."""

    match: Mapping[str, frozenset[str]]
    key: str

    def fits(self, record: Record) -> bool:
        return all(_is_one_of(name, record.text(name), values) for name, values in self.match.items())


def _is_one_of(column: str, said: str | None, values: frozenset[str]) -> bool:
    """A provider by any of its names, or by the route to it."""
    return said in values or (column == "provider" and said is not None and provider_name(said) in values)


def key_rules(policy: Policy) -> tuple[KeyRule, ...]:
    """The policy's `logs.provider_keys`: the first that fits counts."""
    said: Sequence[Mapping[str, Any]] = (policy.document.get("logs") or {}).get("provider_keys") or ()
    return tuple(KeyRule({name: _values(v) for name, v in one["match"].items()}, str(one["key"])) for one in said)


def columns_needed(policy: Policy) -> frozenset[str]:
    """Of a record, for reconciling it."""
    return frozenset((*_COLUMNS, *USAGE, *(name for rule in key_rules(policy) for name in rule.match)))


def _values(said: Any) -> frozenset[str]:
    return frozenset(map(str, said)) if isinstance(said, list) else frozenset({str(said)})


class Stated(Struct, frozen=True):
    """What statements (and the registry) name: keys of providers, and whose each family of models is. Other ids in a
    record are those of the gateway."""

    keys: frozenset[str]
    providers: Mapping[str, frozenset[str]]  # by family

    @property
    def names(self) -> frozenset[str]:
        return frozenset(name for names in self.providers.values() for name in names)


def read_traces(sources: Iterable[Source], reader: MemberReader, policy: Policy, stated: Stated) -> Traces:
    """All billable attempts of the sources, copies counted once; sources of formats that record no billing are left
    out.
    """
    place = _Placing(policy, stated)
    attempts: dict[str, Traced] = {}
    notices: list[Notice] = []
    copies = unplaced = records = count = 0
    for source in sources:
        reading = reader.read(source)
        if reading.format is not None and not reading.format.billing:
            continue
        count += 1
        for member in reading:
            if member.record is None:
                continue
            records += 1
            traced = place(member, source)
            if traced is None:
                unplaced += 1
                continue
            key = member.record.text("record_id") or member.key
            if key in attempts:
                copies += 1
                if attempts[key].billing is not Billing.BILLED and traced.billing is Billing.BILLED:
                    attempts[key] = traced
                continue
            attempts[key] = traced
        if reading.error or reading.unreadable:
            why = reading.error or f"{reading.unreadable} lines cannot be read: what they used is not in the comparison"
            notices.append(Notice(source.shown, why))
    return Traces(tuple(attempts.values()), copies, unplaced, records, count, tuple(notices))


class _Owned(Struct, frozen=True):
    """What is the same for all records that differ in ids, times and counts only. `estimated` None: that depends on
    whether there is a detail. `unmetered`: whether an attempt without any usage was billed."""

    provider: str | None
    key: str | None
    model: str | None
    owner: str | None
    card: str | None
    service_tier: str | None
    region: str | None
    billable: str | None
    unmetered: Billing
    cached: bool
    estimated: bool | None


class _Placing:
    def __init__(self, policy: Policy, stated: Stated) -> None:
        self._rules = key_rules(policy)
        self._told_by_row = any(is_row_column(name) for rule in self._rules for name in rule.match)
        self._stated = stated
        self._names = stated.names
        pattern = placeholder_pattern(policy.placeholders)
        self._same: dict[str, str] = {}
        self._alike: dict[tuple[str, tuple[str | None, ...]], _Owned] = {}
        self._named: Callable[[str], bool] = lambda text: bool(text) and not (pattern and search(pattern, text))

    def __call__(self, member: Member, source: Source) -> Traced | None:
        record = member.record
        assert record is not None
        started = record.micros("started_at")
        owned = self._owned_by(member, record)
        if started is None or owned.provider is None:
            return None
        try:
            meters = quantities(usage_of(record), ())
        except ImpossibleUsageError:
            return None
        billing = _billing(owned, meters)
        return Traced(
            path=source.shown,
            line=member.line,
            started=started,
            provider=owned.provider,
            key=owned.key,
            model=owned.model,
            owner=owned.owner,
            meters={**meters, "request": 1} if billing is Billing.BILLED else {},
            billing=billing,
            estimated=not record.present("usage_detail") if owned.estimated is None else owned.estimated,
            card=owned.card,
            service_tier=owned.service_tier,
            region=owned.region,
        )

    def _owned_by(self, member: Member, record: Record) -> _Owned:
        if member.alike is None or self._told_by_row:
            return self._owned(record)
        key = record.mapping.format.name, member.alike
        found = self._alike.get(key)
        if found is None:
            if len(self._alike) >= _MOST_ALIKE:
                self._alike.clear()
            found = self._alike[key] = self._owned(record)
        return found

    def _owned(self, record: Record) -> _Owned:
        model = record.text("model_actual") or record.text("model_routed") or record.text("model_requested")
        owner = record.text("team_id")
        hit = record.token("gateway_cache_hit")
        return _Owned(
            provider=self._provider(record.text("provider"), model),
            key=self._once(self._key(record)),
            model=self._once(model),
            owner=self._once(owner) if owner is not None and self._named(owner) else None,
            card=self._once(record.text("price_card_version")),
            service_tier=self._once(record.text("service_tier")),
            region=self._once(record.text("region")),
            billable=record.text("billable"),
            unmetered=_unmetered(record),
            cached=hit is not None and hit.text.lower() == "true",
            estimated=_estimated(record),
        )

    def _once(self, text: str | None) -> str | None:
        """One object for all that is equal: there are millions of records, and few names."""
        return None if text is None else self._same.setdefault(text, text)

    def _key(self, record: Record) -> str | None:
        for rule in self._rules:
            if rule.fits(record):
                return rule.key
        said = record.text("provider_key_id")
        return said if said in self._stated.keys else None

    def _provider(self, said: str | None, model: str | None) -> str | None:
        """Gateways write a provider, a route (`default/openai/route/0`), or the model's prefix; where none of that is a
        provider that sent a statement, it is whose statements alone have the model."""
        words = [said or "", *re.split(r"[/.:]", said or ""), (model or "").split("/")[0]]
        for word in words:
            if (name := provider_name(word)) in self._names:
                return name
        owners = self._stated.providers.get(family(model or ""), frozenset())
        if len(owners) == 1:
            return next(iter(owners))
        return provider_name(said) if said else None


def _billing(owned: _Owned, meters: Mapping[str, int]) -> Billing:
    match owned.billable:
        case "yes":
            return Billing.BILLED if meters else Billing.UNKNOWN
        case "no":
            return Billing.NOT_BILLED
        case _ if owned.cached:
            return Billing.NOT_BILLED
        case _:
            return Billing.BILLED if meters else owned.unmetered


def _unmetered(record: Record) -> Billing:
    if record.succeeded() is not False:
        return Billing.UNKNOWN
    code = record.token("error_code")
    refused = code is not None and _REFUSED.fullmatch(code.text) is not None
    return Billing.NOT_BILLED if refused else Billing.UNKNOWN


def _estimated(record: Record) -> bool | None:
    """Said to be, or a stream whose usage has no detail that a provider would have sent."""
    if record.text("usage_source") is not None:
        return record.text("usage_source") != "provider"
    stream = record.token("stream")
    streamed = stream is not None and stream.text.lower() == "true"
    return None if streamed and record.mapping.possible("usage_detail") else False
