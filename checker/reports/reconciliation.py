"""A reconciliation as text, JSON (schemas/reconciliation.schema.json) and Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from checker import __version__
from checker.documents.json_text import indented
from checker.logs.records.times import rfc3339
from checker.reconcile.model import AGREEING, Bucket, Discrepancy, Reconciliation, Totals
from checker.reports.style import Style, clean, plural, table

_LISTED = 40


def render(found: Reconciliation, style: Style) -> str:
    parts = [
        list(_statements(found, style)),
        list(_discrepancies(found, style)),
        list(_totals(found.totals, style)),
        list(_end(found, style)),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _statements(found: Reconciliation, style: Style) -> Iterator[str]:
    rows = []
    for statement in found.statements:
        extra = [f"{statement.skipped:,} rows of something else"] if statement.skipped else []
        extra += [f"{len(statement.unreadable):,} that cannot be read"] if statement.unreadable else []
        start = rfc3339(min(statement.buckets)[0])[:10] if statement.buckets else "-"
        rows.append((clean(statement.path), statement.title, f"{len(statement.lines):,}", start, ", ".join(extra)))
    yield from table(("statement", "form", "lines", "from", ""), rows, style)
    traces = found.traces
    attempts = plural(len(traces.attempts), "attempt")
    yield f"{attempts} in {plural(traces.sources, 'log')}, {traces.copies:,} copies left out"


def _discrepancies(found: Reconciliation, style: Style) -> Iterator[str]:
    if not found.discrepancies:
        yield style.paint("no discrepancies", "green")
        return
    for discrepancy in found.discrepancies[:_LISTED]:
        yield f"{clean(_where(discrepancy))} {style.paint(discrepancy.result.value, 'red')}"
        yield f"  {clean(_what(discrepancy))}"
        yield f"  {clean(discrepancy.message)}"
    if len(found.discrepancies) > _LISTED:
        yield f"and {len(found.discrepancies) - _LISTED} more (--format json has all)"


def _where(discrepancy: Discrepancy) -> str:
    place = discrepancy.place
    if place is None:
        return "log and invoice"
    return f"{place.path}:{place.line}" if place.line is not None else f"{place.path} {place.pointer or ''}".rstrip()


def _what(discrepancy: Discrepancy) -> str:
    day = rfc3339(discrepancy.start) if discrepancy.start is not None else ""
    words = (discrepancy.provider, discrepancy.key or "", discrepancy.model or "", discrepancy.meter or "", day)
    return " ".join(word for word in words if word)


def _totals(totals: Sequence[Totals], style: Style) -> Iterator[str]:
    for index, total in enumerate(totals):
        if index:
            yield ""
        rows = [("invoiced", _money(total.invoiced), "")]
        rows += [(clean(owner), _money(amount), _share(amount, total)) for owner, amount in total.allocated.items()]
        rows += [(f"({name})", _money(amount), _share(amount, total)) for name, amount in total.remainders.items()]
        yield from table((total.currency or "money", "amount", "share"), rows, style)


def _share(amount: Decimal, total: Totals) -> str:
    return f"{amount / total.invoiced:.2%}" if total.invoiced else "-"


def _end(found: Reconciliation, style: Style) -> Iterator[str]:
    for remark in found.remarks:
        yield f"note: {clean(remark)}"
    for notice in found.notices:
        yield style.paint(f"notice: {clean(notice.path)}: {clean(notice.message)}", "yellow")
    for statement in found.statements:
        for place, why in statement.unreadable[:5]:
            at = f":{place.line}" if place.line is not None else f" {place.pointer or ''}".rstrip()
            yield style.paint(f"notice: {clean(place.path)}{at}: {clean(why)}", "yellow")
    counted = Counter(bucket.result.value for bucket in found.buckets)
    said = ", ".join(f"{number:,} {name}" for name, number in sorted(counted.items())) or "none"
    ref = found.policy
    number = len(found.discrepancies)
    wrong = f"{number:,} {'discrepancy' if number == 1 else 'discrepancies'}"
    yield (
        f"{plural(len(found.buckets), 'bucket')}: {said}; {wrong} (policy {ref.name} {ref.version}, {ref.digest[:19]})"
    )
    if found.exit_code == 2:
        yield "something could not be read, so that the comparison is incomplete (exit code 2)"


def render_json(found: Reconciliation) -> str:
    ref = found.policy
    document = {
        "schema_version": 1,
        "tool": {"name": "checkpolicy", "version": __version__},
        "policy": {"name": ref.name, "version": ref.version, "digest": ref.digest, "path": ref.path or None},
        "statements": [
            {
                "path": s.path, "format": s.format, "kind": "cost" if s.costs else "usage", "lines": len(s.lines),
                "skipped": s.skipped,
                "unreadable": [
                    {"path": p.path, "line": p.line, "pointer": p.pointer, "message": why} for p, why in s.unreadable
                ],
            }
            for s in found.statements
        ],
        "log": {
            "records": found.traces.records, "attempts": len(found.traces.attempts), "copies": found.traces.copies,
            "unplaced": found.traces.unplaced,
        },
        "buckets": [_bucket(bucket) for bucket in found.buckets],
        "discrepancies": [_discrepancy(one) for one in found.discrepancies],
        "totals": [_total(total) for total in found.totals],
        "remarks": list(found.remarks),
        "notices": [{"path": n.path, "line": n.line or None, "message": n.message} for n in found.notices],
        "decision": {
            "outcome": {0: "pass", 1: "fail"}.get(found.exit_code, "incomplete"),
            "exit_code": found.exit_code,
        },
    }  # fmt: skip
    return indented(document)


def _bucket(bucket: Bucket) -> dict[str, Any]:
    return {
        "provider": bucket.provider,
        "key": bucket.key,
        "model": bucket.model,
        "meter": bucket.meter,
        "start": rfc3339(bucket.start),
        "end": rfc3339(bucket.end),
        "invoiced": _number(bucket.invoiced),
        "traced": _number(bucket.traced),
        "class": bucket.result.value,
        "why": bucket.why or None,
    }


def _discrepancy(one: Discrepancy) -> dict[str, Any]:
    place = one.place
    return {
        "class": one.result.value,
        "path": place.path if place is not None else None,
        "line": place.line if place is not None else None,
        "pointer": place.pointer if place is not None else None,
        "provider": one.provider,
        "key": one.key,
        "model": one.model,
        "meter": one.meter,
        "start": rfc3339(one.start) if one.start is not None else None,
        "quantity": _number(one.quantity),
        "amount": _number(one.amount),
        "currency": one.currency,
        "message": one.message,
    }


def _total(total: Totals) -> dict[str, Any]:
    allocated = sum(total.allocated.values(), Decimal(0))
    return {
        "currency": total.currency or None,
        "invoiced": _number(total.invoiced),
        "allocated": _number(allocated),
        "owners": {owner: _number(amount) for owner, amount in total.allocated.items()},
        "remainders": {name: _number(amount) for name, amount in total.remainders.items()},
    }


def _number(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount.normalize() + 0:f}"


def _money(amount: Decimal) -> str:
    return f"{amount:,.6f}"


def render_markdown(found: Reconciliation) -> str:
    return "\n".join(_markdown(found)) + "\n"


def _markdown(found: Reconciliation) -> Iterator[str]:
    outcome = {0: "pass", 1: "fail"}.get(found.exit_code, "incomplete")
    agreeing = sum(bucket.result in AGREEING for bucket in found.buckets)
    yield f"## checkpolicy reconcile: {outcome}"
    yield ""
    yield f"{agreeing:,} of {len(found.buckets):,} buckets agree; {len(found.discrepancies):,} discrepancies."
    if found.discrepancies:
        yield ""
        yield "| class | place | what | message |"
        yield "| --- | --- | --- | --- |"
        for one in found.discrepancies:
            cells = (one.result.value, _where(one), _what(one), one.message)
            yield "| " + " | ".join(clean(cell).replace("|", "\\|") for cell in cells) + " |"
    for total in found.totals:
        yield ""
        yield f"| {total.currency or 'money'} | amount |"
        yield "| --- | --- |"
        yield f"| invoiced | {_money(total.invoiced)} |"
        for name, amount in (*total.allocated.items(), *((f"*{n}*", a) for n, a in total.remainders.items())):
            yield f"| {clean(name)} | {_money(amount)} |"
    yield ""
    for remark in found.remarks:
        yield f"- {clean(remark)}"
    for notice in found.notices:
        yield f"- **notice** {clean(notice.path)}: {clean(notice.message)}"
