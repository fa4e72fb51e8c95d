"""Plain data of an SDK, as `normalise` leaves it, into the model: what holds in the releases that a project may run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from checker.sdks.model import CallSpec, ClientClass, Entry, Factory, Limit, Make, Record, Sdk, Stored
from checker.sdks.versions import Span, Versions, covers, holds


def build_sdk(data: Mapping[str, Any], versions: Versions | None = None) -> Sdk:
    """Normalised data of one file as the model: what holds in one of the versions (none given: in any)."""
    name = data["name"]
    conditions = _Conditions(data["packages"], versions or {})
    pools: list[Mapping[str, Any]] = data["pools"]
    built: dict[int, Mapping[str, Any]] = {}

    def pool(number: int, make: Callable[[str, Mapping[str, Any]], Any]) -> Mapping[str, Any]:
        if number not in built:
            held = conditions.held(pools[number])
            built[number] = {key: make(key, conditions.variant(value)) for key, value in held.items()}
        return built[number]

    def client(entry: Mapping[str, Any]) -> ClientClass:
        return ClientClass(
            sdk=name,
            names=tuple(entry["names"]),
            is_async=entry.get("async", False),
            constructor=_make(conditions.variant(entry.get("constructor", {}))),
            calls=pool(entry["calls"], lambda api, value: _call(name, api, value)),
            makes=pool(entry["makes"], lambda _, value: _make(value)),
            mutators=pool(entry["mutators"], lambda _, value: _make(value)),
            attributes=entry.get("attributes", {}),
            transparent=frozenset(entry.get("transparent", ())),
            free=frozenset(entry.get("free", ())),
            composes=entry.get("composes", False),
            composed=entry.get("composed", ""),
            abstract=entry.get("abstract", False),
            local=entry.get("local", False),
            rarely=entry.get("rarely", False),
            through=tuple(entry.get("through", ())),
            stored={attribute: Stored(attribute, **value) for attribute, value in entry.get("stored", {}).items()},
            back=entry.get("back", ""),
            gives=entry.get("gives", ""),
        )

    return Sdk(
        name=name,
        modules=tuple(data["modules"]),
        clients=tuple(client(entry) for entry in data["clients"] if conditions.hold(entry)),
        functions={
            q: _call(name, value.get("api", q), conditions.variant(value), qualified="api" not in value)
            for q, value in conditions.held(data["functions"]).items()
        },
        factories=tuple(_factory(entry) for entry in data["factories"] if conditions.hold(entry)),
        records=tuple(_record(entry) for entry in data["records"]),
        hosts=tuple(data["hosts"]),
        paths=tuple(data["paths"]),
        weak_paths=tuple(data["weak_paths"]),
        path_kinds=data["path_kinds"],
        reexports=data["reexports"],
        limits={path: _limit(value) for path, value in data["limits"].items()},
        header_limits={name: _limit(value) for name, value in data["header_limits"].items()},
    )


class _Conditions:
    """What of an SDK's entries holds in the versions of a project."""

    def __init__(self, packages: Sequence[str], versions: Versions) -> None:
        self._packages = packages
        self._versions = versions

    def hold(self, entry: Mapping[str, Any]) -> bool:
        """Whether the entry's `versions` are met, or nothing is known of the project's."""
        found = self._spans(entry.get("versions", ""))
        return not found or holds(found[0], found[1])

    def held(self, entries: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Mapping[str, Any]]:
        return {key: value for key, value in entries.items() if self.hold(value)}

    def variant(self, entry: Mapping[str, Any]) -> Mapping[str, Any]:
        """The entry as it is in the project's versions: a variant counts where they all are among its own."""
        for one in entry.get("variants", ()):
            found = self._spans(one["versions"])
            if found and covers(found[0], found[1]):
                kept = {key: value for key, value in entry.items() if key not in ("carriers", "lost")}
                return kept | {key: value for key, value in one.items() if key != "versions"}
        return entry

    def _spans(self, condition: str) -> tuple[str, Sequence[Span]] | None:
        """(bare condition, what the project runs of the package that it speaks of); None: it says or knows nothing."""
        package, _, bare = condition.rpartition(" ")
        names = [package] if package else self._packages
        spans = next((self._versions[name] for name in names if name in self._versions), None)
        return (bare, spans) if bare and spans else None


