"""What the carriers of one call hold, beyond whether a field is there: facts for the rules on values.

Only what is certain is told: a value that a caller, the environment or unresolved code may replace yields no fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from checker.code.callsite import SentKind
from checker.code.execution.heap import Dict
from checker.code.execution.machine import Machine
from checker.code.execution.origins import OriginKind, origin_of
from checker.code.execution.values import Const, Deps, Value, alternatives, as_data
from checker.code.wire.proof import INHERITED, Carrier, is_missing
from checker.policy.model import Field

Place = tuple[str, int]  # path, packed position; ("", 0): not known


@dataclass(frozen=True, slots=True)
class Sent:
    """What one call certainly sends as a field: a constant or placeholder, the id of a conversation, an id that was
    made once. `text` is the constant, or the expression by which the id was read."""

    field: str
    kind: SentKind
    text: str
    carrier: str
    place: Place = ("", 0)


_KINDS = {OriginKind.CONVERSATION: SentKind.CONVERSATION, OriginKind.LOOP: SentKind.SHARED}


@dataclass(frozen=True, slots=True)
class _Item:
    value: Value
    certain: bool
    place: Place


@dataclass(slots=True)
class _Held:
    """By leaf and name (headers in lower case) the values that may arrive under it."""

    items: dict[tuple[str, str], list[_Item]] = field(default_factory=dict)

    def copy(self) -> _Held:
        return _Held({k: list(v) for k, v in self.items.items()})

    def doubt(self) -> None:
        """Something that is not known may take the place of all that is there."""
        for rows in self.items.values():
            rows[:] = [_Item(i.value, False, i.place) for i in rows]

    def add(self, other: _Held, certain: bool) -> None:
        for key, rows in other.items.items():
            have = self.items.setdefault(key, [])
            have += [_Item(i.value, i.certain and certain, i.place) for i in rows if i not in have]


def sent(m: Machine, carriers: Sequence[Carrier], fields: Sequence[Field]) -> tuple[Sent, ...]:
    """What the call sends as each of `fields`."""
    names = _names(fields)
    held = _Held()
    _lay(m, carriers, names, held)
    out: dict[Sent, None] = {}
    for key in names:
        for item in held.items.get(key, ()):
            fact = _fact(m, names[key], key, item)
            if fact is not None:
                out[fact] = None
    return tuple(out)


def keys(m: Machine, carriers: Sequence[Carrier]) -> frozenset[str]:
    """What the call has in its headers and metadata for certain, whatever its value is: `header x-team-id`."""
    out: frozenset[str] = frozenset()
    for carrier in carriers:
        if carrier.leaf == "either":
            rows = [keys(m, group) for group, _ in carrier.groups]
            out |= frozenset.intersection(*rows) if rows else frozenset()
        elif carrier.value is not None and carrier.presence is None and carrier.leaf in ("headers", "metadata"):
            out |= frozenset.intersection(*(_keys_of(m, carrier, value) for value, _ in alternatives(carrier.value)))
    return out


def _keys_of(m: Machine, carrier: Carrier, value: Value) -> frozenset[str]:
    found = None if is_missing(m, value) else mapping(m, value)
    if found is None:
        return frozenset()
    names = (
        name
        for name, (inner, presence) in found.keys.items()
        if isinstance(name, str) and presence is None and not is_missing(m, inner) and inner != INHERITED
    )
    if carrier.leaf == "headers":
        return frozenset(f"header {name.lower()}" for name in names)
    return frozenset(f"metadata {name}" for name in names)


def _names(fields: Sequence[Field]) -> dict[tuple[str, str], str]:
    out: dict[tuple[str, str], str] = {}
    for wanted in fields:
        out.update({("headers", name.lower()): wanted.name for name in wanted.carriers.headers})
        out.update({("metadata", name): wanted.name for name in wanted.carriers.metadata})
    return out


def _fact(m: Machine, name: str, key: tuple[str, str], item: _Item) -> Sent | None:
    if not item.certain:
        return None
    carrier = f"{'header' if key[0] == 'headers' else 'metadata'} {key[1]}"
    origin = origin_of(m.program, item.value)
    if isinstance(item.value, Const):
        text = item.value.value
        if not isinstance(text, str):
            return None
        kind = SentKind.PLACEHOLDER if m.program.demand.is_placeholder(text) else SentKind.CONSTANT
        return Sent(name, kind, text, carrier, item.place)
    if origin is None:
        return None
    kind = _KINDS.get(origin.kind, SentKind.STATIC)
    place = (origin.path, origin.pos) if origin.pos else item.place
    return Sent(name, kind, origin.name, carrier, place)


def _lay(m: Machine, carriers: Sequence[Carrier], names: Mapping[tuple[str, str], str], held: _Held) -> None:
    """Lay each carrier over what the ones before it hold."""
    for carrier in carriers:
        if carrier.leaf == "either":
            rows = []
            for group, deps in carrier.groups:
                one = held.copy()
                _lay(m, group, names, one)
                rows.append((one, not deps))
            held.items = {}
            for one, certain in rows:
                held.add(one, certain)
        elif carrier.leaf == "unknown":
            held.doubt()
        elif carrier.value is not None and carrier.leaf in ("headers", "metadata"):
            _lay_mappings(m, carrier, names, held)


def _lay_mappings(m: Machine, carrier: Carrier, names: Mapping[tuple[str, str], str], held: _Held) -> None:
    assert carrier.value is not None
    before = held.copy()
    choices = alternatives(carrier.value)
    held.items = {}
    if carrier.presence is not None:
        held.add(before, not carrier.presence)
    for value, deps in choices:
        one = before.copy()
        _lay_mapping(m, carrier, value, names, one)
        held.add(one, not deps and not carrier.presence)


def _lay_mapping(m: Machine, carrier: Carrier, value: Value, names: Mapping[tuple[str, str], str], held: _Held) -> None:
    if is_missing(m, value):
        return
    found = mapping(m, value)
    if found is None:
        held.doubt()
        return
    if found.open is not None:
        held.doubt()
    for key, (inner, presence) in found.keys.items():
        if not isinstance(key, str):
            continue
        name = (carrier.leaf, key.lower() if carrier.leaf == "headers" else key)
        if name not in names:
            continue
        rows = [r for r in _items(m, inner, presence, found.origin) if r.value != INHERITED]
        kept = held.items.get(name, []) if presence is not None or len(rows) < len(alternatives(inner)) else []
        held.items[name] = [*kept, *rows]


def _items(m: Machine, value: Value, presence: Deps | None, place: Place) -> Iterator[_Item]:
    """The alternatives of a value. That a conversation's id may be missing makes it no better where it is not."""
    for inner, deps in alternatives(value):
        origin = origin_of(m.program, inner)
        stays = origin is not None and origin.kind is OriginKind.CONVERSATION
        yield _Item(inner, stays or (not deps and not presence), place)


def mapping(m: Machine, value: Value) -> Dict | None:
    """The mapping behind a value of a carrier; None where it is not followed."""
    from checker.code.execution.expressions.merging import mapping_of

    return mapping_of(m, as_data(value)) if m.st is not None else None
