"""A price card, frozen: what schemas/price-card.schema.json describes, with amounts as Decimal and times in UTC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Final

from msgspec import Struct

from checker.documents.location import Location

ANY: Final = "*"
STANDARD: Final = "standard"


class Basis(Enum):
    """What a tier's threshold is compared with: all input tokens of the request (cached ones too), or the quantity of
    the priced meter itself."""

    REQUEST_INPUT = "request_input"
    METER = "meter"


class Applies(Enum):
    """What a tier's price is paid for once its threshold is passed: everything, or only what is above it."""

    WHOLE_REQUEST = "whole_request"
    MARGINAL = "marginal"


class Tier(Struct, frozen=True):
    """In force for quantities greater than `over` (not at it), up to the next tier's."""

    over: int
    price: Decimal


class Tiers(Struct, frozen=True):
    """Thresholds ascend; all tiers of a price have one basis and one meaning."""

    basis: Basis
    applies: Applies
    steps: tuple[Tier, ...]


@dataclass(frozen=True, slots=True)
class Price:
    """What `per` units of a meter cost, in the card's currency, from `effective_from` (inclusive; None: not stated, so
    always) to `effective_to` (exclusive; None: open)."""

    sku_price_id: str
    provider: str
    models: tuple[str, ...]
    service_tier: str
    region: str
    meter: str
    unit: str
    per: int
    price: Decimal
    effective_from: datetime | None
    effective_to: datetime | None
    tiers: Tiers | None
    at: Location = field(compare=False)

    def in_force(self, time: datetime) -> bool:
        after_start = self.effective_from is None or self.effective_from <= time
        return after_start and (self.effective_to is None or time < self.effective_to)


class Agreement(Struct, frozen=True):
    """A negotiated discount, as a share of the price (0.07 is 7 %), on all usage or on some meters."""

    discount: Decimal
    meters: tuple[str, ...]  # empty: all

    def factor(self, meter: str) -> Decimal:
        return 1 - self.discount if not self.meters or meter in self.meters else Decimal(1)


class Source(Struct, frozen=True):
    """Where the prices were taken from: evidence."""

    url: str = ""
    captured_at: str = ""
    sha256: str = ""
    note: str = ""


class PriceCard(Struct, frozen=True):
    """`aliases`: other names that a gateway or a deployment calls a model by, to the billed name."""

    name: str
    version: str
    currency: str
    prices: tuple[Price, ...]
    aliases: Mapping[str, str]
    agreement: Agreement
    source: Source
    issued: datetime | None
    supersedes: str | None
    digest: str  # sha256: of the document's canonical JSON
    path: str

    @property
    def identity(self) -> str:
        return f"{self.name}@{self.version}"
