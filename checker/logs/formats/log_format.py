"""Log formats as data: what `checker/logs/formats/*.yaml` and the policy's `logs.formats` say (log-format.schema.json).

A path is a chain of object keys: `metadata.user_api_key_alias`; a key with dots in it stands in quotes
(`attributes."gen_ai.request.model"`). The empty path is the record itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Final

from msgspec import Struct, field

from checker.errors import InputError
from checker.logs.formats.format_documents import documents

Path = tuple[str, ...]

COMMON: Final = "_common"
_SEGMENT: Final = re.compile(r'"((?:[^"\\]|\\.)*)"|([^."]+)')


class TimeForm(Enum):
    """How a format writes times. ANY takes RFC 3339 with offset and epoch seconds; a time without zone is a fault
    except where the format's documentation says that it is UTC."""

    ANY = "any"
    EPOCH_SECONDS = "epoch_seconds"
    EPOCH_MILLISECONDS = "epoch_milliseconds"
    EPOCH_NANOSECONDS = "epoch_nanoseconds"
    UTC_WITHOUT_ZONE = "utc_without_zone"


class Place(Struct, frozen=True):
    """Where a column is: the first path that holds something other than null.

    `text`: numbers may be written as text (they come from headers). `unless_equal`: a value that equals the one at that
    path says nothing. `unless`: nor does any where another path has one of some values. `scale`: the unit of money, as
    a factor. `word`: what any value there stands for. `nothing`: texts that say nothing there.
    """

    paths: tuple[Path, ...]
    time: TimeForm | None = None
    text: bool = False
    unless_equal: Path | None = None
    scale: Decimal | None = None
    zero_is_absent: bool = False
    empty_is_absent: bool = False
    constant: str | None = None
    items: bool = False
    unless: Values | None = None
    word: str | None = None
    nothing: tuple[str, ...] = ()


class Recognise(Struct, frozen=True):
    """`all`, at least one of `any` and none of `none` must be there; `evidence` decides between formats that fit."""

    all: tuple[Path, ...] = ()
    any: tuple[Path, ...] = ()
    none: tuple[Path, ...] = ()
    evidence: tuple[Path, ...] = ()


class Values(Struct, frozen=True):
    """Records whose value at `path` is one of `values` (as text)."""

    path: Path
    values: tuple[str, ...]


class CarrierPlaces(Struct, frozen=True):
    """Objects in which the policy's carriers land; `tags` are lists of `key:value` text."""

    metadata: tuple[Path, ...] = ()
    headers: tuple[Path, ...] = ()
    attributes: tuple[Path, ...] = ()
    baggage: tuple[Path, ...] = ()
    tags: tuple[Path, ...] = ()
    metadata_prefixes: tuple[str, ...] = ()


class Table(Struct, frozen=True):
    """Where a gateway keeps its records in a database. `time` is the column that a window is asked of, `order` makes
    the order of rows a certain one; `utc`: times without zone in it are UTC."""

    name: str
    time: str
    order: tuple[str, ...]
    utc: bool


class StatusWords(Struct, frozen=True):
    success: tuple[str, ...] = ()
    failure: tuple[str, ...] = ()
    absent_is_success: bool = False
    other_is_failure: bool = False


class LogFormat(Struct, frozen=True):
    """`billing`: its records count usage; a corroborating source only confirms. `unknown`: what the format cannot show,
    by column, and why. `parts`: one record may be split over rows that share the first path, numbered by the second.
    `asks`: a line with nothing at any of these paths is no request to a model (an access log has others too). `added`:
    columns that the format has no place for; a pipeline of one's own may add them. `beside`: parts of what was asked or
    answered that the format counts beside it."""

    name: str
    title: str
    billing: bool
    recognise: Recognise
    places: Mapping[str, Place]
    carriers: CarrierPlaces
    status: StatusWords = StatusWords()
    input_includes_cached: bool = True
    reasoning_beside_output: bool = False
    beside: tuple[str, ...] = ()
    reader: str = "json"
    json_text: tuple[Path, ...] = ()
    key_value_lists: tuple[Path, ...] = ()
    select: Values | None = None
    aggregates: Values | None = None
    asks: tuple[Path, ...] = ()
    parts: tuple[Path, Path] | None = None
    table: Table | None = None
    absent: tuple[str, ...] = ()  # texts that stand where the gateway has nothing to say
    unknown: Mapping[str, str] = field(default_factory=dict)
    added: frozenset[str] = frozenset()


