"""Forms of invoices and usage exports as data: what `checker/reconcile/invoices/*.yaml` say of where things stand
(schemas/invoice-format.schema.json). Paths are chains of keys, as in log formats."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from checker.logs.log_format import Path, parse_path


@dataclass(frozen=True, slots=True)
class Count:
    """The number at `path`, less those at `less`."""

    path: Path
    less: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    path: Path
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Quantity:
    path: Path
    unit: Path | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    path: Path
    currency: Path
    scale: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class InvoiceFormat:
    """`reader`: pages (JSON, buckets of results) or rows (a table). `text` splits one text into model and meter."""

    name: str
    title: str
    costs: bool
    provider: str | Path
    reader: str
    start: Path
    end: Path
    results: Path = ()
    recognise: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    places: Mapping[str, Path] = field(default_factory=dict)  # key, project, model, service_tier, region, identity
    only: Filter | None = None
    correction: Filter | None = None
    usage_rows: Filter | None = None  # other rows charge something else, named by the text there
    text: Filter | None = None
    meters: Mapping[str, str] = field(default_factory=dict)
    usage: Mapping[str, tuple[Count, ...]] = field(default_factory=dict)
    quantity: Quantity | None = None
    amount: Amount | None = None
    unit_price: Path | None = None
    unit_price_per: Path | None = None


_PLACES = ("key", "project", "model", "service_tier", "region", "identity")


@cache
def invoice_formats() -> Mapping[str, InvoiceFormat]:
    from importlib.resources import files

    from checker.documents.tree import plain
    from checker.documents.yaml import read_yaml_file

    folder = files("checker.reconcile") / "invoices"
    entries = sorted((e for e in folder.iterdir() if e.name.endswith(".yaml")), key=lambda entry: entry.name)
    found = [parse_format(plain(read_yaml_file(entry.read_bytes(), entry.name))) for entry in entries]
    return {one.name: one for one in found}


def parse_format(document: Mapping[str, Any]) -> InvoiceFormat:
    provider = document["provider"]
    amount = document.get("amount")
    quantity = document.get("quantity")
    return InvoiceFormat(
        name=document["name"],
        title=document["title"],
        costs=document["kind"] == "cost",
        provider=provider if isinstance(provider, str) else parse_path(provider["path"]),
        reader=document["reader"],
        start=parse_path(document["start"]),
        end=parse_path(document["end"]),
        results=parse_path(document.get("results", "")),
        recognise={key: tuple(map(parse_path, paths)) for key, paths in document["recognise"].items()},
        places={name: parse_path(document[name]) for name in _PLACES if name in document},
        only=_filter(document.get("only")),
        correction=_filter(document.get("correction")),
        usage_rows=_filter(document.get("usage_rows")),
        text=_filter(document.get("text")),
        meters=document.get("meters") or {},
        usage={meter: tuple(map(_count, counts)) for meter, counts in (document.get("usage") or {}).items()},
        quantity=Quantity(parse_path(quantity["path"]), _path(quantity.get("unit"))) if quantity else None,
        amount=Amount(parse_path(amount["path"]), parse_path(amount["currency"]), Decimal(amount.get("scale", "1")))
        if amount
        else None,
        unit_price=_path(document.get("unit_price")),
        unit_price_per=_path(document.get("unit_price_per")),
    )


def _path(text: str | None) -> Path | None:
    return parse_path(text) if text is not None else None


def _filter(value: Mapping[str, str] | None) -> Filter | None:
    return Filter(parse_path(value["path"]), re.compile(value["pattern"])) if value else None


def _count(value: Mapping[str, Any]) -> Count:
    return Count(parse_path(value["path"]), tuple(map(parse_path, value.get("less") or ())))
