"""The owners registry (schemas/owners.schema.json): who may be named, when, and which keys and services are whose.

Times are days in UTC: `from` is the first day that counts, `to` the first that no longer does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar

from msgspec import Struct

from checker.documents.errors import DocumentError
from checker.documents.location import Location
from checker.documents.tree import Mapping as NodeMap
from checker.documents.tree import Node, find, key_text, plain
from checker.documents.tree import Sequence as NodeList
from checker.policy.kept import Kept, is_known_valid, note_valid, read_document
from checker.policy.problems import PolicyError, Problem, nearest
from checker.policy.sources import shown

FILE_NAMES = ("owners.yaml", "owners.yml")  # looked for beside the policy


class Period(Struct, frozen=True):
    """A half-open range of days; None is open."""

    start: date | None = None
    end: date | None = None

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def overlaps(self, other: Period) -> bool:
        return (self.start is None or other.end is None or self.start < other.end) and (
            other.start is None or self.end is None or other.start < self.end
        )


class Team(Struct, frozen=True):
    """A team and what is charged to it; names of services are those that call sites and logs may give."""

    name: str
    cost_center: str
    owner: str
    services: tuple[str, ...]
    period: Period
    at: Location


class Key(Struct, frozen=True):
    """A caller's key at the gateway. `shared`: it attributes nothing, whoever uses it."""

    name: str
    team: str | None
    service: str | None
    environment: str | None
    shared: bool
    period: Period
    at: Location


class ProviderKey(Struct, frozen=True):
    """A provider's API key by its name in logs and invoices, never by its secret."""

    name: str
    provider: str
    account: str | None
    period: Period
    at: Location


