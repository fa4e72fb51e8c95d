"""Rows of a table as a form names its columns: names without case, under another name, or a chain of keys as one name
(`usage.amount`, `usage_amount`) become the form's own; everything else stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from checker.logs.formats.log_format import Path as Keys
from checker.reconcile.invoice_format import InvoiceFormat, invoice_formats


def form_of_rows(head: Iterable[str]) -> InvoiceFormat | None:
    """The form whose columns are all among those named."""
    named = set(head)
    for form in invoice_formats().values():
        if form.reader == "rows":
            known = _known(form.name)
            there = {known[name.lower()] for name in named if name.lower() in known}
            if all(path in there or path[0] in named for path in form.recognise["rows"]):
                return form
    return None


def placed(form: InvoiceFormat, row: Mapping[str, Any]) -> dict[str, Any]:
    """A flat row as nested data: each value stands where the form looks for it. Unknown columns keep their names."""
    known = _known(form.name)
    result: dict[str, Any] = {}
    for name, value in row.items():
        path = known.get(name.lower(), (name,))
        holder = result
        for key in path[:-1]:
            inner = holder.setdefault(key, {})
            if not isinstance(inner, dict):
                break
            holder = inner
        else:
            holder.setdefault(path[-1], value)
    return result


@lru_cache(maxsize=64)
def _known(form_name: str) -> Mapping[str, Keys]:
    """Paths by their names in lower case."""
    form = invoice_formats()[form_name]
    names = {separator.join(path).lower(): path for path in form.paths for separator in ("_", ".")}
    return {**names, **{name.lower(): path for name, path in form.columns.items()}}
