"""What the code plane claims of a service: `checkpolicy inventory --format json`, read back for the logs to be held
against."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from checker.errors import InputError
from checker.logs.checks.sql import literal
from checker.policy.owners import Owners

if TYPE_CHECKING:
    import duckdb

_NEWEST: Final = 1
FIELDS: Final = 60  # of the policy: of so many the relation of records has a bit each
_STATUSES: Final = ("missing", "placeholder", "unverifiable", "present")
_VERDICTS: Final = ("pass", "fail", "unverifiable")


class InventoryError(InputError, ValueError):
    """An inventory that cannot be used: a usage error that names it."""


class Site(Struct, frozen=True):
    path: str
    line: int
    target: str
    verdict: str
    fields: Mapping[str, str]  # field -> present, missing, placeholder, unverifiable


class ServiceCode(Struct, frozen=True):
    """The call sites of a service's product code. `name` is its service endpoint, or the first parts of one;
    `by_file`: nobody said it, it is the file's."""

    name: str
    path: str
    sites: tuple[Site, ...]
    by_file: bool = False

    def proven(self) -> tuple[str, ...]:
        """Fields that every call site was proven to carry."""
        names = dict.fromkeys(name for site in self.sites for name in site.fields)
        return tuple(n for n in names if all(site.fields.get(n) == "present" for site in self.sites))

    def lacking(self) -> tuple[str, ...]:
        """Fields that some call site was found to leave out."""
        names = dict.fromkeys(name for site in self.sites for name in site.fields)
        return tuple(n for n in names if any(site.fields.get(n) in ("missing", "placeholder") for site in self.sites))

    def status(self, field: str) -> str:
        """The worst of all call sites."""
        found = {site.fields.get(field, "unverifiable") for site in self.sites}
        return next(status for status in _STATUSES if status in found)

    def verdicts(self) -> dict[str, int]:
        counted = Counter(site.verdict for site in self.sites)
        return {verdict: counted[verdict] for verdict in _VERDICTS}


class FieldClaim(Struct, frozen=True):
    """What the code says of a field (present at all call sites, or missing or unverifiable at some), and how many of
    the service's records lack it."""

    field: str
    code: str
    missing: int


class ServiceClaim(Struct, frozen=True):
    """Code against logs. `records` are of attempts that did not fail. Without `path` the code was never checked."""

    service: str
    path: str
    call_sites: int
    verdicts: Mapping[str, int]
    records: int
    fields: tuple[FieldClaim, ...]


def compare(
    connection: duckdb.DuckDBPyConnection, inventories: Sequence[ServiceCode], owners: Owners | None, fields: list[str]
) -> tuple[ServiceClaim, ...]:
    """Every service that has code or records, by name."""
    bits = {name: bit for bit, name in enumerate(fields[:FIELDS])}
    served = served_records(owners)
    claims = []
    for code in inventories:
        names = [name for name in dict.fromkeys(n for site in code.sites for n in site.fields) if name in bits]
        lacks = ", ".join(f"count(*) FILTER (extra_fields & {1 << bits[name]} = 0)" for name in names) or "0"
        row = connection.execute(
            f"SELECT count(*), {lacks} FROM {served} WHERE ok IS NOT FALSE AND {of_service(code.name)}"
        ).fetchone()
        assert row is not None
        judged = tuple(FieldClaim(n, code.status(n), lacking) for n, lacking in zip(names, row[1:], strict=False))
        claims.append(ServiceClaim(code.name, code.path, len(code.sites), code.verdicts(), row[0], judged))
    known = " OR ".join(of_service(code.name) for code in inventories)
    others = connection.execute(
        f"SELECT service, count(*) FROM {served}"
        f" WHERE ok IS NOT FALSE AND service IS NOT NULL AND NOT ({known}) GROUP BY service"
    ).fetchall()
    claims += [ServiceClaim(service, "", 0, {}, records, ()) for service, records in others]
    return tuple(sorted(claims, key=lambda claim: claim.service))


def served_records(owners: Owners | None) -> str:
    """A subquery: billed records with the service that made them, as they say, else the one that their key is for."""
    keys = [
        (name, key.service)
        for name, periods in (owners.keys.items() if owners is not None else ())
        for key in periods
        if key.service is not None
    ]
    by_key = "".join(f" WHEN {literal(name)} THEN {literal(service)}" for name, service in keys)
    service = f"coalesce(service_endpoint, CASE api_key_id{by_key} END)" if keys else "service_endpoint"
    return f"(SELECT row, extra_fields, ok, {service} AS service FROM records WHERE billing)"


def of_service(name: str) -> str:
    """A condition on `service`: the service of that name, and those below it."""
    return f"(service = {literal(name)} OR starts_with(service, {literal(name + '/')}))"


def read_inventories(arguments: Sequence[str], cwd: Path) -> tuple[ServiceCode, ...]:
    """Of `NAME=FILE`, `NAME=FILE#FOLDER` (the call sites below a folder) or `FILE`, named by the file.
    Raises InventoryError."""
    found: dict[str, ServiceCode] = {}
    for argument in arguments:
        name, _, rest = argument.partition("=") if "=" in argument else ("", "", argument)
        file, _, folder = rest.partition("#")
        by_file = not name
        name = name or Path(file).name.removesuffix(".json").removesuffix(".inventory")
        if name in found:
            raise InventoryError(f"--inventory: two files for the service {name!r}")
        found[name] = ServiceCode(name, file, _sites(cwd / file, file, folder.strip("/")), by_file)
    return tuple(found.values())


def _sites(path: Path, shown: str, folder: str) -> tuple[Site, ...]:
    try:
        document = json.loads(path.read_bytes())
    except OSError as error:
        raise InventoryError(f"--inventory {shown}: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise InventoryError(f"--inventory {shown}: no JSON: {error}") from None
    wanted = "expected what `checkpolicy inventory --format json` writes"
    if not isinstance(document, dict) or not isinstance(document.get("call_sites"), list):
        raise InventoryError(f"--inventory {shown}: no inventory: {wanted}")
    version = document.get("schema_version")
    if not isinstance(version, int) or version > _NEWEST:
        raise InventoryError(f"--inventory {shown}: schema_version is {version!r}: this checkpolicy reads {_NEWEST}")
    try:
        sites = [_site(entry) for entry in document["call_sites"] if entry["scope"] == "product"]
    except (KeyError, TypeError, AttributeError):
        raise InventoryError(f"--inventory {shown}: a call site is not complete: {wanted}") from None
    return tuple(site for site in sites if not folder or site.path.startswith(f"{folder}/"))


def _site(entry: Mapping[str, Any]) -> Site:
    fields = {str(name): str(field["status"]) for name, field in entry["fields"].items()}
    return Site(str(entry["path"]), int(entry["line"]), str(entry["target"]), str(entry["verdict"]), fields)
