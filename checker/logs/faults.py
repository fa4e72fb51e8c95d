"""Faults as they happen to logs, put into clean records: for testing whether the checks notice them.

A fault changes one record (or repeats it) in one way, and names the rules of which any one has to notice. Records are
JSON objects with containers unwrapped, as the strict reader reads them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, Final

from msgspec import Struct

from checker.logs.formats.canonical import TOKEN_COLUMNS, Type, column_type
from checker.logs.formats.mapping import Candidate, RecordMapping
from checker.logs.records.record import Record, decimal_of
from checker.policy.model import Policy, Stage

Document = dict[str, Any]
Change = Callable[[Document], "list[bytes] | None"]  # the lines in the record's place; None: it cannot be changed so

_OWNERS: Final = ("team_id", "cost_center", "service_endpoint", "environment")
_HOUR: Final = 3600
_TIMES: Final = ("started_at", "ended_at")


class Fault(Struct, frozen=True):
    """`rules`: any one of them has to notice. `change` makes the lines of a record that `fits`."""

    operation: str
    field: str
    rules: frozenset[str]
    change: Change
    fits: Callable[[Record], bool]

    @property
    def name(self) -> str:
        return f"{self.operation} {self.field}".strip()


def faults_of(mapping: RecordMapping, policy: Policy, seen: Mapping[str, Sequence[str]]) -> list[Fault]:
    """All faults of one format under a policy. `seen` has the values of owner, model and card columns in the log, from
    which others' are taken."""
    fields = [name for name in policy.fields if mapping.possible(name)]
    faults = [fault for name in fields for fault in _of_field(name, mapping, policy)]
    counts = [name for name in ("input_tokens", "output_tokens") if mapping.possible(name)]
    faults += [fault for name in counts for fault in _of_count(name, mapping)]
    faults += [fault for name in _TIMES if mapping.possible(name) for fault in _of_time(name, mapping)]
    for name in (*_OWNERS, "model_actual", "price_card_version"):
        if mapping.possible(name) and len(set(seen.get(name, ()))) > 1:
            faults.append(_swapped(name, mapping, seen[name]))
    if mapping.possible("price_card_version") and "price_card_version" in policy.fields:
        change = _setter(mapping, "price_card_version", lambda value: f"{value}-unknown")
        faults.append(Fault("shift", "price_card_version", frozenset({"CP307"}), change, _has("price_card_version")))
    if mapping.possible("cost"):
        change = _setter(mapping, "cost", lambda value: _times(value, 3))
        faults.append(Fault("shift", "cost", frozenset({"CP308"}), change, _positive("cost")))
    return [*faults, *_of_lines(mapping)]


def _of_field(name: str, mapping: RecordMapping, policy: Policy) -> Iterator[Fault]:
    field = policy.fields[name]
    missing = {"CP301", "CP321"}
    holds = _positive(name) if name in TOKEN_COLUMNS else _has(name)  # with a count of 0 nothing is lost
    yield Fault("drop", name, frozenset(missing), _setter(mapping, name, drop=True), holds)
    null = {"CP301", "CP305"} if name in TOKEN_COLUMNS else missing
    yield Fault("null", name, frozenset(null), _setter(mapping, name, lambda _: None, everywhere=True), _has(name))
    if column_type(name) is Type.TEXT:
        said = sorted(value for value in policy.placeholders.values if value.strip())
        if said and not {"enum", "const"} & set(field.schema):
            change = _setter(mapping, name, lambda _: said[0])
            yield Fault("placeholder", name, frozenset({"CP303", "CP302"}), change, _has(name))
        if field.due is Stage.REQUEST:
            yield Fault(
                "empty", name, frozenset({"CP301", "CP302", "CP303"}), _setter(mapping, name, lambda _: ""), _has(name)
            )


def _of_count(name: str, mapping: RecordMapping) -> Iterator[Fault]:
    impossible = frozenset({"CP305", "CP302"})
    if not mapping.columns[name].place.text:
        yield Fault("text", name, impossible, _setter(mapping, name, str), _has(name))
    yield Fault("negate", name, impossible, _setter(mapping, name, lambda v: -abs(v)), _positive(name))
    wrong = impossible | {"CP308"}
    yield Fault("shift", name, wrong, _setter(mapping, name, lambda v: _times(v, 10)), _positive(name))


def _of_time(name: str, mapping: RecordMapping) -> Iterator[Fault]:
    bad = frozenset({"CP306"})
    yield Fault("unit", name, bad, _setter(mapping, name, _other_unit), _has(name))
    if name == "ended_at" and mapping.possible("started_at"):
        change = _setter(mapping, name, lambda value: _later(value, -2 * _HOUR))
        yield Fault("shift", name, bad, change, lambda r: r.micros("ended_at") is not None)
    if name == "started_at":
        change = _setter(mapping, name, lambda value: _later(value, 40 * 366 * 24 * _HOUR))
        yield Fault("future", name, bad, change, lambda r: r.micros("started_at") is not None)


