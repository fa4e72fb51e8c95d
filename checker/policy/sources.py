"""Where a policy document comes from: a built-in name, a path, a file of an installed distribution, or the lock."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from msgspec import Struct

from checker.documents.location import Location
from checker.files.reader import DISK, Reader
from checker.files.resources import resource
from checker.policy.problems import PolicyError, Problem, nearest
from checker.policy.remote import Address, is_remote, parse_address

BUILTIN: Final = ("chargeback", "minimum")
BUILTIN_PREFIX: Final = "checkpolicy:"  # of the path in a Location: no file of the user's, but a legal URI

_DISTRIBUTION: Final = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]+):([^/\\].*)")  # two letters at least: not a drive
Pinned = Callable[[Address, Location], str]  # the text that an address means; raises PolicyError


class Document(Struct, frozen=True):
    """The bytes of one policy document. `identity` is equal for the same document however it was named; `path` is what
    Locations state; `folder` is what its relative `extends` start from."""

    identity: str
    path: str
    data: bytes
    folder: Path | None
    builtin: bool = False
    address: Address | None = None  # of another repository: what its relative `extends` start from


def open_document(
    name: str,
    *,
    folder: Path | None,
    cwd: Path,
    at: Location | None = None,
    reader: Reader = DISK,
    base: Address | None = None,
    pinned: Pinned | None = None,
) -> Document:
    """The document that `name` means, relative to `folder`, or to `base` in a document of another repository. Raises
    PolicyError at `at` (where it was named)."""
    place = at or Location(name, 1)
    if name in BUILTIN:
        return _builtin(name)
    if base is not None and not is_remote(name) and not _DISTRIBUTION.fullmatch(name):
        name = base.relative(name)
    if is_remote(name):
        address = parse_address(name, place)
        if pinned is None:
            raise _error(place, f"{name}: a policy of another repository cannot be named here")
        data = pinned(address, place).encode()
        return Document(address.text, address.text, data, None, address=address)
    path = (folder or cwd) / name
    try:
        found = _distribution_file(name, place) if not reader.exists(path) else None
        if found is None:
            data = reader.read(path)
            real = reader.real(path)
            return Document(str(real), shown(path, cwd), data, real.parent)
        file, label = found
        return Document(str(file.resolve()), label, file.read_bytes(), file.resolve().parent)
    except FileNotFoundError:
        builtin = nearest(name, BUILTIN)
        hint = builtin or f"; built-in policies are {', '.join(BUILTIN)}"
        raise _error(place, f"no policy {name!r}: no such file{hint}") from None
    except IsADirectoryError:
        raise _error(place, f"{name} is a folder: name the policy file in it") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise _error(place, f"cannot read {name!r}: {reason}") from None


def is_address(path: str) -> bool:
    """Whether a Location's path names no file of the project: a policy built in, or of another repository."""
    return path.startswith(BUILTIN_PREFIX) or is_remote(path)


def shown(path: Path, cwd: Path) -> str:
    """`path` relative to `cwd`, with `/`; as it is where there is no way from one to the other (another drive)."""
    try:
        return Path(os.path.relpath(path, cwd)).as_posix()
    except ValueError:
        return path.as_posix()


def _builtin(name: str) -> Document:
    file = f"policies/{name}.yaml"
    return Document(f"{BUILTIN_PREFIX}{name}", BUILTIN_PREFIX + file, resource(file).read_bytes(), None, builtin=True)


def _distribution_file(name: str, place: Location) -> tuple[Path, str] | None:
    parts = _DISTRIBUTION.fullmatch(name)
    if parts is None:
        return None
    from importlib import metadata  # 27 ms, for those alone who keep their policy in a distribution

    wanted = parts[2].replace("\\", "/")
    if ".." in wanted.split("/"):
        raise _error(place, f"{name}: a file of a distribution is named without '..'")
    try:
        distribution = metadata.distribution(parts[1])
    except metadata.PackageNotFoundError:
        raise _error(place, f"the distribution {parts[1]!r} is not installed in this environment") from None
    files = [str(file).replace("\\", "/") for file in distribution.files or ()]
    fitting = [file for file in files if file == wanted] or [file for file in files if file.endswith("/" + wanted)]
    if len(fitting) > 1:
        raise _error(place, f"{name} is not unique in the distribution: {', '.join(sorted(fitting))}")
    if not fitting:
        policies = [file for file in files if file.endswith((".yaml", ".yml", ".json"))]
        hint = nearest(wanted, policies) or (f"; it has {', '.join(sorted(policies)[:5])}" if policies else "")
        raise _error(place, f"the distribution {parts[1]!r} has no file {wanted!r}{hint}")
    return Path(str(distribution.locate_file(fitting[0]))), f"{parts[1]}:{fitting[0]}"


def _error(at: Location, message: str) -> PolicyError:
    return PolicyError([Problem(at, message)])
