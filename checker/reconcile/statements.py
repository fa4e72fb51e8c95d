"""Files of providers into statements: recognised by content, read exactly, every line with its place."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from msgspec import Struct, field

from checker.errors import InputError
from checker.reconcile.cells import LineError, list_at, moment, value_at
from checker.reconcile.invoice_format import InvoiceFormat, invoice_formats
from checker.reconcile.lines import lines_of, matches
from checker.reconcile.model import InvoiceLine, Place, Statement
from checker.reconcile.rows import form_of_rows, placed

_DAY: Final = 86_400_000_000  # microseconds
_HEAD: Final = 100  # objects by whose names a form is recognised: those of nothing are left out


class StatementError(InputError, ValueError):
    """A file that is no statement of any known form: a usage error that names it."""


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
        return _read_json(text, shown)
    return _read_rows(text, shown)


class _Building(Struct):
    """A statement on the way."""

    form: InvoiceFormat
    path: str
    lines: list[InvoiceLine] = field(default_factory=list)
    buckets: dict[tuple[int, int], Place] = field(default_factory=dict)
    skipped: int = 0
    unreadable: list[tuple[Place, str]] = field(default_factory=list)

    def add(self, row: Mapping[str, Any], place: Place, start: Any, end: Any) -> None:
        try:
            if self.form.only is not None and not matches(self.form.only, row):
                self.skipped += 1
                return
            period = self._period(start, end)
            self.lines.extend(lines_of(self.form, row, place, period))
            self.buckets.setdefault(period, Place(self.path))
        except LineError as error:
            self.unreadable.append((place, str(error)))

    def add_row(self, cells: Mapping[str, Any], place: Place) -> None:
        row = placed(self.form, cells)
        start = value_at(row, self.form.start)
        self.add(row, place, start, value_at(row, self.form.end) if self.form.end is not None else None)

    def _period(self, start: Any, end: Any) -> tuple[int, int]:
        began = moment(start, self.form.dates)
        return (began, moment(end, self.form.dates)) if self.form.end is not None else (began, began + _DAY)

    def done(self) -> Statement:
        return Statement(
            self.path, self.form.name, self.form.title, self.form.costs, tuple(self.lines),
            dict(sorted(self.buckets.items())), self.skipped, tuple(self.unreadable),
        )  # fmt: skip


# --- pages


def _read_json(text: str, shown: str) -> Statement:
    """Pages of buckets; or rows, one a line or in a list."""
    try:
        document = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        lines = text.splitlines()
        first = _row(lines[0]) if len(lines) > 1 else None
        if first is None or "data" in first:
            raise StatementError(f"{shown}: no JSON: {error}") from None
        rows = [(_row(line), Place(shown, line=number)) for number, line in enumerate(lines, 1) if line.strip()]
        return _read_objects(rows, shown)
    entries = document if isinstance(document, list) else [document]
    if not any(isinstance(one, dict) and "data" in one for one in entries):
        at = (f"/{i}" for i in range(len(entries))) if isinstance(document, list) else [""]
        places = [Place(shown, pointer=pointer) for pointer in at]
        found = [one if isinstance(one, dict) else None for one in entries]
        return _read_objects(list(zip(found, places, strict=True)), shown)
    return _read_pages(document, shown)


def _row(line: str) -> dict[str, Any] | None:
    try:
        found = json.loads(line, parse_float=Decimal)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _read_objects(rows: Iterable[tuple[dict[str, Any] | None, Place]], shown: str) -> Statement:
    rows = list(rows)
    head = {name for row, _ in rows[:_HEAD] for name in row or ()}
    building = _Building(_form_of_rows(head, shown), shown)
    for row, place in rows:
        if row is None:
            building.unreadable.append((place, "no JSON object"))
        else:
            building.add_row(row, place)
    return building.done()


def _read_pages(document: Any, shown: str) -> Statement:
    pages = document if isinstance(document, list) else [document]
    prefixes = [f"/{i}" for i in range(len(pages))] if isinstance(document, list) else [""]
    buckets = [
        (bucket, f"{prefix}/data/{index}")
        for page, prefix in zip(pages, prefixes, strict=True)
        for index, bucket in enumerate(list_at(page, ("data",)))
        if isinstance(bucket, dict)
    ]
    form = _form_of_pages([bucket for bucket, _ in buckets], shown)
    building = _Building(form, shown)
    for bucket, pointer in buckets:
        start, end = value_at(bucket, form.start), value_at(bucket, form.end or ())
        try:
            building.buckets.setdefault((moment(start), moment(end)), Place(shown, pointer=pointer))
        except LineError as error:
            building.unreadable.append((Place(shown, pointer=pointer), str(error)))
            continue
        for index, row in enumerate(list_at(bucket, form.results)):
            name = "/".join(form.results)
            place = Place(shown, pointer=f"{pointer}/{name}/{index}")
            if isinstance(row, dict):
                building.add(row, place, start, end)
            else:
                building.unreadable.append((place, "no object"))
    if any(page.get("has_more") for page in pages if isinstance(page, dict)) and not isinstance(document, list):
        building.unreadable.append((Place(shown, pointer="/has_more"), "there are more pages: put them into a list"))
    return building.done()


def _form_of_pages(buckets: list[dict[str, Any]], shown: str) -> InvoiceFormat:
    for form in invoice_formats().values():
        if form.reader != "pages" or not buckets:
            continue
        if not all(value_at(buckets[0], path) is not None for path in form.recognise["buckets"]):
            continue
        rows = [row for bucket in buckets for row in list_at(bucket, form.results) if isinstance(row, dict)]
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
            building.add_row({name: cell for name, cell in row.items() if cell != ""}, place)
    except csv.Error as error:
        building.unreadable.append((Place(shown, line=reader.line_num), f"no CSV: {error}"))
    return building.done()


def _read_parquet(path: Path, shown: str) -> Statement:
    """Rows have their number as line, from 1."""
    from checker.logs.query_engine import duckdb

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
                    building.add_row(cells, Place(shown, line=number))
    except duckdb.Error as error:
        raise StatementError(f"{shown}: cannot be read: {str(error).splitlines()[0]}") from None
    return building.done()


def _form_of_rows(head: set[str], shown: str) -> InvoiceFormat:
    form = form_of_rows(head)
    if form is None:
        raise StatementError(f"{shown}: no statement of a known form ({_known('rows')})")
    return form


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _known(reader: str) -> str:
    titles = ", ".join(form.title for form in invoice_formats().values() if form.reader == reader)
    return f"known: {titles}"
