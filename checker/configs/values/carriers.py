"""The names under which the policy's fields travel through gateways, collectors and log shippers.

A setting is judged by these names, never by names of ours: who calls a team `org_unit` declares that carrier.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from msgspec import Struct

from checker.policy.model import Field, Policy, Stage

# Objects of a log event in which metadata, attributes and headers stand; other objects have names of their own
# (`kubernetes.labels.environment` is nobody's cost).
_HOLDERS: Final = frozenset(
    (
        *("metadata", "attributes", "resource", "resources", "resource_attributes", "span_attributes"),
        *("headers", "request_headers", "tags", "request_tags", "fields", "properties", "baggage", "body", "record"),
        *("requester_metadata", "spend_logs_metadata", "custom_metadata", "requester_custom_headers", "llm", "usage"),
        *("request", "event", "message", "log", "data", "payload"),
    )
)
MAX_PATTERN: Final = 500  # characters
_NESTED: Final = re.compile(
    r"\([^()]*[+*}][^()]*\)[+*{]|\)[+*]\)[+*{]"
)  # repeated repetitions, which Python backtracks over
DEFAULT_LENGTH: Final = 128  # characters of a value whose schema names no limit


class Place(Enum):
    """Where a name stands. RECORD: a log event, whose shipper may have kept any of the names."""

    ATTRIBUTES = "attributes"
    HEADERS = "headers"
    METADATA = "metadata"
    BAGGAGE = "baggage"
    RECORD = "record"


class Hit(Struct, frozen=True):
    """A carrier that a setting speaks of, and the field's other carriers in the same place."""

    name: str
    field: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """Per place, every name and the fields that travel under it. `fields`: those of the policy, by name."""

    fields: Mapping[str, Field]
    _names: Mapping[Place, Mapping[str, tuple[str, ...]]] = field(repr=False)

    def named(self, place: Place, name: str) -> tuple[Hit, ...]:
        """What travels under exactly this name (in a record: under this path, `.metadata.team_id`)."""
        if place is Place.RECORD:
            name = _leaf(name)
        fields = self._names[place].get(_fold(place, name), ())
        return tuple(self._hit(place, name, each) for each in fields)

    def matching(self, place: Place, text: str) -> tuple[Hit, ...]:
        """What travels under a name in which the regular expression is found."""
        pattern = _compiled(text)
        return (
            ()
            if pattern is None
            else tuple(
                self._hit(place, name, each)
                for name, fields in self._names[place].items()
                if pattern.search(name)
                for each in fields
            )
        )

    def lacking(self, place: Place, kept: Iterable[str], pattern: str | None = None) -> tuple[Hit, ...]:
        """The fields of which no name is among `kept` or fits the pattern: a hit with each one's first name, those that
        say who pays first. None at all where the pattern cannot be read."""
        names = {_fold(place, _leaf(name) if place is Place.RECORD else name) for name in kept}
        if place is Place.RECORD and names & _HOLDERS:
            return ()  # an object that is kept is kept with all that is in it
        test = _compiled(pattern) if pattern is not None else None
        if pattern is not None and test is None:
            return ()
        found = []
        for each in self.wanted(place):
            own = self._own(place, each)
            if own and not any(name in names or (test is not None and test.search(name)) for name in own):
                found.append(Hit(own[0], each, ()))
        return tuple(sorted(found, key=lambda hit: not _pays(self.fields[hit.field])))

    def wanted(self, place: Place) -> tuple[str, ...]:
        """The fields that a list of names must have. Of a log event those that say who pays: other names in it are
        its format's own."""
        if place is not Place.RECORD:
            return tuple(dict.fromkeys(name for fields in self._names[place].values() for name in fields))
        carried = [f for f in self.fields.values() if f.due is Stage.REQUEST and (f.carriers.metadata or f.registry)]
        owners = [f.name for f in carried if _pays(f)]
        return tuple(owners or [f.name for f in carried])

    def longest(self) -> int:
        """How many characters a value may need."""
        return max((_length(f) for f in self.fields.values() if f.carriers.attributes), default=0)

    def pay(self, fields: Collection[str]) -> bool:
        """Whether one of the fields says who pays; in a policy without a registry each may."""
        registered = {f.name for f in self.fields.values() if _pays(f)}
        return bool(registered.intersection(fields)) if registered else bool(fields)

    def owners_names(self) -> tuple[str, ...]:
        """Every name of the fields that say who pays; of all fields where the policy has no registry."""
        paying = [f for f in self.fields.values() if _pays(f)] or [
            f for f in self.fields.values() if f.due is Stage.REQUEST and f.name != "environment"
        ]
        names = (
            name
            for f in paying
            for name in (f.name, *f.carriers.headers, *f.carriers.metadata, *f.carriers.baggage, *f.carriers.attributes)
        )
        return tuple(sorted({name.lower() for name in names}))

    def static(self, name: str) -> bool:
        """Whether a field may be an attribute of the resource: who pays and where it runs do not change per request."""
        return _pays(self.fields[name]) or name == "environment"

    def _own(self, place: Place, wanted: str) -> tuple[str, ...]:
        return tuple(name for name, fields in self._names[place].items() if wanted in fields)

    def _hit(self, place: Place, name: str, wanted: str) -> Hit:
        others = tuple(other for other in self._own(place, wanted) if other != _fold(place, name))
        return Hit(name, wanted, () if place is Place.RECORD else others)


