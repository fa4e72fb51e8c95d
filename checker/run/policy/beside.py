"""The owners registry and the price cards of a policy, loaded where a rule may have something to say with them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from checker.policy.model import Policy
from checker.rules.base import Beside, Registry
from checker.rules.judge import Levels
from checker.run.policy.policies import kept_of
from checker.settings import Settings

if TYPE_CHECKING:
    from checker.policy.price_cards.book import PriceBook

_OWNED = ("CP103", "CP114", "CP213")
_PRICED = ("CP210",)


def what_stands_beside(
    settings: Settings, policy: Policy, levels: Levels, *, root: Path, cwd: Path, as_of: date
) -> Beside:
    """`root` is what findings name the registry from. Raises PolicyError for a registry or a card that is wrong."""
    return Beside(_registry(settings, policy, levels, root, as_of), _prices(settings, policy, levels, cwd))


def _registry(settings: Settings, policy: Policy, levels: Levels, root: Path, as_of: date) -> Registry | None:
    named = any(policy_field.registry for policy_field in policy.fields.values())
    if settings.policy is None or not named or all(levels.get(rule) is None for rule in _OWNED):
        return None
    from checker.policy.owners import find_owners, load_owners

    file = settings.owners or find_owners(Path(settings.policy))
    if file is None:
        return None
    with kept_of(settings) as kept:
        return Registry(load_owners(file, cwd=root, kept=kept), as_of)


def _prices(settings: Settings, policy: Policy, levels: Levels, cwd: Path) -> PriceBook | None:
    if "price_cards" not in policy.document or all(levels.get(rule) is None for rule in _PRICED):
        return None
    from checker.policy.price_cards.of_policy import load_price_book

    with kept_of(settings) as kept:
        return load_price_book(policy, cwd=cwd, kept=kept)
