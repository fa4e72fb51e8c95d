"""The short form of a price card: a table of models with a column per meter, as many teams keep theirs.

    {"version": "pc-2026-10", "currency": "USD", "per": 1000000,
     "models": {"gpt-4o-2024-08-06": {"input": 2.5, "cached_input": 1.25, "cache_write": 0, "output": 10}}}

It becomes the full form, with these meanings: `input` is what uncached input costs, `cache_write` is paid whatever the
lifetime unless `cache_write_1h` is there; a column that is missing has no price. Prices hold for any provider and
region, for the standard service tier, and always, unless `provider`, `service_tier`, `effective_from` and
`effective_to` say otherwise for the whole table. Numbers keep the digits that are written. The name is `price_card`,
else the file's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from checker.documents.tree import Entry, Mapping, Node, Scalar, Sequence, key_text
from checker.policy.price_cards.meters import PER_TOKEN, UNITS
from checker.policy.price_cards.model import ANY, STANDARD
from checker.policy.problems import PolicyError, Problem, nearest

# Column -> meters that it prices; one that is named itself goes before one that another column covers.
_COLUMNS: Final = {
    "input": ("uncached_input",),
    "cached_input": ("cache_read",),
    "cache_write": ("cache_write_5m", "cache_write_1h"),
    **{meter: (meter,) for meter, unit in UNITS.items() if unit == PER_TOKEN},
}
_ALLOWED: Final = (
    "schema_version",
    "price_card",
    "version",
    "currency",
    "per",
    "provider",
    "service_tier",
    "effective_from",
    "effective_to",
    "issued",
    "supersedes",
    "source",
    "aliases",
    "agreement",
    "models",
)
_PASSED_ON: Final = ("version", "currency", "issued", "supersedes", "source", "aliases", "agreement")
_NUMBER: Final = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]+)?(?:[eE]([-+]?[0-9]{1,3}))?")


def is_short(root: Node) -> bool:
    """Known by its table of models, where the full form has a list of prices."""
    return isinstance(root, Mapping) and isinstance(root.get("models"), Mapping) and root.get("prices") is None


def expand(root: Node, *, known: bool = False) -> Node:
    """The same card in full form, which fits the schema, each value where it was written. `known`: that it does is
    known. Raises PolicyError."""
    assert isinstance(root, Mapping)
    problems: list[Problem] = []
    for entry in root:
        if (name := key_text(entry.key)) not in _ALLOWED:
            hint = nearest(name, _ALLOWED)
            problems.append(Problem(entry.key.at, f"unknown key {name!r} in a price card of the short form{hint}"))
    models = root.get("models")
    assert isinstance(models, Mapping)
    prices = [price for model in models for price in _prices(root, model, problems)]
    entries = [
        _entry("schema_version", root.get("schema_version") or _scalar(1, root)),
        _entry("price_card", root.get("price_card") or _scalar(_name(root.path), root)),
        *(_entry(key, value) for key in _PASSED_ON if (value := root.get(key)) is not None),
        _entry("prices", _like(Sequence, tuple(prices), models)),
    ]
    full = _like(Mapping, tuple(entries), root)
    if not problems and not known:
        from checker.policy.validate import check_shape

        problems.extend(check_shape(full, "price-card"))
    if problems:
        raise PolicyError(problems)
    return full


def _prices(root: Mapping, model: Entry, problems: list[Problem]) -> Iterator[Node]:
    if not isinstance(model.value, Mapping):
        problems.append(Problem(model.value.at, f"models.{key_text(model.key)}: expected prices by meter"))
        return
    columns: dict[str, tuple[str, Scalar]] = {}
    for entry in sorted(model.value, key=lambda e: key_text(e.key) not in UNITS, reverse=True):
        column = key_text(entry.key)
        where = f"models.{key_text(model.key)}.{column}"
        amount = _amount(entry.value)
        if column not in _COLUMNS:
            hint = nearest(column, _COLUMNS) or f"; columns are {', '.join(_COLUMNS)}"
            problems.append(Problem(entry.key.at, f"{where}: unknown column{hint}"))
        elif amount is None or not isinstance(entry.value, Scalar):
            problems.append(Problem(entry.value.at, f"{where}: expected a price, a number that is not negative"))
        else:
            columns |= dict.fromkeys(_COLUMNS[column], (amount, entry.value))
    for meter, (amount, at) in columns.items():
        yield _price(root, model, meter, amount, at)


def _price(root: Mapping, model: Entry, meter: str, amount: str, at: Scalar) -> Node:
    name = key_text(model.key)
    provider = root.get("provider")
    sku = "/".join((provider.text if isinstance(provider, Scalar) else ANY, name, meter))
    entries = [
        _entry("sku_price_id", _scalar(sku, at)),
        _entry("provider", provider or _scalar(ANY, at)),
        _entry("models", _like(Sequence, (_scalar(name, model.key),), model.key)),
        _entry("service_tier", root.get("service_tier") or _scalar(STANDARD, at)),
        _entry("meter", _scalar(meter, at)),
        _entry("unit", _scalar(PER_TOKEN, at)),
        _entry("per", root.get("per") or _scalar(1, at)),
        _entry("price", _scalar(amount, at)),
        *(_entry(key, time) for key in ("effective_from", "effective_to") if (time := root.get(key)) is not None),
    ]
    return _like(Mapping, tuple(entries), at)


def _amount(node: Node) -> str | None:
    """The digits as they were written, as a decimal without exponent."""
    if not isinstance(node, Scalar) or isinstance(node.value, bool):
        return None
    found = _NUMBER.fullmatch(node.text)
    if found is None:
        return None
    from decimal import Decimal

    return f"{Decimal(node.text):f}" if found[3] else node.text


def _name(path: str) -> str:
    stem = re.sub(r"[^a-z0-9._-]+", "-", PurePosixPath(path).stem.lower()).strip("._-")
    return stem or "price-card"


def _entry(key: str, value: Node) -> Entry:
    return Entry(_scalar(key, value), value)


def _scalar(value: str | int, like: Node) -> Scalar:
    place = (like.path, like.line, like.column, like.end_line, like.end_column)
    return Scalar(value, str(value), *place, quoted=isinstance(value, str))


def _like(kind: type[Mapping | Sequence], children: tuple[object, ...], like: Node) -> Node:
    return kind(children, like.path, like.line, like.column, like.end_line, like.end_column)  # type: ignore[arg-type]
