"""Forms of invoices and usage exports as data: what `checker/reconcile/invoices/*.yaml` say of where things stand
(schemas/invoice-format.schema.json). Paths are chains of keys, as in log formats."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from msgspec import Struct, field

from checker.logs.formats.log_format import Path, parse_path


class Count(Struct, frozen=True):
    """The number at `path`, less those at `less`."""

    path: Path
    less: tuple[Path, ...] = ()


class Filter(Struct, frozen=True):
    """Rows that belong to a form: those in which the pattern occurs at the path."""

    path: Path
    pattern: re.Pattern[str]


class Quantity(Struct, frozen=True):
    """Where a quantity stands, and where its unit does."""

    path: Path
    unit: Path | None = None


class Amount(Struct, frozen=True):
    """Where money stands; `scale` is what a unit of it is worth in the currency (.01: cents)."""

    path: Path
    currency: Path
    scale: Decimal = Decimal(1)


class Words(Struct, frozen=True):
    """The text at `path` by the first of the patterns that fits."""

    path: Path
    patterns: tuple[re.Pattern[str], ...]

    def groups(self, text: str) -> dict[str, str]:
        found = next((match for pattern in self.patterns if (match := pattern.search(text)) is not None), None)
        return {name: said for name, said in found.groupdict().items() if said} if found is not None else {}


class Apart(Struct, frozen=True):
    """A list of amounts in a row that are charged apart from it."""

    path: Path
    amount: Path
    category: str


class InvoiceFormat(Struct, frozen=True):
    """`reader`: pages (JSON, buckets of results) or rows (a table). `text` splits one text into model and meter. Rows
    without an `end` state a day. `columns`: other names of columns."""

    name: str
    title: str
    costs: bool
    provider: str | Path
    reader: str
    start: Path
    end: Path | None
    results: Path = ()
    recognise: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    places: Mapping[str, Path] = field(
        default_factory=dict
    )  # key, project, model, service_tier, region, identity, context
    only: Filter | None = None
    correction: Filter | None = None
    usage_rows: Filter | None = None  # other rows charge something else, named by the text there
    text: Words | None = None
    meters: Mapping[str, str] = field(default_factory=dict)
    usage: Mapping[str, tuple[Count, ...]] = field(default_factory=dict)
    quantity: Quantity | None = None
    amount: Amount | None = None
    unit_price: Path | None = None
    unit_price_per: Path | None = None
    apart: Apart | None = None
    dates: tuple[str, ...] = ()
    columns: Mapping[str, Path] = field(default_factory=dict)

    @property
    def paths(self) -> frozenset[Path]:
        """Where a row has something."""
        filters = (self.only, self.correction, self.usage_rows, self.text, self.quantity, self.amount, self.apart)
        found = [one.path for one in filters if one is not None]
        found += [self.quantity.unit] if self.quantity is not None and self.quantity.unit is not None else []
        found += [self.amount.currency] if self.amount is not None else []
        found += [path for path in (self.end, self.unit_price, self.unit_price_per) if path is not None]
        found += [] if isinstance(self.provider, str) else [self.provider]
        return frozenset((self.start, *found, *self.places.values(), *self.recognise.get("rows", ())))


_PLACES = ("key", "project", "model", "service_tier", "region", "identity", "context")


@cache
def invoice_formats() -> Mapping[str, InvoiceFormat]:
    """All forms by name, in the order in which they are tried."""
    from importlib.resources import files

    from checker.documents.tree import plain
    from checker.documents.yaml import read_yaml_file

    folder = files("checker.reconcile") / "invoices"
    entries = sorted((e for e in folder.iterdir() if e.name.endswith(".yaml")), key=lambda entry: entry.name)
    found = [parse_format(plain(read_yaml_file(entry.read_bytes(), entry.name))) for entry in entries]
    return {one.name: one for one in found}


def parse_format(document: Mapping[str, Any]) -> InvoiceFormat:
    """A form from plain data that its schema has found valid."""
    provider = document["provider"]
    amount = document.get("amount")
    quantity = document.get("quantity")
    apart = document.get("apart")
    return InvoiceFormat(
        name=document["name"],
        title=document["title"],
        costs=document["kind"] == "cost",
        provider=provider if isinstance(provider, str) else parse_path(provider["path"]),
        reader=document["reader"],
        start=parse_path(document["start"]),
        end=_path(document.get("end")),
        results=parse_path(document.get("results", "")),
        recognise={key: tuple(map(parse_path, paths)) for key, paths in document["recognise"].items()},
        places={name: parse_path(document[name]) for name in _PLACES if name in document},
        only=_filter(document.get("only")),
        correction=_filter(document.get("correction")),
        usage_rows=_filter(document.get("usage_rows")),
        text=_words(document.get("text")),
        meters=document.get("meters") or {},
        usage={meter: tuple(map(_count, counts)) for meter, counts in (document.get("usage") or {}).items()},
        quantity=Quantity(parse_path(quantity["path"]), _path(quantity.get("unit"))) if quantity else None,
        amount=Amount(parse_path(amount["path"]), parse_path(amount["currency"]), Decimal(amount.get("scale", "1")))
        if amount
        else None,
        unit_price=_path(document.get("unit_price")),
        unit_price_per=_path(document.get("unit_price_per")),
        apart=Apart(parse_path(apart["path"]), parse_path(apart["amount"]), apart["category"]) if apart else None,
        dates=tuple(document.get("dates") or ()),
        columns={name: parse_path(path) for name, path in (document.get("columns") or {}).items()},
    )


def _path(text: str | None) -> Path | None:
    return parse_path(text) if text is not None else None


def _filter(value: Mapping[str, str] | None) -> Filter | None:
    return Filter(parse_path(value["path"]), re.compile(value["pattern"])) if value else None


def _words(value: Mapping[str, Any] | None) -> Words | None:
    if value is None:
        return None
    patterns = [value["pattern"]] if isinstance(value["pattern"], str) else value["pattern"]
    return Words(parse_path(value["path"]), tuple(map(re.compile, patterns)))


def _count(value: Mapping[str, Any]) -> Count:
    return Count(parse_path(value["path"]), tuple(map(parse_path, value.get("less") or ())))
