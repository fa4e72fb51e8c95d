"""What became of a policy's examples, for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from checker.documents.json_text import indented
from checker.documents.location import Location
from checker.reports.style import Style, clean, plural

_SHOWN = 8


class Example(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def at(self) -> Location: ...


class Outcome(Protocol):
    @property
    def verdict(self) -> str: ...
    @property
    def rules(self) -> frozenset[str]: ...
    @property
    def fields(self) -> frozenset[str]: ...
    @property
    def messages(self) -> tuple[str, ...]: ...


class Result(Protocol):
    @property
    def example(self) -> Example: ...
    @property
    def outcome(self) -> Outcome: ...
    @property
    def differs(self) -> tuple[str, ...]: ...


class Coverage(Protocol):
    @property
    def fields(self) -> tuple[str, ...]: ...
    @property
    def never_pass(self) -> tuple[str, ...]: ...
    @property
    def never_fail(self) -> tuple[str, ...]: ...
    @property
    def carriers(self) -> tuple[str, ...]: ...
    @property
    def never_carry(self) -> tuple[str, ...]: ...


def render_text(name: str, results: Sequence[Result], coverage: Coverage, style: Style) -> str:
    return "".join(f"{line}\n" for line in _lines(name, results, coverage, style))


def _lines(name: str, results: Sequence[Result], coverage: Coverage, style: Style) -> Iterator[str]:
    for result in results:
        place = f"{result.example.at.path}:{result.example.at.line}"
        if not result.differs:
            yield f"{style.paint('ok  ', 'green')}  {clean(result.example.name)}"
            continue
        yield f"{style.paint('FAIL', 'red')}  {clean(result.example.name)}  [{clean(place)}]"
        yield from (f"        {clean(words)}" for words in result.differs)
        yield from (f"        found: {clean(message)}" for message in result.outcome.messages[:_SHOWN])
    failed = sum(bool(result.differs) for result in results)
    told = (
        f"{failed} of {plural(len(results), 'example')} failed" if failed else f"{plural(len(results), 'example')} hold"
    )
    yield style.paint(f"{clean(name)}: {told}", "red" if failed else "green", "bold")
    yield from _covered("fields shown to pass", coverage.fields, coverage.never_pass)
    yield from _covered("fields shown to fail", coverage.fields, coverage.never_fail)
    yield from _covered("carriers shown to carry", coverage.carriers, coverage.never_carry)


def _covered(what: str, every: Sequence[str], lacking: Sequence[str]) -> Iterator[str]:
    if not every:
        return
    more = f", … {len(lacking) - _SHOWN} more" if len(lacking) > _SHOWN else ""
    rest = f" (not {', '.join(lacking[:_SHOWN])}{more})" if lacking else ""
    yield f"  {what}: {len(every) - len(lacking)} of {len(every)}{rest}"


def render_json(policy: dict[str, str], files: Sequence[str], results: Sequence[Result], coverage: Coverage) -> str:
    document: dict[str, Any] = {
        "schema_version": 1,
        "policy": policy,
        "files": list(files),
        "tests": [
            {
                "name": result.example.name,
                "path": result.example.at.path,
                "line": result.example.at.line,
                "holds": not result.differs,
                "differs": list(result.differs),
                "verdict": result.outcome.verdict or None,
                "rules": sorted(result.outcome.rules),
                "fields": sorted(result.outcome.fields),
                "messages": list(result.outcome.messages),
            }
            for result in results
        ],
        "coverage": {
            "fields": list(coverage.fields),
            "never_pass": list(coverage.never_pass),
            "never_fail": list(coverage.never_fail),
            "carriers": list(coverage.carriers),
            "never_carry": list(coverage.never_carry),
        },
    }
    return indented(document)