def _swapped(name: str, mapping: RecordMapping, values: Sequence[str]) -> Fault:
    """Another record's value in the place of the own one."""
    others = sorted(set(values))
    rules = {
        "model_actual": {"CP308", "CP312", "CP307"},
        "price_card_version": {"CP307", "CP308"},
    }.get(name, {"CP304", "CP314"})

    def other(value: Any) -> Any:
        return others[(others.index(value) + 1) % len(others)] if value in others else _IMPOSSIBLE

    return Fault("swap", name, frozenset(rules), _setter(mapping, name, other), lambda r: r.text(name) in others)


def _of_lines(mapping: RecordMapping) -> Iterator[Fault]:
    twice = frozenset({"CP310"})
    identified = _has("record_id")
    yield Fault("duplicate", "record", twice, lambda d: [_line(d), _line(d)], identified)
    again = _setter(mapping, "output_tokens", lambda v: v + 1)

    def differing(document: Document) -> list[bytes] | None:
        changed = again(deepcopy(document))
        return [_line(document), *changed] if changed is not None else None

    yield Fault("differ", "record", twice, differing, lambda r: identified(r) and _positive("output_tokens")(r))
    torn = frozenset({"CP300"})
    yield Fault("tear", "line", torn, lambda d: [_line(d)[: len(_line(d)) // 2]], lambda _: True)


def _line(document: Document) -> bytes:
    return json.dumps(document, ensure_ascii=True, separators=(",", ":")).encode()


def _has(name: str) -> Callable[[Record], bool]:
    return lambda record: record.present(name)


def _positive(name: str) -> Callable[[Record], bool]:
    def positive(record: Record) -> bool:
        amount = decimal_of(record.token(name))
        return record.number(name) is not None and amount is not None and amount > 0

    return positive


_IMPOSSIBLE: Final = object()


def _setter(
    mapping: RecordMapping,
    name: str,
    value: Callable[[Any], Any] = lambda _: _IMPOSSIBLE,
    *,
    drop: bool = False,
    everywhere: bool = False,
) -> Change:
    """Changes a column where its value stands; dropped (or changed `everywhere`) are all places it is read from."""
    candidates = mapping.columns[name].candidates

    def change(document: Document) -> list[bytes] | None:
        changed = False
        for candidate in candidates:
            holder, key = _holder(document, candidate)
            if holder is None or key not in holder:
                continue
            if candidate.tag is not None:
                changed = _tag(holder, key, candidate.tag, None if drop else value) or changed
            elif drop:
                del holder[key]
                changed = True
            elif holder[key] is not None:
                new = value(holder[key])
                if new is _IMPOSSIBLE:
                    return None
                changed = changed or new != holder[key] or type(new) is not type(holder[key])
                holder[key] = new
            if changed and not (drop or everywhere):
                break
        return [_line(document)] if changed else None

    return change


def _holder(document: Any, candidate: Candidate) -> tuple[Any, str]:
    *way, last = candidate.path
    for key in way:
        document = document.get(key) if isinstance(document, dict) else None
    return (document, last) if isinstance(document, dict) else (None, last)


def _tag(holder: Document, key: str, tag: str, value: Callable[[Any], Any] | None) -> bool:
    """In a list of `key:value` text."""
    entries = holder[key]
    if not isinstance(entries, list):
        return False
    changed = []
    for entry in entries:
        if not (isinstance(entry, str) and entry.startswith(f"{tag}:")):
            changed.append(entry)
        elif value is not None and isinstance(new := value(entry[len(tag) + 1 :]), str):
            changed.append(f"{tag}:{new}")
    holder[key] = changed
    return changed != entries


def _times(value: Any, factor: int) -> Any:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value * factor
    if isinstance(value, str):
        try:
            return str(float(value) * factor)
        except ValueError:
            return _IMPOSSIBLE
    return _IMPOSSIBLE


def _other_unit(value: Any) -> Any:
    """Milliseconds for seconds; a time without its zone."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value * 1000
    if isinstance(value, str) and value.isdigit():
        return value + "000"
    if isinstance(value, str):
        stripped = value.removesuffix("Z").removesuffix("+00:00")
        return stripped if stripped != value else _IMPOSSIBLE
    return _IMPOSSIBLE


def _later(value: Any, seconds: int) -> Any:
    """The time so many seconds later, in its own form and unit."""
    from datetime import datetime, timedelta

    if isinstance(value, str) and not value.isdigit():
        try:
            return (datetime.fromisoformat(value) + timedelta(seconds=seconds)).isoformat()
        except (ValueError, OverflowError):
            return _IMPOSSIBLE
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return _IMPOSSIBLE
    number = float(value)
    unit = next((unit for least, unit in ((1e17, 10**9), (1e14, 10**6), (1e11, 1000)) if number >= least), 1)
    later = (int(value) if isinstance(value, str) else value) + seconds * unit
    return str(later) if isinstance(value, str) else later
