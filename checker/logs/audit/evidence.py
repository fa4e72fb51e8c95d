"""An audit's evidence as documents: the manifest of the sources, the sample, and what was drawn.

    manifest.json      the sources as they were when the population was frozen (schemas/audit-manifest.schema.json)
    sample.json        plan, seed, population and strata (schemas/audit-sample.schema.json)
    selection.ndjson   a line per item drawn: key, rank, samples, stratum, amount, and where its attempts are
    worksheet.csv      to be filled in

Documents are canonical JSON (RFC 8785), so that drawing again gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from typing import Final

from msgspec import Struct

from checker.documents.facts import as_dict
from checker.errors import InputError
from checker.logs.audit.attributes import SampleSize
from checker.logs.audit.plan import Plan
from checker.logs.audit.selection import RANK_DIGITS, Drawn, Selection
from checker.policy.digest import canonical_json

MANIFEST: Final = "manifest.json"
SAMPLE: Final = "sample.json"
SELECTION: Final = "selection.ndjson"
WORKSHEET: Final = "worksheet.csv"
CONCLUSION: Final = "conclusion.json"
SUMS: Final = "SHA256SUMS"

UNIT: Final = "request boundary with all its attempts"
METHOD: Final = f"largest last {RANK_DIGITS} hex digits of MD5(seed ':' key)"


class EvidenceError(InputError, ValueError):
    """Evidence that cannot be used: the message names the file and what is wrong with it."""


class Source(Struct, frozen=True):
    """A file as it was when the population was frozen. `records` counts lines, also those that cannot be read, which
    are `unreadable`. Those of `evidence` are no members: items are held against them."""

    path: str
    sha256: str
    bytes: int
    records: int
    unreadable: int = 0
    role: str = "population"  # or evidence


class Frozen(Struct, frozen=True):
    """The population before a seed is known. `start` and `end` bound it (UTC, half open; None: open); `incomplete` says
    what is known to be missing."""

    sources: tuple[Source, ...]
    start: str | None = None
    end: str | None = None
    incomplete: tuple[str, ...] = ()

    def manifest(self) -> bytes:
        document = {
            "schema_version": 1,
            "window": {"from": self.start, "to": self.end},
            "sources": [as_dict(source) for source in self.sources],
            "incomplete": list(self.incomplete),
        }
        return canonical_json(document) + b"\n"


class Seed(Struct, frozen=True):
    """`self_seeded`: taken from the manifest for want of one from the auditor. Whoever writes the logs could then try
    until the sample suits them, so that is not for an audit."""

    text: str
    self_seeded: bool


class Context(Struct, frozen=True):
    """Who drew: what every report has to state."""

    tool: str
    policy: Mapping[str, str]  # name, version, digest
    currency: str | None
    records: int
    not_tested: tuple[str, ...] = ()


class Attempt(Struct, frozen=True):
    """Where one attempt of an item stands in the population."""

    source: str
    line: int
    offset: int
    length: int
    sha256: str


class Item(Struct, frozen=True):
    """One line of the selection. `number` counts from 1, by rank."""

    number: int
    drawn: Drawn
    attempts: tuple[Attempt, ...] = ()


class Stratum(Struct, frozen=True):
    """A part of the population by its stratification values: how many units it has, and how many were drawn."""

    parts: tuple[str, ...]
    units: int
    drawn: int


@dataclass(frozen=True, slots=True)
class Sample:
    """What sample.json says."""

    tool: str
    policy: Mapping[str, str]
    manifest: str  # its SHA-256
    window: tuple[str | None, str | None]
    seed: Seed
    plan: Plan
    units: int
    records: int
    amount: Decimal
    currency: str | None
    incomplete: tuple[str, ...]
    size: SampleSize
    strata: tuple[Stratum, ...]
    money_size: SampleSize | None = None
    interval: Decimal | None = None
    sampled_amount: Decimal | None = None
    not_tested: tuple[str, ...] = ()
    items: tuple[Item, ...] = field(default=(), compare=False)


def seed_of(text: str | None, manifest: bytes) -> Seed:
    """The auditor's text (the space around it does not count), else the manifest's digest. Raises EvidenceError for an
    empty one."""
    if text is None:
        return Seed(sha256(manifest).hexdigest(), self_seeded=True)
    if not (stripped := text.strip()):
        raise EvidenceError("the seed is empty: any text of the auditor's will do, given after the manifest's digest")
    return Seed(stripped, self_seeded=False)


def sample_of(
    frozen: Frozen, selection: Selection, plan: Plan, seed: Seed, context: Context, items: Sequence[Item]
) -> Sample:
    """What a worksheet is read back against: how the sample was made, of which population, with what in it."""
    drawn: dict[tuple[str, ...], int] = {}
    for item in selection.items:
        drawn[item.part] = drawn.get(item.part, 0) + 1
    return Sample(
        tool=context.tool,
        policy=context.policy,
        manifest=sha256(frozen.manifest()).hexdigest(),
        window=(frozen.start, frozen.end),
        seed=seed,
        plan=plan,
        units=selection.totals.units,
        records=context.records,
        amount=selection.totals.amount,
        currency=context.currency,
        incomplete=frozen.incomplete,
        size=selection.size,
        strata=tuple(
            Stratum(parts, units, drawn.get(parts, 0)) for parts, units in sorted(selection.totals.strata.items())
        ),
        money_size=selection.money_size,
        interval=selection.interval,
        sampled_amount=selection.sampled_amount,
        not_tested=context.not_tested,
        items=tuple(items),
    )


def numbered(selection: Selection, attempts: Mapping[str, Sequence[Attempt]]) -> tuple[Item, ...]:
    """The items of a selection with their places, by key."""
    return tuple(
        Item(number, drawn, tuple(attempts.get(drawn.key, ()))) for number, drawn in enumerate(selection.items, 1)
    )


def sample_bytes(sample: Sample) -> bytes:
    """In the form of schemas/audit-sample.schema.json, canonical."""
    money = None
    if sample.money_size is not None and sample.interval is not None and sample.sampled_amount is not None:
        money = {
            "size": sample.money_size.size,
            "deviations_allowed": sample.money_size.deviations,
            "interval": f"{sample.interval:f}",
            "sampled_amount": f"{sample.sampled_amount:f}",
        }
    document = {
        "schema_version": 1,
        "tool": sample.tool,
        "policy": dict(sample.policy),
        "manifest": sample.manifest,
        "window": {"from": sample.window[0], "to": sample.window[1]},
        "unit": UNIT,
        "method": METHOD,
        "seed": {"text": sample.seed.text, "self_seeded": sample.seed.self_seeded},
        "plan": {key: list(v) if isinstance(v, tuple) else v for key, v in as_dict(sample.plan).items()},
        "population": {
            "units": sample.units,
            "records": sample.records,
            "amount": f"{sample.amount:f}",
            "currency": sample.currency,
            "incomplete": list(sample.incomplete),
        },
        "sample": {"size": sample.size.size, "deviations_allowed": sample.size.deviations, "money": money},
        "strata": [{"stratum": list(s.parts), "units": s.units, "drawn": s.drawn} for s in sample.strata],
        "not_tested": list(sample.not_tested),
    }
    return canonical_json(document) + b"\n"


def selection_bytes(items: Iterable[Item]) -> bytes:
    """A JSON line for each item: its key, its rank by the seed, where its records stand."""
    return b"".join(
        canonical_json(
            {
                "item": item.number,
                "key": item.drawn.key,
                "rank": item.drawn.rank,
                "samples": list(item.drawn.samples),
                "stratum": list(item.drawn.part),
                "amount": f"{item.drawn.amount:f}",
                "attempts": [as_dict(attempt) for attempt in item.attempts],
            }
        )
        + b"\n"
        for item in items
    )
