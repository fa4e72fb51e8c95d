"""A price card's file in, the frozen card out; everything that is wrong with it at once, each fault with its line."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from checker.documents.errors import DocumentError
from checker.documents.location import Location
from checker.documents.tree import Mapping, Node, Sequence, find, plain
from checker.policy.digest import canonical_json
from checker.policy.kept import Kept, is_known_valid, note_valid, read_document
from checker.policy.price_cards.checks import card_problems
from checker.policy.price_cards.model import (
    ANY,
    STANDARD,
    Agreement,
    Applies,
    Basis,
    Price,
    PriceCard,
    Source,
    Tier,
    Tiers,
)
from checker.policy.price_cards.short_form import expand, is_short
from checker.policy.problems import PolicyError, Problem
from checker.policy.sources import shown


def load_price_card(path: Path, *, cwd: Path, kept: Kept | None = None) -> PriceCard:
    """Read and check the card at `path` (YAML, or JSON by its name), full or short form. Raises PolicyError with all
    problems: what does not fit the schema; overlaps and holes in time; two prices of one thing; tiers without order."""
    name = shown(path, cwd)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PolicyError([Problem(Location(name, 1), f"cannot read the price card: {error.strerror}")]) from None
    return parse_price_card(data, name, kept=kept)


def parse_price_card(data: bytes, name: str, *, kept: Kept | None = None) -> PriceCard:
    """`load_price_card` of a file's bytes; `name` is what places state."""
    try:
        root = read_document(data, name, kept)
    except DocumentError as error:
        raise PolicyError([Problem(error.at, error.message)]) from None
    short = is_short(root)
    # a short card without a name has that of its file
    content = data + name.encode() if short else data
    known = is_known_valid(kept, "price-card", content)
    if short:
        root = expand(root, known=known)
    elif not known:
        _check_shape(root)
    if not known:
        note_valid(kept, "price-card", content)
    card, problems = _freeze(root, name)
    problems.extend(card_problems(card))
    if problems:
        raise PolicyError(problems)
    return card


def _check_shape(root: Node) -> None:
    from checker.policy.validate import check_shape

    if problems := check_shape(root, "price-card"):
        raise PolicyError(problems)


def _freeze(root: Node, name: str) -> tuple[PriceCard, list[Problem]]:
    import hashlib

    problems: list[Problem] = []
    value: dict[str, Any] = plain(root)
    prices = find(root, ("prices",))
    entries = prices.items if isinstance(prices, Sequence) else ()
    agreement = value.get("agreement") or {"discount": "0"}
    meters = tuple(agreement.get("applies_to") or ())
    source = value.get("source") or {}
    card = PriceCard(
        name=value["price_card"],
        version=value["version"],
        currency=value["currency"],
        prices=tuple(_price(plain(entry), entry, problems) for entry in entries),
        aliases=value.get("aliases") or {},
        agreement=Agreement(Decimal(agreement["discount"]), () if "usage" in meters else meters),
        source=Source(**{key: text for key, text in source.items() if text is not None}),
        issued=_time(root, "issued", problems),
        supersedes=value.get("supersedes"),
        digest="sha256:" + hashlib.sha256(canonical_json(value)).hexdigest(),
        path=name,
    )
    return card, problems


def _price(value: dict[str, Any], node: Node, problems: list[Problem]) -> Price:
    tiers = value.get("tiers") or ()
    if len({(tier["basis"], tier["applies"]) for tier in tiers}) > 1:
        problems.append(Problem(_at(node, "tiers"), "the tiers of one price have one basis and one meaning (applies)"))
    return Price(
        sku_price_id=value["sku_price_id"],
        provider=value["provider"],
        models=tuple(value["models"]),
        service_tier=value.get("service_tier", STANDARD),
        region=value.get("region", ANY),
        meter=value["meter"],
        unit=value["unit"],
        per=value["per"],
        price=Decimal(value["price"]),
        effective_from=_time(node, "effective_from", problems),
        effective_to=_time(node, "effective_to", problems),
        tiers=Tiers(
            Basis(tiers[0]["basis"]),
            Applies(tiers[0]["applies"]),
            tuple(Tier(tier["over"], Decimal(tier["price"])) for tier in tiers),
        )
        if tiers
        else None,
        at=node.at,
    )


def _time(node: Node, key: str, problems: list[Problem]) -> datetime | None:
    """A moment in UTC; a date alone is its midnight in UTC."""
    found = find(node, (key,))
    text = plain(found) if found is not None else None
    if found is None or text is None:
        return None
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        problems.append(Problem(found.at, f"{key}: {text!r} is no time, such as 2026-11-01T00:00:00Z"))
        return None
    return (time if time.tzinfo is not None else time.replace(tzinfo=UTC)).astimezone(UTC)


def _at(node: Node, key: str) -> Location:
    entry = node.entry(key) if isinstance(node, Mapping) else None
    return entry.key.at if entry is not None else node.at
