"""The lock file of price cards (schemas/price-card-lock.schema.json): what each version contained when first used.

Records name a card by its version for years. The lock, which is kept in the repository beside the cards, makes that
name mean one content: a card that changed without a new version is an error, and so is one that is not locked yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from checker.documents.errors import DocumentError
from checker.documents.location import Location
from checker.documents.tree import find, plain
from checker.policy.price_cards.model import PriceCard
from checker.policy.problems import PolicyError, Problem
from checker.policy.sources import shown


def load_lock(path: Path, *, cwd: Path) -> dict[str, str]:
    """Digests by `name@version`. Raises PolicyError with all problems."""
    name = shown(path, cwd)
    try:
        data = path.read_bytes()
    except OSError as error:
        hint = ": write it with `checkpolicy price-card lock`" if isinstance(error, FileNotFoundError) else ""
        raise PolicyError(
            [Problem(Location(name, 1), f"cannot read the lock of the price cards: {error.strerror}{hint}")]
        ) from None
    from checker.documents.yaml import read_yaml_file
    from checker.policy.validate import check_shape

    try:
        root = read_yaml_file(data, name)
    except DocumentError as error:
        raise PolicyError([Problem(error.at, error.message)]) from None
    if problems := check_shape(root, "price-card-lock"):
        raise PolicyError(problems)
    cards = find(root, ("cards",))
    assert cards is not None
    digests: dict[str, str] = plain(cards)
    return digests


def lock_problems(cards: Iterable[PriceCard], lock: Mapping[str, str], path: str) -> Iterator[Problem]:
    """Cards whose content is not what the lock says."""
    for card in cards:
        locked = lock.get(card.identity)
        if locked is None:
            message = f"{card.identity} is not in {path}: lock it with `checkpolicy price-card lock`"
            yield Problem(Location(card.path, 1), message)
        elif locked != card.digest:
            message = (
                f"{card.identity} is not what it was: {path} has {locked}, the card is {card.digest}; "
                "another content needs another version"
            )
            yield Problem(Location(card.path, 1), message)


def lock_text(lock: Mapping[str, str]) -> str:
    """The lock file of versions and their digests, sorted."""
    lines = [f"  {name}: {digest}" for name, digest in sorted(lock.items())]
    head = "# Written by `checkpolicy price-card lock`; keep it under version control.\nschema_version: 1\ncards:"
    return "\n".join([head + ("" if lines else " {}"), *lines]) + "\n"
