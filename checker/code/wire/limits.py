"""What a carrier of the call cannot hold: the catalogue's limits laid over what the code certainly puts there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.code.execution.heap import Dict
from checker.code.execution.machine import Machine
from checker.code.execution.values import Const, Text, Value, alternatives
from checker.code.wire.contents import Place, mapping
from checker.code.wire.proof import Carrier, is_missing
from checker.sdks.model import Limit

# Ids that are new with each request; what they are called is fixed (docs/policy.md).
UNIQUE_FIELDS = ("request_id", "correlation_id", "attempt_id")
_TYPES = {str: "string", bool: "boolean", int: "integer", float: "number"}


@dataclass(frozen=True, slots=True)
class Over:
    """One limit that is passed."""

    carrier: str
    what: str
    key: str
    found: str
    limit: str
    source: str
    place: Place


def overflows(
    m: Machine, carriers: Sequence[Carrier], limits: Mapping[str, Limit], headers: Mapping[str, Limit]
) -> Iterator[Over]:
    """`limits` by dotted parameter (`extra_body.metadata`), `headers` by the name of a header that holds a mapping."""
    for carrier in carriers:
        for group, deps in carrier.groups:
            if not deps:
                yield from overflows(m, group, limits, headers)
        if carrier.value is None or carrier.presence or carrier.late:
            continue
        name = ".".join(p for p in carrier.path if p != "[]")
        for value, deps in alternatives(carrier.value):
            found = mapping(m, value) if not deps and not is_missing(m, value) else None
            if found is None:
                continue
            if name in limits:
                yield from _over(m, found, limits[name], name)
            if carrier.leaf == "headers" and headers:
                yield from _in_headers(m, found, headers)


def _in_headers(m: Machine, found: Dict, limits: Mapping[str, Limit]) -> Iterator[Over]:
    for key, (value, presence) in found.keys.items():
        limit = limits.get(key.lower()) if isinstance(key, str) and not presence else None
        inner = mapping(m, value) if limit is not None else None
        if limit is not None and inner is not None:
            yield from _over(m, inner, limit, f"header {key}")


def _over(m: Machine, found: Dict, limit: Limit, carrier: str) -> Iterator[Over]:
    def over(what: str, key: str, seen: object, allowed: object) -> Over:
        return Over(carrier, what, key, str(seen), str(allowed), limit.source, found.origin)

    certain = [(k, v) for k, (v, presence) in found.keys.items() if not presence and isinstance(k, str)]
    present = [k for k, v in certain if found.keys[k][1] is None and not is_missing(m, v)]
    if limit.pairs and len(present) > limit.pairs:
        yield over("pairs", "", len(present), limit.pairs)
    for key, value in certain:
        if is_missing(m, value):
            continue
        if limit.keys and key not in limit.keys:
            yield over("keys", key, key, ", ".join(limit.keys))
            continue
        if limit.key_length and len(key) > limit.key_length:
            yield over("key_length", key, len(key), limit.key_length)
        if limit.key_form and not re.fullmatch(limit.key_form, key):
            yield over("key_form", key, key, limit.form_words or limit.key_form)
        if limit.repeats and key in _unique_keys(m):
            yield over("unique", key, key, "values that repeat")
        yield from (over(what, key, seen, allowed) for what, seen, allowed in _value(m, value, limit))


def _value(m: Machine, value: Value, limit: Limit) -> Iterator[tuple[str, object, object]]:
    for inner, deps in alternatives(value):
        if deps:
            continue
        kind = _type_of(m, inner)
        if kind is not None and limit.value_types and kind not in limit.value_types:
            yield "value_type", kind, " or ".join(limit.value_types)
            continue
        text = inner.value if isinstance(inner, Const) and isinstance(inner.value, str) else None
        length = len(text) if text is not None else _least_length(inner)
        if limit.value_length and length > limit.value_length:
            yield "value_length", length if text is not None else f"at least {length}", limit.value_length
        if text and limit.value_form and not re.fullmatch(limit.value_form, text):
            yield "value_form", text, limit.form_words or limit.value_form


def _type_of(m: Machine, value: Value) -> str | None:
    """The JSON type of a value, None where it is not known."""
    if isinstance(value, Const):
        return _TYPES.get(type(value.value))
    if isinstance(value, Text):
        return "string"
    if m.as_seq(value) is not None:
        return "array"
    return "object" if m.as_dict(value) is not None else None


def _least_length(value: Value) -> int:
    return sum(len(p) for p in value.parts if p) if isinstance(value, Text) else 0


def _unique_keys(m: Machine) -> frozenset[str]:
    fields = m.program.demand.fields
    return frozenset(UNIQUE_FIELDS).union(
        key for wanted in fields if wanted.name in UNIQUE_FIELDS for key in wanted.carriers.metadata
    )
