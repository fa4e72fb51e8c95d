"""A log format read under a policy: for every column of the request record, where its value may stand, in order.

What the policy's carriers bring goes first for fields that the caller has to send (a tag says who pays, the gateway's
own columns say whose key it was); for everything else the format's own paths go first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from checker.logs.formats.canonical import COLUMNS, OTHER_CARRIER, TOKEN_COLUMNS
from checker.logs.formats.log_format import FormatError, LogFormat, Path, Place
from checker.policy.model import Carriers, Field, Policy, Stage
from checker.policy.problems import nearest

# Keys that staging adds to a line: what was wrong with it before it could be read (see blocks.py).
MARK: Final = "\u2060checkpolicy"
BROKEN_MARK: Final = "\u2060checkpolicy-broken"


class Candidate(Struct, frozen=True):
    """A path; with `tag`, a list of `key:value` text there, of which the value of that key is meant, the first or the
    `last` of several. `absent` are texts that the format writes there where it has nothing to say."""

    path: Path
    tag: str | None = None
    last: bool = False
    absent: tuple[str, ...] = ()


class Column(Struct, frozen=True):
    """Where a column comes from; without candidates and constant the source cannot show it."""

    name: str
    candidates: tuple[Candidate, ...]
    place: Place

    @property
    def possible(self) -> bool:
        return bool(self.candidates) or self.place.constant is not None


class RecordMapping(Struct, frozen=True):
    """`columns` has every column there is, in a fixed order; `containers` are the objects on the way to values, which a
    log may hold as JSON text instead."""

    format: LogFormat
    columns: Mapping[str, Column]
    paths: tuple[Path, ...]
    containers: tuple[Path, ...]

    def possible(self, name: str) -> bool:
        column = self.columns.get(name)
        return column is not None and column.possible

    def expected(self, name: str) -> bool:
        """Whether the format has a place for it, or a carrier of the policy lands in it: else its absence says nothing
        of whoever sent the request."""
        column = self.columns.get(name)
        if column is None or not column.possible:
            return False
        return name not in self.format.added or any(c.path not in column.place.paths for c in column.candidates)

    def values_at(self) -> frozenset[Path]:
        """The paths that columns take a value from; others only have to be there."""
        places = (path for column in self.columns.values() for path in _asked_besides(column.place))
        found = {candidate.path for column in self.columns.values() for candidate in column.candidates}
        return frozenset(found | set(places))

    def values_asked(self) -> frozenset[Path]:
        """Those, and the paths that tell by their value whether a line is a request."""
        said = self.format
        others = (one.path for one in (said.select, said.aggregates) if one is not None)
        return self.values_at() | {path for path in (*others, *said.asks) if path in self.paths}

    def keys_read(self, holder: Path) -> frozenset[str]:
        """The keys of an object that lead to a value."""
        depth = len(holder)
        return frozenset(path[depth] for path in self.paths if len(path) > depth and path[:depth] == holder)


_NOWHERE: Final = Place(())


def record_mapping(log_format: LogFormat, policy: Policy) -> RecordMapping:
    """Raises FormatError for a format that places what is no column."""
    for name in log_format.places:
        if name not in COLUMNS and name not in policy.fields:
            hint = nearest(name, (*COLUMNS, *policy.fields))
            raise FormatError(f"logs.formats.{log_format.name}: the request record has no column {name}{hint}")
    columns = {}
    for name in dict.fromkeys((*COLUMNS, *policy.fields)):
        own = log_format.places.get(name, _NOWHERE)
        nothing = (*own.nothing, *([""] if own.empty_is_absent else []), *log_format.absent)
        natural = tuple(Candidate(path, absent=nothing) for path in own.paths)
        field = policy.fields.get(name)
        found = tuple(_carried(field, log_format)) if field is not None else ()
        carried = tuple(replace(one, absent=log_format.absent) for one in found)
        first_carried = field is not None and _sent_by_caller(field)
        candidates = (*carried, *natural) if first_carried else (*natural, *carried)
        columns[name] = Column(name, tuple(dict.fromkeys(candidates)), own)
    for name, other in OTHER_CARRIER.items():
        found = tuple(_carried(policy.fields[name], log_format)) if name in policy.fields else ()
        several = tuple(
            replace(one, absent=log_format.absent, last=one.tag is not None) for one in dict.fromkeys(found)
        )
        if len(several) > 1 or any(one.last for one in several):
            columns[other] = Column(other, several[::-1], _NOWHERE)
    columns["anomalies"] = Column("anomalies", (Candidate((MARK,)),), _NOWHERE)
    columns["broken_text"] = Column("broken_text", (Candidate((BROKEN_MARK,)),), _NOWHERE)
    return with_paths(log_format, columns)


def with_paths(log_format: LogFormat, columns: Mapping[str, Column]) -> RecordMapping:
    """A mapping of some columns, which reads what they need."""
    paths = dict.fromkeys(
        path
        for column in columns.values()
        for path in (
            *(candidate.path for candidate in column.candidates),
            *_asked_besides(column.place),
        )
    )
    containers = dict.fromkeys(path[:depth] for path in paths for depth in range(1, len(path)))
    said = log_format.recognise
    paths.update(dict.fromkeys((*said.all, *said.any, *said.evidence, *log_format.asks)))
    paths.update({values.path: None for values in (log_format.select, log_format.aggregates) if values is not None})
    return RecordMapping(log_format, columns, tuple(paths), tuple(sorted(containers, key=len)))


def _asked_besides(place: Place) -> Iterator[Path]:
    """Paths that tell whether a value says something."""
    if place.unless_equal is not None:
        yield place.unless_equal
    if place.unless is not None:
        yield place.unless.path


def _sent_by_caller(field: Field) -> bool:
    carriers = field.carriers
    sent = bool(carriers.metadata or carriers.headers or carriers.baggage)
    return field.due is Stage.REQUEST and sent and field.name not in TOKEN_COLUMNS


def _carried(field: Field, log_format: LogFormat) -> Iterator[Candidate]:
    """The carriers of one field, where they land in this format."""
    places = log_format.carriers
    carriers: Carriers = field.carriers
    for key in carriers.metadata:
        yield from (Candidate((*container, key)) for container in places.metadata)
        for prefix in places.metadata_prefixes:
            yield from (Candidate((*container, prefix + key)) for container in places.metadata)
    for header in carriers.headers:
        for container in places.headers:
            yield Candidate((*container, header))
            yield Candidate((*container, "-".join(part.capitalize() for part in header.split("-"))))
    for key in carriers.attributes:
        yield from (Candidate((*container, key)) for container in places.attributes)
    for key in carriers.baggage:
        yield from (Candidate((*container, key)) for container in places.baggage)
    for key in dict.fromkeys((*carriers.metadata, *carriers.headers, *carriers.baggage)):
        yield from (Candidate(path, key) for path in places.tags)
