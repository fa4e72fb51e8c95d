"""Policies of other repositories: their addresses, and the lock file that pins what each address means.

The lock (`checkpolicy.lock`, schemas/policy-lock.schema.json) holds the documents themselves, so that a run opens no
socket, a fresh clone needs nothing else, and a change of a policy reads as a diff.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from checker.documents.json_text import indented
from checker.documents.location import Location
from checker.files.reader import Reader
from checker.policy.problems import PolicyError, Problem

LOCK_NAME: Final = "checkpolicy.lock"
SCHEMA_VERSION: Final = 1
_URL: Final = re.compile(r"(?:git\+)?[a-z][a-z0-9+.-]*://")
_GIT: Final = re.compile(
    r"git\+(?P<url>(?:https|ssh|file)://[^#\s]+?)@(?P<ref>[A-Za-z0-9][^@:#\s]*)(?:#(?P<path>\S+))?"
)
_HTTPS: Final = re.compile(r"(?P<url>https://[^#\s]+)#sha256=(?P<digest>[0-9a-f]{64})")
_GIT_FILE: Final = "policy.yaml"


class Address(Struct, frozen=True):
    """`git+https://…@REF#PATH` (PATH is policy.yaml where it is not said) or `https://…#sha256=DIGEST`.

    `url` is what is fetched; `ref` and `path` are of git, `digest` (64 hex digits) of https."""

    text: str
    url: str
    ref: str = ""
    path: str = ""
    digest: str = ""

    def relative(self, name: str) -> str:
        """The address that a relative name in this document means."""
        if self.ref:
            inside = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), name))
            return f"git+{self.url}@{self.ref}#{inside}"
        from urllib.parse import urljoin

        return urljoin(self.url, name)


class Pin(Struct, frozen=True, order=True):
    """What an address means. `commit` is empty for https; `digest` is `sha256:` and 64 hex digits of the text."""

    address: str
    commit: str
    digest: str
    text: str


def is_remote(name: str) -> bool:
    """Whether `extends` names a policy of another repository."""
    return _URL.match(name) is not None


def parse_address(name: str, at: Location) -> Address:
    """Raises PolicyError at `at`."""
    if match := _GIT.fullmatch(name):
        path = posixpath.normpath(match["path"] or _GIT_FILE)
        if path.startswith(("../", "/")):
            raise _error(at, f"{name}: {path} lies outside of the repository")
        return Address(f"git+{match['url']}@{match['ref']}#{path}", match["url"], match["ref"], path)
    if match := _HTTPS.fullmatch(name):
        return Address(name, match["url"], digest=match["digest"])
    if name.startswith("https://"):
        raise _error(at, f"{name}: say which content is meant: {name.partition('#')[0]}#sha256=DIGEST")
    raise _error(at, f"{name}: expected git+https://HOST/REPOSITORY@TAG#PATH or https://HOST/PATH#sha256=DIGEST")


def find_lock(folder: Path, reader: Reader) -> Path | None:
    """The nearest lock file upward from `folder`, within the repository."""
    for place in (folder, *folder.parents):
        if reader.is_file(place / LOCK_NAME):
            return place / LOCK_NAME
        if (place / ".git").exists():
            break
    return None


def read_lock(data: bytes, name: str) -> dict[str, Pin]:
    """Pins by address. Raises PolicyError: for a lock that is none, and for a text that is not what its digest says."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise _error(Location(name, line), f"no lock file: {error}; write it anew: checkpolicy policy lock") from None
    version = document.get("schema_version") if isinstance(document, dict) else None
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise _error(Location(name, 1), f"schema_version {version} is newer than this checkpolicy reads: upgrade it")
    listed = document.get("policies") if isinstance(document, dict) else None
    if version != SCHEMA_VERSION or not isinstance(listed, list):
        raise _error(Location(name, 1), "no lock file of policies; write it anew: checkpolicy policy lock")
    pins = [_pin(item, number, name) for number, item in enumerate(listed)]
    return {pin.address: pin for pin in pins}


def _pin(item: Any, number: int, name: str) -> Pin:
    fields = ("address", "commit", "digest")
    lines = item.get("lines") if isinstance(item, dict) else None
    texts = isinstance(lines, list) and all(isinstance(line, str) for line in lines)
    if not texts or not all(isinstance(item.get(key), str) for key in fields):
        raise _error(Location(name, 1), f"policies[{number}] needs address, commit, digest and lines")
    text = "\n".join(item["lines"])
    if digest_of(text) != item["digest"]:
        raise _error(
            Location(name, 1),
            f"{item['address']} is not what was locked: its lines do not have the digest {item['digest']}; "
            "lock it anew: checkpolicy policy update",
        )
    return Pin(item["address"], item["commit"], item["digest"], text)


def digest_of(text: str) -> str:
    """`sha256:` and the digest of the text in UTF-8."""
    import hashlib

    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def lock_text(pins: Iterable[Pin]) -> str:
    """The lock file: each policy with its text, line by line, so that a change of it can be read in a diff."""
    listed: list[Mapping[str, object]] = [
        {"address": pin.address, "commit": pin.commit, "digest": pin.digest, "lines": pin.text.split("\n")}
        for pin in sorted(pins)
    ]
    return indented({"schema_version": SCHEMA_VERSION, "policies": listed})


def _error(at: Location, message: str) -> PolicyError:
    return PolicyError([Problem(at, message)])