class FormatError(InputError, ValueError):
    """A mapping that cannot be used, in words for whoever wrote it."""


@cache
def builtin_formats() -> Mapping[str, LogFormat]:
    """All formats that come with checkpolicy, by name; those with envelopes once per envelope (`openai-response`,
    `openai-response/response.body`)."""
    found = builtin_documents()
    common = _places(found[COMMON]["fields"])
    formats: dict[str, LogFormat] = {}
    for document in (document for name, document in found.items() if name != COMMON):
        for one in parse_formats(document, common):
            formats[one.name] = one
    return formats


@cache
def builtin_documents() -> Mapping[str, Any]:
    """By name."""
    return documents()


def formats_of(policy_logs: Mapping[str, Any]) -> Mapping[str, LogFormat]:
    """The built-in formats and those of the policy's `logs.formats`, which go first."""
    own = policy_logs.get("formats") or {}
    if not own:
        return builtin_formats()
    common = _places(builtin_documents()[COMMON]["fields"])
    result: dict[str, LogFormat] = {}
    for name, mapping in own.items():
        for one in parse_formats({"name": name, "title": name, **mapping}, common):
            result[one.name] = one
    return {**result, **{name: one for name, one in builtin_formats().items() if name not in result}}


def parse_formats(document: Mapping[str, Any], common: Mapping[str, Place]) -> tuple[LogFormat, ...]:
    """A document as formats: one for each envelope that its records may come in."""
    return tuple(_parse(document, envelope, common) for envelope in document.get("envelopes", [""]))


def parse_path(text: str) -> Path:
    """Raises FormatError for a path that cannot be read."""
    if text == "":
        return ()
    result: list[str] = []
    position = 0
    while position <= len(text):
        match = _SEGMENT.match(text, position)
        if match is None:
            raise FormatError(f"not a path: {text!r}")
        result.append(re.sub(r"\\(.)", r"\1", match[1]) if match[1] is not None else match[2])
        position = match.end()
        if position == len(text):
            return tuple(result)
        if text[position] != ".":
            raise FormatError(f"not a path: {text!r}")
        position += 1
    raise FormatError(f"not a path: {text!r}")


def _parse(document: Mapping[str, Any], envelope: str, common: Mapping[str, Place]) -> LogFormat:
    inside = parse_path(envelope)
    outer = _places(document.get("envelope_fields") or {}) if inside else {}
    own = _places(document["fields"], inside)
    places = {
        name: _joined([place[name] for place in (outer, own, common) if name in place])
        for name in dict.fromkeys((*outer, *own, *common))
    }
    recognise = document.get("recognise") or {}
    parts = document.get("parts")
    return LogFormat(
        name=document["name"] + (f"/{envelope}" if envelope else ""),
        title=document.get("title", document["name"]) + (f" in {envelope}" if envelope else ""),
        billing=document.get("role", "billing") == "billing",
        recognise=Recognise(
            **{key: _paths(recognise.get(key) or (), inside) for key in ("all", "any", "none", "evidence")}
        ),
        places=places,
        carriers=_carrier_places(document.get("carriers") or {}, inside),
        status=_status_words(document.get("status") or {}),
        input_includes_cached=document.get("input_includes_cached", True),
        reasoning_beside_output=document.get("reasoning_beside_output", False),
        beside=tuple(document.get("beside") or ()),
        reader=document.get("reader", "json"),
        json_text=_paths(document.get("json_text") or (), inside),
        key_value_lists=_paths(document.get("key_value_lists") or ()),
        select=_values(document.get("select")),
        aggregates=_values(document.get("aggregates")),
        asks=_paths(document.get("asks") or (), inside),
        parts=(parse_path(parts["group"]), parse_path(parts["sequence"])) if parts else None,
        table=_table(document.get("table")),
        absent=tuple(document.get("absent") or ()),
        unknown=document.get("unknown") or {},
        added=frozenset(common) - frozenset((*outer, *own)),
    )