def carried_by(policy: Policy) -> Carried:
    places: dict[Place, dict[str, list[str]]] = {place: {} for place in Place}
    for each in policy.fields.values():
        own = each.carriers
        for place, names in (
            (Place.ATTRIBUTES, own.attributes),
            (Place.HEADERS, own.headers),
            (Place.METADATA, own.metadata),
            (Place.BAGGAGE, own.baggage),
            (Place.RECORD, _in_records(each)),
        ):
            for name in dict.fromkeys(names):
                places[place].setdefault(_fold(place, name), []).append(each.name)
    frozen = {place: {name: tuple(fields) for name, fields in names.items()} for place, names in places.items()}
    return Carried(policy.fields, frozen)


def _pays(each: Field) -> bool:
    return each.registry in ("teams", "cost_centers", "services")


def _in_records(each: Field) -> tuple[str, ...]:
    """How a log event may name the field; one that nothing carries is its format's own business."""
    own = each.carriers
    if not (own.metadata or own.headers or own.attributes):
        return ()
    headers = [name for header in own.headers for name in (header, header.replace("-", "_"))]
    names = (each.name, *own.metadata, *own.attributes, *headers)
    return tuple(name for name in names if name != "traceparent")


def _compiled(text: str) -> re.Pattern[str] | None:
    """A pattern of the program's own dialect (RE2, Go) where Python reads it the same, in linear time; else None."""
    if len(text) > MAX_PATTERN or _NESTED.search(text):
        return None
    try:
        return re.compile(text)
    except (re.error, OverflowError, RecursionError):
        return None


def _fold(place: Place, name: str) -> str:
    return name.lower() if place in (Place.HEADERS, Place.RECORD) else name


def _length(each: Field) -> int:
    limit = each.schema.get("maxLength")
    if isinstance(limit, int):
        return limit
    pattern = each.schema.get("pattern")
    bounded = re.search(r"\{\d+,(\d+)\}\$?$", pattern) if isinstance(pattern, str) else None
    return int(bounded[1]) + 1 if bounded else DEFAULT_LENGTH


def _leaf(path: str) -> str:
    """`.metadata."chargeback.team_id"` is chargeback.team_id; a path through an object that holds no metadata stays
    whole, so that it is nobody's name."""
    found = re.findall(r""""((?:[^"\\]|\\.)*)"|'([^']*)'|([^."'\[\]]+)""", path.removeprefix("$"))
    steps = [next(part for part in step if part) for step in found if any(step)]
    if not steps:
        return path
    while len(steps) > 1 and steps[0].lower() in _HOLDERS:
        steps = steps[1:]
    return ".".join(steps)
