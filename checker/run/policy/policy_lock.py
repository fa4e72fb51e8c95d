"""`checkpolicy policy lock` and `update`: what the policy of the settings extends from other repositories, pinned."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from checker.documents.location import Location
from checker.files.reader import DISK
from checker.policy.fetch import fetch
from checker.policy.load import load_policy
from checker.policy.model import Policy
from checker.policy.problems import PolicyError
from checker.policy.remote import LOCK_NAME, Address, Pin, find_lock, lock_text, read_lock
from checker.policy.sources import shown
from checker.run.policy.policies import named
from checker.settings import Settings


class Locked(Struct, frozen=True):
    """`text` is the lock file's new content. `before` and `after` are pins by address; `old` is the policy as it was
    pinned, None where it was not."""

    file: Path
    text: str
    before: Mapping[str, Pin]
    after: Mapping[str, Pin]
    old: Policy | None
    new: Policy


def lock_policy(settings: Settings, *, cwd: Path, anew: bool) -> Locked:
    """Fetch what is not pinned yet or, with `anew`, all of it; what is no longer extended is left out. Raises
    PolicyError and FetchError."""
    source = None if settings.policy is None else named(settings.policy, cwd)
    folder = settings.policy.parent if isinstance(settings.policy, Path) else settings.folder
    file = find_lock(folder, DISK) or settings.folder / LOCK_NAME
    before = _read(file, cwd, anew=anew)
    after: dict[str, Pin] = {}

    def pinned(address: Address, at: Location) -> str:
        if address.text not in after:
            known = None if anew else before.get(address.text)
            after[address.text] = known or fetch(address)
        return after[address.text].text

    new = load_policy(source, cwd=cwd, pinned=pinned)
    return Locked(file, lock_text(after.values()), before, after, _old(source, before, cwd), new)


def _read(file: Path, cwd: Path, *, anew: bool) -> Mapping[str, Pin]:
    try:
        return read_lock(file.read_bytes(), shown(file, cwd))
    except FileNotFoundError:
        return {}
    except PolicyError:
        if anew:  # a broken one is what `update` mends
            return {}
        raise


def _old(source: str | None, before: Mapping[str, Pin], cwd: Path) -> Policy | None:
    """The policy as it was pinned, if all of it was."""

    def pinned(address: Address, at: Location) -> str:
        return before[address.text].text

    try:
        return load_policy(source, cwd=cwd, pinned=pinned)
    except (KeyError, PolicyError):
        return None