def _carrier_places(said: Mapping[str, Any], inside: Path) -> CarrierPlaces:
    def also_outside(name: str) -> tuple[Path, ...]:
        outside = _paths(said.get(f"envelope_{name}") or ()) if inside else ()
        return (*outside, *_paths(said.get(name) or (), inside))

    return CarrierPlaces(
        metadata=also_outside("metadata"),
        headers=also_outside("headers"),
        attributes=_paths(said.get("attributes") or ()),
        baggage=_paths(said.get("baggage") or ()),
        tags=_paths(said.get("tags") or (), inside),
        metadata_prefixes=tuple(said.get("metadata_prefixes") or ()),
    )


def _status_words(said: Mapping[str, Any]) -> StatusWords:
    return StatusWords(
        success=tuple(str(word) for word in said.get("success") or ()),
        failure=tuple(str(word) for word in said.get("failure") or ()),
        absent_is_success=said.get("absent_is") == "success",
        other_is_failure=said.get("other_is") == "failure",
    )


def _table(said: Mapping[str, Any] | None) -> Table | None:
    if said is None:
        return None
    return Table(said["name"], said["time"], tuple(said.get("order") or ()), said.get("utc", False))


def _places(fields: Mapping[str, Any], inside: Path = ()) -> dict[str, Place]:
    return {name: _place(value, inside) for name, value in fields.items()}


def _place(value: Mapping[str, Any], inside: Path) -> Place:
    unless = value.get("unless_equal")
    return Place(
        paths=_paths(value.get("paths") or (), inside),
        time=TimeForm(value["time"]) if "time" in value else None,
        text=value.get("text", False),
        unless_equal=inside + parse_path(unless) if unless is not None else None,
        scale=Decimal(value["scale"]) if "scale" in value else None,
        zero_is_absent=value.get("zero_is_absent", False),
        empty_is_absent=value.get("empty_is_absent", False),
        constant=value.get("constant"),
        items=value.get("items", False),
        unless=_values(value.get("unless"), inside),
        word=value.get("word"),
        nothing=tuple(value.get("nothing") or ()),
    )


def _joined(places: list[Place]) -> Place:
    """Paths of several places, in their order; how the value is read is what the first says. Where times are written in
    several ways, any of them is read. A word for whatever stands there is of the first's paths alone."""
    first = places[0]
    places = places[:1] if first.word is not None else places
    forms = {place.time for place in places}
    return Place(
        paths=tuple(dict.fromkeys(path for place in places for path in place.paths)),
        time=first.time if len(forms) == 1 else TimeForm.ANY,
        text=any(place.text for place in places),
        unless_equal=first.unless_equal,
        scale=first.scale,
        zero_is_absent=first.zero_is_absent,
        empty_is_absent=first.empty_is_absent,
        constant=next((place.constant for place in places if place.constant is not None), None),
        items=first.items,
        unless=first.unless,
        word=first.word,
        nothing=first.nothing,
    )


def _paths(texts: Iterable[str], inside: Path = ()) -> tuple[Path, ...]:
    return tuple(inside + parse_path(text) for text in texts)


def _values(value: Mapping[str, Any] | None, inside: Path = ()) -> Values | None:
    return Values(inside + parse_path(value["path"]), tuple(map(str, value["values"]))) if value else None
