"""Price cards as text and as plain data: what `checkpolicy price-card` shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from checker.policy.price_cards.diff import Change
from checker.policy.price_cards.model import Applies, Basis, Price, PriceCard


def render_card(card: PriceCard, prices: Sequence[Price]) -> str:
    """The card's head and `prices` (all of it, or a part) as a table."""
    rows = [("PROVIDER", "MODELS", "TIER", "REGION", "METER", "PRICE", "IN FORCE", ""), *map(_row, prices)]
    part = "" if len(prices) == len(card.prices) else f" of {len(card.prices):,}"
    lines = [*_head(card), "", *_table(rows), "", f"{len(prices):,}{part} price{'s' if len(card.prices) != 1 else ''}"]
    return "\n".join(lines) + "\n"


def card_document(card: PriceCard, prices: Sequence[Price]) -> dict[str, Any]:
    """The same as plain data; amounts are decimal strings."""
    return {
        "schema_version": 1,
        "price_card": card.name,
        "version": card.version,
        "digest": card.digest,
        "currency": card.currency,
        "issued": _time(card.issued),
        "supersedes": card.supersedes,
        "path": card.path,
        "discount": f"{card.agreement.discount:f}",
        "aliases": dict(card.aliases),
        "prices": [_price_document(price) for price in prices],
    }


def render_changes(old: PriceCard, new: PriceCard, changes: Sequence[Change]) -> str:
    lines = [f"{old.identity} ({old.path}) -> {new.identity} ({new.path})"]
    if old.currency != new.currency:
        lines.append(f"currency {old.currency} -> {new.currency}")
    if old.agreement != new.agreement:
        lines.append(f"discount {old.agreement.discount:f} -> {new.agreement.discount:f}")
    for name in sorted({*old.aliases, *new.aliases}):
        was, now = old.aliases.get(name), new.aliases.get(name)
        if was != now:
            lines.append(f"alias {name}: {was or 'none'} -> {now or 'none'}")
    rows = []
    for change in changes:
        thing = change.thing
        sign = "+" if change.before is None else "-" if change.after is None else "~"
        share = f"{change.share * 100:+.1f} %" if change.share else ""
        price = " -> ".join(_price(p) for p in (change.before, change.after) if p is not None)
        since = "" if change.start is None else f"from {_time(change.start)}"
        rows.append(
            (sign, thing.provider, thing.model, thing.service_tier, thing.region, thing.meter, price, share, since)
        )
    lines += _table(rows)
    count = len(lines) - 1
    lines.append(f"{count:,} difference{'s' if count != 1 else ''}" if count else "no differences")
    return "\n".join(lines) + "\n"


def changes_document(old: PriceCard, new: PriceCard, changes: Iterable[Change]) -> dict[str, Any]:
    return {
        "schema_version": 1,
        "old": {"price_card": old.name, "version": old.version, "digest": old.digest, "path": old.path},
        "new": {"price_card": new.name, "version": new.version, "digest": new.digest, "path": new.path},
        "currency": [old.currency, new.currency],
        "discount": [f"{old.agreement.discount:f}", f"{new.agreement.discount:f}"],
        "aliases": {
            name: [old.aliases.get(name), new.aliases.get(name)]
            for name in sorted({*old.aliases, *new.aliases})
            if old.aliases.get(name) != new.aliases.get(name)
        },
        "changes": [
            {
                "provider": change.thing.provider,
                "model": change.thing.model,
                "service_tier": change.thing.service_tier,
                "region": change.thing.region,
                "meter": change.thing.meter,
                "from": _time(change.start),
                "before": _price_document(change.before) if change.before else None,
                "after": _price_document(change.after) if change.after else None,
            }
            for change in changes
        ],
    }


def _head(card: PriceCard) -> list[str]:
    lines = [f"{card.identity}  {card.currency}  {card.digest}"]
    said = [f"issued {_time(card.issued)}"] if card.issued else []
    if card.supersedes:
        said.append(f"supersedes {card.supersedes}")
    if card.agreement.discount:
        meters = ", ".join(card.agreement.meters) or "all usage"
        said.append(f"discount {(card.agreement.discount * 100).normalize():f} % on {meters}")
    if said:
        lines.append("  " + "; ".join(said))
    source = card.source
    parts = [part for part in (source.url, source.captured_at, source.sha256) if part]
    if parts:
        lines.append(f"  from {', '.join(parts)}")
    if source.note:
        lines.append(f"  {source.note}")
    lines.extend(f"  {alias} is billed as {model}" for alias, model in sorted(card.aliases.items()))
    return lines


def _row(price: Price) -> tuple[str, ...]:
    period = _period(price.effective_from, price.effective_to)
    models = ", ".join(price.models)
    terms = (price.provider, models, price.service_tier, price.region, price.meter)
    return (*terms, _base(price), period, ", ".join(_steps(price)))


def _price(price: Price) -> str:
    return "; ".join((_base(price), *_steps(price)))


def _base(price: Price) -> str:
    return f"{price.price:f} / {price.per:,} {price.unit}s" if price.per > 1 else f"{price.price:f} / {price.unit}"


def _steps(price: Price) -> Iterator[str]:
    tiers = price.tiers
    for step in tiers.steps if tiers is not None else ():
        if tiers is not None and tiers.applies is Applies.MARGINAL:
            yield f"{step.price:f} for what exceeds {step.over:,}"
        elif tiers is not None and tiers.basis is Basis.REQUEST_INPUT:
            yield f"{step.price:f} if the input exceeds {step.over:,}"
        else:
            yield f"{step.price:f} if the quantity exceeds {step.over:,}"


def _price_document(price: Price) -> dict[str, Any]:
    tiers = price.tiers
    return {
        "sku_price_id": price.sku_price_id,
        "provider": price.provider,
        "models": list(price.models),
        "service_tier": price.service_tier,
        "region": price.region,
        "meter": price.meter,
        "unit": price.unit,
        "per": price.per,
        "price": f"{price.price:f}",
        "effective_from": _time(price.effective_from),
        "effective_to": _time(price.effective_to),
        "tiers": [
            {"over": s.over, "basis": tiers.basis.value, "applies": tiers.applies.value, "price": f"{s.price:f}"}
            for s in tiers.steps
        ]
        if tiers
        else [],
        "line": price.at.line,
    }


def _period(start: datetime | None, end: datetime | None) -> str:
    if start is None and end is None:
        return "always"
    return f"{_time(start) or '...'} to {_time(end) or '...'}"


def _time(time: datetime | None) -> str | None:
    return None if time is None else time.isoformat().replace("+00:00", "Z")


def _table(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)] if rows else []
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
