"""Files of providers into statements: recognised by content, read exactly, every line with its place."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

from checker.logs.expressions import TimeFault
from checker.logs.log_format import Path as Keys
from checker.logs.log_format import TimeForm
from checker.logs.times import read_number, read_text
from checker.policy.price_cards.exact import EXACT
from checker.policy.price_cards.provider_names import provider_name
from checker.reconcile.invoice_format import Count, Filter, InvoiceFormat, invoice_formats
from checker.reconcile.model import InvoiceLine, Place, Statement

NOT_COMPARED: Final = "not-compared"
_UNIT: Final = re.compile(r"\s*([0-9][0-9,]*)?\s*([KMB])?\s*(?:tokens?|requests?|units?)?\s*", re.IGNORECASE)
_SCALE: Final = {"": 1, "K": 1000, "M": 1_000_000, "B": 1_000_000_000}


class StatementError(ValueError):
    """A file that is no statement of any known form: a usage error that names it."""


class _LineError(ValueError):
    pass


def read_statement(path: Path, shown: str) -> Statement:
    """Raises StatementError."""
    try:
        data = path.read_bytes()
        if data[:2] == b"\x1f\x8b":
            data = gzip.decompress(data)
    except (OSError, EOFError) as error:
        raise StatementError(f"{shown}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if data[:4] == b"PAR1":
        return _read_parquet(path, shown)
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    if text.lstrip()[:1] in ("{", "["):
        return _read_pages(text, shown)
    return _read_rows(text, shown)


@dataclass(slots=True)
class _Building:
    """A statement on the way."""

    form: InvoiceFormat
    path: str
    lines: list[InvoiceLine] = field(default_factory=list)
    buckets: dict[tuple[int, int], Place] = field(default_factory=dict)
    skipped: int = 0
    unreadable: list[tuple[Place, str]] = field(default_factory=list)

    def add(self, row: Mapping[str, Any], place: Place, start: Any, end: Any) -> None:
        try:
            if self.form.only is not None and not _matches(self.form.only, row):
                self.skipped += 1
                return
            period = (_moment(start), _moment(end))
            self.lines.extend(_lines(self.form, row, place, period))
            self.buckets.setdefault(period, Place(self.path))
        except _LineError as error:
            self.unreadable.append((place, str(error)))

    def add_row(self, cells: Mapping[str, Any], line: int) -> None:
        start, end = value_at(cells, self.form.start), value_at(cells, self.form.end)
        self.add(cells, Place(self.path, line=line), start, end)

    def done(self) -> Statement:
        return Statement(
            self.path, self.form.name, self.form.title, self.form.costs, tuple(self.lines),
            dict(sorted(self.buckets.items())), self.skipped, tuple(self.unreadable),
        )  # fmt: skip


# --- pages


def _read_pages(text: str, shown: str) -> Statement:
    try:
        document = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise StatementError(f"{shown}: no JSON: {error}") from None
    pages = document if isinstance(document, list) else [document]
    prefixes = [f"/{i}" for i in range(len(pages))] if isinstance(document, list) else [""]
    buckets = [
        (bucket, f"{prefix}/data/{index}")
        for page, prefix in zip(pages, prefixes, strict=True)
        for index, bucket in enumerate(_list(page, ("data",)))
        if isinstance(bucket, dict)
    ]
    form = _form_of_pages([bucket for bucket, _ in buckets], shown)
    building = _Building(form, shown)
    for bucket, pointer in buckets:
        start, end = value_at(bucket, form.start), value_at(bucket, form.end)
        try:
            building.buckets.setdefault((_moment(start), _moment(end)), Place(shown, pointer=pointer))
        except _LineError as error:
            building.unreadable.append((Place(shown, pointer=pointer), str(error)))
            continue
        for index, row in enumerate(_list(bucket, form.results)):
            name = "/".join(form.results)
            place = Place(shown, pointer=f"{pointer}/{name}/{index}")
            if isinstance(row, dict):
                building.add(row, place, start, end)
            else:
                building.unreadable.append((place, "no object"))
    if any(page.get("has_more") for page in pages if isinstance(page, dict)) and not isinstance(document, list):
        building.unreadable.append((Place(shown, pointer="/has_more"), "there are more pages: put them into a list"))
    return building.done()


def _list(holder: Any, path: Keys) -> list[Any]:
    found = value_at(holder, path)
    return found if isinstance(found, list) else []


def _form_of_pages(buckets: list[dict[str, Any]], shown: str) -> InvoiceFormat:
    for form in invoice_formats().values():
        if form.reader != "pages" or not buckets:
            continue
        if not all(value_at(buckets[0], path) is not None for path in form.recognise["buckets"]):
            continue
        rows = [row for bucket in buckets for row in _list(bucket, form.results) if isinstance(row, dict)]
        if any(value_at(row, path) is not None for row in rows[:20] for path in form.recognise["results_any"]):
            return form
    raise StatementError(f"{shown}: no statement of a known form ({_known('pages')})")


# --- rows


def _read_rows(text: str, shown: str) -> Statement:
    csv.field_size_limit(1 << 24)
    stream = io.StringIO(text, newline="")
    reader = csv.DictReader(stream, delimiter=_delimiter(text))
    building = _Building(_form_of_rows({name for name in reader.fieldnames or () if name}, shown), shown)
    try:
        for row in reader:
            place = Place(shown, line=reader.line_num)
            if None in row or None in row.values():
                building.unreadable.append((place, "another number of cells than the header has"))
                continue
            building.add_row({name: cell for name, cell in row.items() if cell != ""}, reader.line_num)
    except csv.Error as error:
        building.unreadable.append((Place(shown, line=reader.line_num), f"no CSV: {error}"))
    return building.done()


def _read_parquet(path: Path, shown: str) -> Statement:
    """Rows have their number as line, from 1."""
    import duckdb

    try:
        with duckdb.connect() as connection:
            connection.execute("SET enable_progress_bar = false")  # it goes to standard output
            connection.execute("SET TimeZone = 'UTC'")
            cursor = connection.execute("SELECT COLUMNS(*)::VARCHAR FROM read_parquet(?)", [str(path)])
            names = [str(column[0]) for column in cursor.description or ()]
            building = _Building(_form_of_rows(set(names), shown), shown)
            number = 0
            while rows := cursor.fetchmany(10_000):
                for row in rows:
                    number += 1
                    cells = {name: cell for name, cell in zip(names, row, strict=True) if cell is not None}
                    building.add_row(cells, number)
    except duckdb.Error as error:
        raise StatementError(f"{shown}: cannot be read: {str(error).splitlines()[0]}") from None
    return building.done()


def _form_of_rows(head: set[str], shown: str) -> InvoiceFormat:
    for form in invoice_formats().values():
        if form.reader == "rows" and {".".join(path) for path in form.recognise["rows"]} <= head:
            return form
    raise StatementError(f"{shown}: no statement of a known form ({_known('rows')})")


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _known(reader: str) -> str:
    titles = ", ".join(form.title for form in invoice_formats().values() if form.reader == reader)
    return f"known: {titles}"


# --- lines


def _lines(form: InvoiceFormat, row: Mapping[str, Any], place: Place, period: tuple[int, int]) -> Iterator[InvoiceLine]:
    named = {name: _text(value_at(row, path)) for name, path in form.places.items()}
    word = ""
    if form.text is not None:
        match = form.text.pattern.search(_text(value_at(row, form.text.path)) or "")
        groups = match.groupdict() if match is not None else {}
        named["model"] = groups.get("model") or named.get("model")
        word = (groups.get("meter") or "").strip().lower()
    if (category := _category(form, row, word)) is not None:
        yield _other_line(form, row, place, period, named, category)
        return
    common: dict[str, Any] = {
        "place": place,
        "provider": _provider(form, row),
        "start": period[0],
        "end": period[1],
        **{name: named.get(name) for name in ("key", "project", "model", "service_tier", "region", "identity")},
        "content": _digest(row),
        "correction": form.correction is not None and _matches(form.correction, row),
    }
    if form.usage:
        for meter, counts in form.usage.items():
            quantity = _first(counts, row)
            if quantity:
                yield InvoiceLine(meter=meter, quantity=quantity, **common)
        return
    yield _cost_line(form, row, form.meters[word], common)


def _provider(form: InvoiceFormat, row: Mapping[str, Any]) -> str:
    said = form.provider if isinstance(form.provider, str) else _text(value_at(row, form.provider))
    return provider_name(said or "")


def _category(form: InvoiceFormat, row: Mapping[str, Any], word: str) -> str | None:
    """What a line charges that is no usage of a meter that a log has: tax, credits, tools, sums of everything."""
    if form.usage_rows is not None and not _matches(form.usage_rows, row):
        return (_text(value_at(row, form.usage_rows.path)) or NOT_COMPARED).lower()
    return NOT_COMPARED if form.amount is not None and word not in form.meters else None


def _other_line(
    form: InvoiceFormat,
    row: Mapping[str, Any],
    place: Place,
    period: tuple[int, int],
    named: Mapping[str, str | None],
    category: str,
) -> InvoiceLine:
    """Money without usage."""
    assert form.amount is not None
    amount = _decimal(value_at(row, form.amount.path), form.amount.path)
    return InvoiceLine(
        place, _provider(form, row), "", *period, key=named.get("key"), project=named.get("project"),
        amount=EXACT.multiply(amount or Decimal(0), form.amount.scale),
        currency=(_text(value_at(row, form.amount.currency)) or "").upper() or None,
        identity=named.get("identity"), content=_digest(row),
        category=category,
    )  # fmt: skip


def _cost_line(form: InvoiceFormat, row: Mapping[str, Any], meter: str, common: dict[str, Any]) -> InvoiceLine:
    assert form.amount is not None
    amount = _decimal(value_at(row, form.amount.path), form.amount.path)
    if amount is None:
        raise _LineError(f"there is no amount ({'.'.join(form.amount.path)})")
    exponent = EXACT.multiply(amount, form.amount.scale).as_tuple().exponent
    quantity = unit_price = None
    unit = 1
    if form.quantity is not None:
        quantity = _decimal(value_at(row, form.quantity.path), form.quantity.path)
        if quantity is not None and form.quantity.unit is not None:
            unit = _scale(_text(value_at(row, form.quantity.unit)) or "")
            quantity = quantity * unit
    if form.unit_price is not None:
        unit_price = _decimal(value_at(row, form.unit_price), form.unit_price)
        if unit_price is not None:
            per = _scale(_text(value_at(row, form.unit_price_per)) or "") if form.unit_price_per is not None else unit
            unit_price = unit_price / per
    return InvoiceLine(
        meter=meter,
        quantity=quantity,
        amount=EXACT.multiply(amount, form.amount.scale),
        digits=max(-exponent, 0) if isinstance(exponent, int) else 0,
        currency=(_text(value_at(row, form.amount.currency)) or "").upper() or None,
        unit_price=unit_price,
        **common,
    )


def value_at(holder: Any, path: Keys) -> Any:
    """None where there is nothing. A dotted key may also be one key (`token_type`s are values, not paths)."""
    for key in path:
        if not isinstance(holder, Mapping):
            return None
        holder = holder.get(key)
    return holder


def _matches(wanted: Filter, row: Mapping[str, Any]) -> bool:
    return wanted.pattern.search(_text(value_at(row, wanted.path)) or "") is not None


def _first(counts: Iterable[Count], row: Mapping[str, Any]) -> Decimal | None:
    for count in counts:
        whole = _decimal(value_at(row, count.path), count.path)
        if whole is not None:
            parts = [_decimal(value_at(row, path), path) or Decimal(0) for path in count.less]
            return whole - sum(parts, Decimal(0))
    return None


def _decimal(value: Any, path: Keys) -> Decimal | None:
    if value is None:
        return None
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        number = Decimal("NaN")
    if isinstance(value, bool) or not number.is_finite():
        raise _LineError(f"{'.'.join(path)} is {str(value)[:40]!r}, which is no number")
    return number


def _scale(unit: str) -> int:
    """Units in one of `unit`: `1K tokens` are 1,000."""
    match = _UNIT.fullmatch(unit)
    if match is None:
        raise _LineError(f"the unit {unit[:40]!r} is not known")
    return int((match[1] or "1").replace(",", "")) * _SCALE[(match[2] or "").upper()]


def _moment(value: Any) -> int:
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        found = read_number(float(value), TimeForm.EPOCH_SECONDS)
    else:
        text = str(value or "")
        text = f"{text}T00:00:00Z" if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else text
        found = read_text(text, TimeForm.UTC_WITHOUT_ZONE, numbers=False)
    if isinstance(found, TimeFault):
        raise _LineError(f"the period has {str(value)[:40]!r}, which is no time")
    return found


def _text(value: Any) -> str | None:
    return None if value is None else str(value).strip() or None


def _digest(row: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(row, sort_keys=True, default=str).encode()).hexdigest()