def _call(sdk: str, api: str, value: Mapping[str, Any], *, qualified: bool = False) -> CallSpec:
    return CallSpec(
        sdk=sdk,
        api=api,
        kind=value["kind"],
        is_async=value.get("async", False),
        positional=tuple(value.get("positional", ())),
        carriers=value.get("carriers", {}),
        lost=value.get("lost", {}),
        stream=value.get("stream", False),
        http=value.get("http"),
        defaults=value.get("defaults", {}),
        sink_carriers=value.get("sink_carriers", {}),
        overrides=tuple(value.get("overrides", ())),
        replaces=tuple(value.get("replaces", ())),
        lacks=tuple(value.get("lacks", ())),
        none_keeps=tuple(value.get("none_keeps", ())),
        yields=tuple(value.get("yields", ())),
        otherwise=tuple(value.get("otherwise", ())),
        unbinds=value.get("unbinds", False),
        picks=value.get("picks", ""),
        event=value.get("event", ""),
        usage=value.get("usage", ""),
        ends=value.get("ends", ""),
        text=tuple(value.get("text", ())),
        unless=tuple(value.get("unless", ())),
        sides=value.get("sides", {}),
        qualified=qualified,
    )


def _make(value: Mapping[str, Any]) -> Make:
    return Make(
        client=value.get("client"),
        positional=tuple(value.get("positional", ())),
        carriers=value.get("carriers", {}),
        lost=value.get("lost", {}),
        replaces=tuple(value.get("replaces", ())),
        copies=tuple(value.get("copies", ())),
        inherit=value.get("inherit", True),
        alternatives=value.get("alternatives", False),
        base=value.get("base"),
        event=value.get("event", ""),
        sink_carriers=value.get("sink_carriers", {}),
        overrides=tuple(value.get("overrides", ())),
        unbinds=value.get("unbinds", False),
        within=value.get("within", False),
        doubtful=value.get("doubtful", ""),
        idle=value.get("idle", ""),
        steps=value.get("steps", False),
        keyed=value.get("keyed", {}),
        reserves=tuple(value.get("reserves", ())),
        parameter=value.get("parameter", ""),
        select=value.get("select", {}),
        holds=tuple(value.get("holds", ())),
        joins=tuple(value.get("joins", ())),
        own=value.get("own", {}),
        defaults=value.get("defaults", {}),
        beside=value.get("beside", False),
        instead={given: tuple(gone) for given, gone in value.get("instead", {}).items()},
        sides=value.get("sides", {}),
        base_host=value.get("base_host") or "",
        base_environment=tuple(value.get("base_environment") or ()),
    )


def _record(value: Mapping[str, Any]) -> Record:
    return Record(tuple(value["names"]), tuple(value.get("positional", ())), tuple(value.get("copies", ())))


def _limit(value: Mapping[str, Any]) -> Limit:
    plain: dict[str, Any] = {k: tuple(v) if isinstance(v, (list, tuple)) else v for k, v in value.items()}
    return Limit(**plain)


def _factory(value: Mapping[str, Any]) -> Factory:
    return Factory(
        names=tuple(value["names"]),
        make=_make(value["make"]),
        parameter=value.get("parameter", ""),
        of_function=value.get("of_function", ""),
        select=value.get("select", {}),
    )


def entries_of(sdk: Sdk) -> Iterable[tuple[str, Entry]]:
    """Clients, factories, records and functions by each name that code may import them by."""
    entries: tuple[ClientClass | Factory | Record, ...] = (*sdk.clients, *sdk.factories, *sdk.records)
    for entry in entries:
        for name in entry.names:
            yield name, entry
    yield from sdk.functions.items()
