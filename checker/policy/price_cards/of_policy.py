"""The price cards that a policy names (`price_cards: {files, lock}`), loaded and held to their lock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from checker.documents.tree import Mapping, Node, Scalar, Sequence, find
from checker.policy.kept import Kept
from checker.policy.model import Policy
from checker.policy.price_cards.book import PriceBook
from checker.policy.price_cards.load import load_price_card
from checker.policy.price_cards.lock import load_lock, lock_problems
from checker.policy.price_cards.model import PriceCard
from checker.policy.problems import PolicyError, Problem
from checker.policy.sources import open_document, shown


def load_price_book(policy: Policy, *, cwd: Path, kept: Kept | None = None) -> PriceBook:
    """All cards of `policy`; none if it names none. Raises PolicyError with all problems of all cards at once: a name
    without a file, a card that is wrong or differs from its lock."""
    problems: list[Problem] = []
    cards: list[PriceCard] = []
    for path in card_paths(policy, cwd=cwd):
        try:
            cards.append(load_price_card(path, cwd=cwd, kept=kept))
        except PolicyError as error:
            problems.extend(error.problems)
    lock = lock_path(policy, cwd=cwd)
    if lock is not None:
        try:
            problems.extend(lock_problems(cards, load_lock(lock, cwd=cwd), shown(lock, cwd)))
        except PolicyError as error:
            problems.extend(error.problems)
    if problems:
        raise PolicyError(problems)
    return PriceBook(cards)


def card_paths(policy: Policy, *, cwd: Path) -> tuple[Path, ...]:
    """The files that the policy names, each once, in order. Raises PolicyError for a name that fits no file."""
    problems: list[Problem] = []
    paths: dict[Path, None] = {}
    for item in _named(policy):
        folder = _folder(item, cwd)
        name = str(item.value)
        found = sorted(path for path in folder.glob(name) if path.is_file()) if any(c in name for c in "*?[") else []
        if not found and (folder / name).is_file():
            found = [folder / name]
        if not found:
            problems.append(Problem(item.at, f"price_cards.files: no file {name!r} beside this policy"))
        paths.update(dict.fromkeys(found))
    if problems:
        raise PolicyError(problems)
    return tuple(paths)


def lock_path(policy: Policy, *, cwd: Path) -> Path | None:
    """Where the policy keeps the lock of its price cards; None where it names none."""
    node = find(policy.tree, ("price_cards", "lock")) if policy.tree is not None else None
    return _folder(node, cwd) / str(node.value) if isinstance(node, Scalar) and node.value is not None else None


def _named(policy: Policy) -> Iterator[Scalar]:
    node: Node | None = find(policy.tree, ("price_cards", "files")) if policy.tree is not None else None
    if isinstance(node, Mapping):
        node = node.get("add")
    yield from (item for item in (node if isinstance(node, Sequence) else ()) if isinstance(item, Scalar))


def _folder(item: Scalar, cwd: Path) -> Path:
    """The folder of the policy document that says `item`."""
    folder = open_document(item.path, folder=cwd, cwd=cwd).folder
    return folder if folder is not None else cwd
