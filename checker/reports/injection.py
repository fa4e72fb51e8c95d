"""What came of a pressure test, as text and JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from checker import __version__
from checker.documents.json_text import indented
from checker.logs.injection import Injection, Rate
from checker.reports.style import Style, clean, plural, table


def render(injection: Injection, style: Style, least: float) -> str:
    return "\n".join(_lines(injection, style, least)) + "\n"


def _lines(injection: Injection, style: Style, least: float) -> Iterator[str]:
    rows = [_row(rate) for rate in injection.by_fault()]
    yield from table(("fault", "planted", "detected", "rate", "noticed by"), rows, style)
    yield ""
    yield from table(("rule", "planted", "detected", "rate", ""), [_row(rate) for rate in injection.by_rule()], style)
    if injection.others:
        yield ""
        yield "new in records that were not changed: " + ", ".join(
            f"{rule} {n}" for rule, n in injection.others.items()
        )
    if injection.untested:
        yield ""
        yield style.paint("not tested", "bold")
        yield from (f"  {clean(reason)}" for reason in injection.untested)
    yield ""
    yield (
        f"{injection.detected:,} of {plural(len(injection.planted), 'fault')} detected ({injection.rate:.1%}) in"
        f" {injection.clean:,} clean ones of {plural(injection.records, 'record')} (seed {clean(injection.seed)})"
    )
    for rate in below(injection, least):
        yield style.paint(f"{rate.name}: {rate.rate:.1%} detected, below {least:.1%}", "red")


def _row(rate: Rate) -> tuple[str, ...]:
    return rate.name, f"{rate.planted:,}", f"{rate.detected:,}", f"{rate.rate:.1%}", " ".join(rate.noticed_by)


def below(injection: Injection, least: float) -> list[Rate]:
    """Kinds of fault of which fewer than a share of `least` was noticed."""
    return [rate for rate in injection.by_fault() if rate.rate < least]


def render_json(injection: Injection, least: float) -> str:
    document: dict[str, Any] = {
        "schema_version": 1,
        "tool": {"name": "checkpolicy", "version": __version__},
        "seed": injection.seed,
        "records": injection.records,
        "clean": injection.clean,
        "planted": len(injection.planted),
        "detected": injection.detected,
        "faults": _rates(injection.by_fault()),
        "rules": _rates(injection.by_rule()),
        "untouched": dict(injection.others),
        "untested": list(injection.untested),
        "least": least,
        "below": [rate.name for rate in below(injection, least)],
    }
    return indented(document)


def _rates(rates: Iterable[Rate]) -> list[dict[str, Any]]:
    return [
        {
            "name": rate.name,
            "planted": rate.planted,
            "detected": rate.detected,
            "rate": round(rate.rate, 6),
            "noticed_by": list(rate.noticed_by),
        }
        for rate in rates
    ]