class _Dated(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def period(self) -> Period: ...
    @property
    def at(self) -> Location: ...


Entry = TypeVar("Entry", bound=_Dated)


class Owners(Struct, frozen=True):
    """Every name with its periods, in the order of the file."""

    teams: Mapping[str, tuple[Team, ...]]
    keys: Mapping[str, tuple[Key, ...]]
    provider_keys: Mapping[str, tuple[ProviderKey, ...]]
    path: str = ""

    def team(self, name: str, day: date) -> Team | None:
        return _on(self.teams, name, day)

    def key(self, name: str, day: date) -> Key | None:
        return _on(self.keys, name, day)

    def provider_key(self, name: str, day: date) -> ProviderKey | None:
        return _on(self.provider_keys, name, day)

    def team_of_service(self, service: str, day: date) -> Team | None:
        return next(
            (t for periods in self.teams.values() for t in periods if service in t.services and day in t.period), None
        )

    def cost_centers(self, day: date) -> frozenset[str]:
        return frozenset(t.cost_center for periods in self.teams.values() for t in periods if day in t.period)

    def known(self, registry: str, value: str, day: date) -> bool:
        """Whether `value` is in the part of the registry that a field names (`registry: teams`), on that day.

        Raises ValueError for a part that there is not."""
        match registry:
            case "teams":
                return self.team(value, day) is not None
            case "cost_centers":
                return value in self.cost_centers(day)
            case "services":
                return self.team_of_service(value, day) is not None
            case "keys":
                return self.key(value, day) is not None
            case "provider_keys":
                return self.provider_key(value, day) is not None
            case _:
                raise ValueError(f"the owners registry has no {registry!r}")


def find_owners(policy: Path) -> Path | None:
    """The registry beside the policy file, if there is one."""
    return next((file for name in FILE_NAMES if (file := policy.parent / name).is_file()), None)


def load_owners(path: Path, *, cwd: Path, kept: Kept | None = None) -> Owners:
    """Read and check the registry at `path`. Raises PolicyError with all problems: what does not fit the schema,
    overlapping periods of one name, a service of two teams at a time, a key of an unknown team or another's service.
    """
    name = shown(path, cwd)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PolicyError([Problem(Location(name, 1), f"cannot read the owners registry: {error.strerror}")]) from None
    try:
        root = read_document(data, name, kept)
    except DocumentError as error:
        raise PolicyError([Problem(error.at, error.message)]) from None
    _check_shape(root, data, kept)
    owners = Owners(
        teams=_entries(root, "teams", _team),
        keys=_entries(root, "keys", _key),
        provider_keys=_entries(root, "provider_keys", _provider_key),
        path=name,
    )
    problems = [*_periods(owners), *_services(owners), *_keys(owners, root)]
    if problems:
        raise PolicyError(problems)
    return owners


def _check_shape(root: Node, data: bytes, kept: Kept | None) -> None:
    if is_known_valid(kept, "owners", data):
        return
    from checker.policy.validate import check_shape

    if problems := check_shape(root, "owners"):
        raise PolicyError(problems)
    note_valid(kept, "owners", data)


def _on(entries: Mapping[str, tuple[Entry, ...]], name: str, day: date) -> Entry | None:
    return next((entry for entry in entries.get(name, ()) if day in entry.period), None)


def _entries(root: Node, section: str, make: Any) -> dict[str, tuple[Any, ...]]:
    node = find(root, (section,))
    result = {}
    for entry in node if isinstance(node, NodeMap) else ():
        name = key_text(entry.key)
        several = isinstance(entry.value, NodeList)
        items = entry.value.items if isinstance(entry.value, NodeList) else (entry.value,)
        result[name] = tuple(make(name, plain(item), item.at if several else entry.key.at) for item in items)
    return result


def _team(name: str, value: dict[str, Any], at: Location) -> Team:
    services = tuple(value.get("services") or ())
    return Team(name, value["cost_center"], value.get("owner", ""), services, _period(value), at)


def _key(name: str, value: dict[str, Any], at: Location) -> Key:
    shared = value.get("shared", False)
    return Key(name, value.get("team"), value.get("service"), value.get("environment"), shared, _period(value), at)


def _provider_key(name: str, value: dict[str, Any], at: Location) -> ProviderKey:
    return ProviderKey(name, value["provider"], value.get("account"), _period(value), at)


def _period(value: dict[str, Any]) -> Period:
    start, end = value.get("from"), value.get("to")
    return Period(date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None)


def _periods(owners: Owners) -> Iterator[Problem]:
    """A name means one thing on each day."""
    sections: tuple[tuple[str, Mapping[str, Sequence[_Dated]]], ...] = (
        ("team", owners.teams),
        ("key", owners.keys),
        ("provider key", owners.provider_keys),
    )
    for kind, entries in sections:
        for name, several in entries.items():
            for index, one in enumerate(several):
                start, end = one.period.start, one.period.end
                if start is not None and end is not None and end <= start:
                    message = f"{kind} {name}: 'to' ({end}) is the first day that no longer counts: after {start}"
                    yield Problem(one.at, message)
                other = next((o for o in several[:index] if o.period.overlaps(one.period)), None)
                if other is not None:
                    yield Problem(one.at, f"{kind} {name}: this period overlaps the one in line {other.at.line}")


def _services(owners: Owners) -> Iterator[Problem]:
    """A service belongs to one team at a time."""
    seen: dict[str, list[Team]] = {}
    for periods in owners.teams.values():
        for team in periods:
            for service in team.services:
                for other in seen.setdefault(service, []):
                    if other.name != team.name and other.period.overlaps(team.period):
                        message = f"the service {service} of team {team.name} is also {other.name}'s"
                        yield Problem(team.at, f"{message} (line {other.at.line}) at the same time")
                seen[service].append(team)


def _keys(owners: Owners, root: Node) -> Iterator[Problem]:
    for periods in owners.keys.values():
        for key in periods:
            if key.team is None:
                continue
            teams = owners.teams.get(key.team)
            if teams is None:
                hint = nearest(key.team, owners.teams)
                yield Problem(_inside(root, key, "team"), f"key {key.name}: no team {key.team!r}{hint}")
            elif not any(team.period.overlaps(key.period) for team in teams):
                yield Problem(key.at, f"key {key.name}: team {key.team} has no period in common with it")
            elif key.service is not None and not any(key.service in team.services for team in teams):
                services = [service for team in teams for service in team.services]
                message = f"key {key.name}: {key.service!r} is no service of team {key.team}"
                yield Problem(_inside(root, key, "service"), message + nearest(key.service, services))


def _inside(root: Node, key: Key, name: str) -> Location:
    """The place of one value of a key's entry."""
    node = find(root, ("keys", key.name))
    if isinstance(node, NodeList):
        node = next((item for item in node if item.at == key.at), node)
    value = find(node, (name,)) if node is not None else None
    return value.at if value is not None else key.at
