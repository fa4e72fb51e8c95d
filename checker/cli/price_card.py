"""`checkpolicy price-card`: validate, show, compare, lock and import price cards."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.output import emit
from checker.documents.json_text import indented

if TYPE_CHECKING:
    from checker.policy.model import Policy
    from checker.policy.price_cards.importers.imported import Imported
    from checker.policy.price_cards.model import PriceCard

_FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form."
)
_OUTPUT = click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write to FILE."
)
_POLICY = click.option("--policy", "policy_name", metavar="NAME|FILE", help="The policy whose cards are meant.")
_CARD = click.Path(path_type=Path, dir_okay=False)


@click.group("price-card")
def price_card() -> None:
    """Validate, show, compare, lock and import price cards.

    A price card holds dated prices under a version that records name; `schemas/price-card.schema.json` describes it. A
    policy names its cards under `price_cards`.
    """


@price_card.command()
@click.argument("paths", nargs=-1, metavar="[CARD]...", type=_CARD)
@_POLICY
@click.pass_context
def validate(context: click.Context, paths: tuple[Path, ...], policy_name: str | None) -> int:
    """Say all that is wrong with price cards. Without CARD, those that the policy names, held to their lock.

    Ends with 0 if they are valid, else with 2.
    """
    from checker.policy.price_cards.book import PriceBook
    from checker.policy.price_cards.of_policy import load_price_book
    from checker.policy.problems import PolicyError

    cwd = Path.cwd()
    try:
        if paths:
            book = PriceBook(_load_all(paths, cwd))
        else:
            loaded = _policy(policy_name, cwd)
            book = load_price_book(loaded, cwd=cwd)
            if not book.cards:
                raise click.UsageError(f"the policy {loaded.name} names no price cards: name a file", ctx=context)
    except PolicyError as error:
        count = len(error.problems)
        click.echo(f"{error}\n{count} problem{'s' if count > 1 else ''}")
        return 2
    for card in book.cards:
        click.echo(f"{card.path}: {card.identity}: valid; {_prices(card)}, {card.digest}")
    return 0


@price_card.command()
@click.argument("path", metavar="CARD", type=_CARD)
@click.option("--model", "models", multiple=True, metavar="GLOB", help="Only prices of these models.")
@click.option("--at", metavar="TIME", help="Only prices in force then, such as 2026-11-01 or 2026-11-01T12:00:00Z.")
@_FORMAT
@_OUTPUT
def show(path: Path, models: tuple[str, ...], at: str | None, form: str, output: Path | None) -> int:
    """Show the prices of a card, its version and its digest."""
    from checker.policy.price_cards.load import load_price_card
    from checker.reports.price_card import card_document, render_card

    card = load_price_card(path, cwd=Path.cwd())
    prices = _selected(card, models, at)
    text = indented(card_document(card, prices)) if form == "json" else render_card(card, prices)
    emit(text, output)
    return 0


@price_card.command()
@click.argument("old", metavar="OLD", type=_CARD)
@click.argument("new", metavar="NEW", type=_CARD)
@_FORMAT
@_OUTPUT
def diff(old: Path, new: Path, form: str, output: Path | None) -> int:
    """Say which prices differ between two cards, and from when on. Ends with 1 if any do, as diff(1) does."""
    from checker.policy.price_cards.diff import card_changes
    from checker.reports.price_card import changes_document, render_changes

    before, after = _load_all((old, new), Path.cwd())
    changes = list(card_changes(before, after))
    text = (
        indented(changes_document(before, after, changes)) if form == "json" else render_changes(before, after, changes)
    )
    emit(text, output)
    alike = (before.currency, before.agreement, before.aliases) == (after.currency, after.agreement, after.aliases)
    return 0 if alike and not changes else 1


@price_card.command()
@click.argument("paths", nargs=-1, metavar="[CARD]...", type=_CARD)
@_POLICY
@click.option("--lock", "lock_file", type=_CARD, metavar="FILE", help="The lock [what the policy names].")
def lock(paths: tuple[Path, ...], policy_name: str | None, lock_file: Path | None) -> int:
    """Add cards to the lock file, which holds each version to the content that it had when it was locked.

    Without CARD, all that the policy names. A card that differs from its entry is refused (2): another content needs
    another version.
    """
    from checker.policy.price_cards.book import PriceBook
    from checker.policy.price_cards.lock import load_lock, lock_problems, lock_text
    from checker.policy.price_cards.of_policy import card_paths, lock_path
    from checker.policy.problems import PolicyError
    from checker.policy.sources import shown

    cwd = Path.cwd()
    loaded = _policy(policy_name, cwd) if not paths or lock_file is None else None
    target = lock_file if lock_file is not None else lock_path(loaded, cwd=cwd) if loaded is not None else None
    if target is None:
        raise click.UsageError("the policy names no lock (price_cards.lock): name one with --lock FILE")
    cards = PriceBook(_load_all(paths or (card_paths(loaded, cwd=cwd) if loaded else ()), cwd)).cards
    known = load_lock(target, cwd=cwd) if target.exists() else {}
    fresh = {card.identity: card.digest for card in cards if card.identity not in known}
    if problems := list(lock_problems(cards, fresh | known, shown(target, cwd))):
        raise PolicyError(problems)
    emit(lock_text(known | fresh), target)
    click.echo(f"{shown(target, cwd)}: {len(fresh)} added, {len(known) + len(fresh)} locked")
    return 0


@price_card.command("import")
@click.argument("kind", type=click.Choice(["litellm", "genai-prices"]))
@click.argument("path", metavar="FILE", type=_CARD)
@click.option("--name", metavar="NAME", help="The card's name [that of the list, with the provider].")
@click.option("--version", "version", required=True, metavar="VERSION", help="The version that records will name.")
@click.option(
    "--provider", "providers", multiple=True, metavar="NAME", help="Only this provider, as the list names it."
)
@click.option("--model", "models", multiple=True, metavar="GLOB", help="Only these models.")
@click.option(
    "--billed", multiple=True, metavar="NAME", help="genai-prices: also price this name, by the list's rules."
)
@click.option("--effective-from", "start", metavar="TIME", help="When prices began that the list has no date of.")
@click.option("--url", metavar="URL", help="Where the list was taken from; kept as evidence.")
@click.option("--captured-at", metavar="TIME", help="When it was taken from there.")
@_OUTPUT
def import_(
    kind: str,
    path: Path,
    name: str | None,
    version: str,
    providers: tuple[str, ...],
    models: tuple[str, ...],
    billed: tuple[str, ...],
    start: str | None,
    url: str | None,
    captured_at: str | None,
    output: Path | None,
) -> int:
    """Make a price card of a public price list: LiteLLM's model_prices_and_context_window.json, or the data.json of
    genai-prices. The list's SHA-256 is kept in the card; what a card cannot hold is left out, and said.
    """
    import hashlib

    from checker.policy.price_cards.importers.imported import Chosen, ImportListError, card_text
    from checker.policy.price_cards.load import parse_price_card

    try:
        data = path.read_bytes()
    except OSError as error:
        raise click.UsageError(f"cannot read {path}: {error.strerror}") from None
    try:
        imported = _import(kind, data, Chosen(providers, models), billed, start)
    except ImportListError as error:
        raise click.UsageError(f"{path}: {error}") from None
    if not imported.prices:
        raise click.UsageError(f"{path}: nothing to import: no chosen model has a price that a card can hold")
    source = {
        "url": url,
        "captured_at": captured_at,
        "sha256": hashlib.sha256(data).hexdigest(),
        "note": _note(imported),
    }
    header = {
        "price_card": name or "-".join((kind, *providers)),
        "version": version,
        "currency": "USD",
        "source": {key: value for key, value in source.items() if value},
    }
    text = card_text(header, imported)
    card = parse_price_card(text.encode(), str(output or "the imported card"))
    emit(text, output)
    click.echo(f"{card.identity}: {_prices(card)}, {card.digest}", err=True)
    for line in _left_out(imported):
        click.echo(line, err=True)
    return 0


def _import(kind: str, data: bytes, chosen: Any, billed: tuple[str, ...], start: str | None) -> Imported:
    if kind == "litellm":
        from checker.policy.price_cards.importers.litellm import import_litellm

        return import_litellm(data, chosen, start=start)
    from checker.policy.price_cards.importers.genai_prices import import_genai_prices

    return import_genai_prices(data, chosen, billed=billed, start=start)


def _note(imported: Imported) -> str:
    parts = [f"without {', '.join(sorted(imported.without))}"] if imported.without else []
    if imported.left_out:
        parts.append(f"left out {sum(imported.left_out.values())} values of {len(imported.left_out)} kinds")
    return "; ".join(parts)


def _left_out(imported: Imported) -> Iterable[str]:
    yield from (f"left out {name}: {reason}" for name, reason in sorted(imported.without.items()))
    if imported.left_out:
        yield "left out what a card cannot hold, with the number of values:"
        yield from (f"  {key} ({count})" for key, count in sorted(imported.left_out.items()))


def _selected(card: PriceCard, models: tuple[str, ...], at: str | None) -> list[Any]:
    from datetime import UTC, datetime
    from fnmatch import fnmatchcase

    time = None
    if at is not None:
        try:
            time = datetime.fromisoformat(at)
        except ValueError:
            raise click.UsageError(f"--at {at!r} is no time, such as 2026-11-01 or 2026-11-01T12:00:00Z") from None
        time = (time if time.tzinfo is not None else time.replace(tzinfo=UTC)).astimezone(UTC)
    return [
        price
        for price in card.prices
        if (not models or any(fnmatchcase(model, glob) for model in price.models for glob in models))
        and (time is None or price.in_force(time))
    ]


def _load_all(paths: Iterable[Path], cwd: Path) -> list[PriceCard]:
    """Raises PolicyError with the problems of all of them."""
    from checker.policy.price_cards.load import load_price_card
    from checker.policy.problems import PolicyError, Problem

    problems: list[Problem] = []
    cards = []
    for path in paths:
        try:
            cards.append(load_price_card(cwd / path, cwd=cwd))
        except PolicyError as error:
            problems.extend(error.problems)
    if problems:
        raise PolicyError(problems)
    return cards


def _policy(name: str | None, cwd: Path) -> Policy:
    from checker.cli.policy import load_named

    return load_named(name, cwd)


def _prices(card: PriceCard) -> str:
    return f"{len(card.prices):,} price{'' if len(card.prices) == 1 else 's'}"
