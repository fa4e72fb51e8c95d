"""What a lower document asks less strictly than the documents above it did.

A comparison that cannot show that something stayed as strict (another pattern, a changed format) counts as looser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from msgspec import Struct

from checker.documents.location import Location
from checker.documents.tree import Mapping, Node, Scalar, find, plain

LEVELS: Final = ("off", "note", "warning", "error")  # from loose to strict
STAGES: Final = ("enrichment", "response", "request")
_DURATION: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)(ms|s|m|h|d)")
_UNITS: Final = {"ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86400}

_HIGHER: Final = frozenset({"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"})
_LOWER: Final = frozenset({"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"})
_SAYS_NOTHING: Final = frozenset({"title", "description", "examples", "default", "$comment", "deprecated"})


class Change(Struct, frozen=True):
    """`setting` is a dotted path (`fields.team_id.due`); `upstream` is where the stricter value stands."""

    setting: str
    message: str
    at: Location
    upstream: Location
    locked: bool = False


def loosened(upper: Mapping, lower: Mapping, merged: Mapping) -> Iterator[Change]:
    """How `merged` (`lower` over `upper`) asks for less than `upper`, in the order of `upper`."""
    old, new = plain(upper), plain(merged)
    yield from _fields(upper, lower, _map(old, "fields"), _map(new, "fields"))
    for group, key in (("placeholders", "values"), ("placeholders", "patterns"), ("", "sinks")):
        path = (group, key) if group else (key,)
        gone = [v for v in _list(_at(old, path)) if v not in _list(_at(new, path))]
        if gone:
            yield _change(path, f"no longer has {_words(gone)}", upper, lower)
    yield from _rules(upper, lower, _map(old, "rules"), _map(new, "rules"))
    if _at(old, ("suppressions", "require_reason")) is True and not _at(new, ("suppressions", "require_reason")):
        yield _change(("suppressions", "require_reason"), "no longer asks for a reason", upper, lower)
    before, after = (_list(_at(doc, ("calls", "kinds"))) for doc in (old, new))
    if after and (not before or set(before) - set(after)):
        gone = [kind for kind in before if kind not in after]
        what = f"no longer counts {_words(gone)}" if gone else f"counts only {_words(after)}"
        yield _change(("calls", "kinds"), what, upper, lower)
    ingress = ("configs", "ingress", "require")
    gone = [v for v in _list(_at(old, ingress)) if v not in _list(_at(new, ingress))]
    if gone:
        yield _change(ingress, f"no longer demands {_words(gone)}", upper, lower)
    yield from _durations(upper, lower, old, new)
    path = ("configs", "allowed_classes")
    grown = [v for v in _list(_at(new, path)) if v not in _list(_at(old, path))]
    if grown and _at(old, path) is not None:  # who has not spoken of configurations yet has not forbidden anything
        yield _change(path, f"allows differences of {_words(grown)} without a declaration", upper, lower)


def _durations(upper: Node, lower: Node, old: Any, new: Any) -> Iterator[Change]:
    """Budgets may shrink and retention may grow, not the other way round."""
    for path, grows in (
        (("logs", "latency", "capture"), False),
        (("logs", "latency", "overhead"), False),
        (("logs", "retention", "records"), True),
    ):
        before, after = _at(old, path), _at(new, path)
        if before is None or before == after:
            continue
        ours, theirs = _seconds(after), _seconds(before)
        if ours is None or theirs is None or (ours < theirs if grows else ours > theirs):
            yield _change(path, f"is {_null(after)} instead of {before}", upper, lower)


def _seconds(text: Any) -> float | None:
    found = _DURATION.fullmatch(str(text))
    return float(found[1]) * _UNITS[found[2]] if found else None


def _rules(upper: Node, lower: Node, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    for name, level in new.items():
        before = old.get(name)
        if level not in LEVELS or before == level:
            continue
        if before in LEVELS and LEVELS.index(level) < LEVELS.index(before):
            yield _change(("rules", name), f"is {level} instead of {before}", upper, lower)
        elif before is None and level == "off":
            yield _change(("rules", name), "is switched off", upper, lower)


def _fields(upper: Node, lower: Node, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    for name, before in old.items():
        if not isinstance(before, dict):
            continue
        after = new.get(name)
        locked = before.get("locked") is True
        for path, message in _field(before, after):
            yield _change(("fields", name, *path), message, upper, lower, locked=locked)


def _field(before: dict[str, Any], after: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    if not isinstance(after, dict):
        yield (), "is dropped"
        return
    if before.get("locked") is True and after.get("locked") is not True:
        yield ("locked",), "is unlocked"
    due, later = before.get("due"), after.get("due")
    if due in STAGES and later in STAGES and STAGES.index(later) < STAGES.index(due):
        yield ("due",), f"is {later} instead of {due}"
    if before.get("registry") is not None and after.get("registry") != before["registry"]:
        yield ("registry",), f"is {_null(after.get('registry'))} instead of {before['registry']}"
    yield from _carriers(_map(before, "carriers"), _map(after, "carriers"))
    yield from _schema(_map(before, "schema"), _map(after, "schema"))


def _carriers(before: dict[str, Any], after: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    provable = any(_list(before.get(kind)) for kind in ("headers", "metadata"))
    if provable and not any(_list(after.get(kind)) for kind in ("headers", "metadata")):
        yield ("carriers",), "has no carrier left that code could be checked for"
    if not any(_list(names) for names in before.values()):
        return  # a first carrier asks for more: until then there was nothing to prove
    for kind in ("headers", "metadata", "baggage", "attributes"):
        if kind in ("headers", "metadata") and not provable:
            continue
        known = {_fold(kind, name) for name in _list(before.get(kind))}
        more = [name for name in _list(after.get(kind)) if _fold(kind, name) not in known]
        if more:
            yield ("carriers", kind), f"also allows {_words(more)}"


def _fold(kind: str, name: Any) -> str:
    return str(name).lower() if kind == "headers" else str(name)


def _schema(before: dict[str, Any], after: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    for keyword, value in before.items():
        if keyword in _SAYS_NOTHING:
            continue
        if keyword not in after:
            yield ("schema",), f"no longer has {keyword}"
        elif not _as_strict(keyword, value, after[keyword]):
            yield ("schema", keyword), f"is {_short(after[keyword])} instead of {_short(value)}"


def _as_strict(keyword: str, before: Any, after: Any) -> bool:
    if before == after:
        return True
    if keyword in _HIGHER | _LOWER and _is_number(before) and _is_number(after):
        return bool(after >= before) if keyword in _HIGHER else bool(after <= before)
    if keyword == "enum":
        return all(value in _list(before) for value in _list(after))
    if keyword == "type":
        kinds = before if isinstance(before, list) else [before]
        return all(
            kind in kinds or (kind == "integer" and "number" in kinds)
            for kind in (after if isinstance(after, list) else [after])
        )
    if keyword == "required":
        return all(name in _list(after) for name in _list(before))
    return False


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _change(path: tuple[str, ...], message: str, upper: Node, lower: Node, *, locked: bool = False) -> Change:
    return Change(".".join(path), message, place_of(lower, path), place_of(upper, path), locked)


def place_of(root: Node, path: tuple[str, ...]) -> Location:
    """Where the setting, or the nearest one around it, is written."""
    for end in range(len(path), 0, -1):
        parent = find(root, path[: end - 1])
        entry = parent.entry(path[end - 1]) if isinstance(parent, Mapping) else None
        if entry is not None:
            return entry.value.at if isinstance(entry.value, Scalar) else entry.key.at
    return root.at


def _at(document: Any, path: Iterable[str]) -> Any:
    for key in path:
        document = document.get(key) if isinstance(document, dict) else None
    return document


def _map(document: Any, key: str) -> dict[str, Any]:
    value = document.get(key) if isinstance(document, dict) else None
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    if isinstance(value, dict):
        value = value.get("add")  # nothing above to append to
    return value if isinstance(value, list) else []


def _null(value: Any) -> str:
    return "null" if value is None else str(value)


def _words(values: Iterable[Any]) -> str:
    return ", ".join(repr(value) if value == "" else str(value) for value in values)


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."
