"""The use cases of `checkpolicy exceptions`: what is exempt until when, one more, and without those nobody needs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from checker.documents.location import Location
from checker.findings.model import Notice
from checker.policy.edit import EditError, with_entry, without_entries
from checker.policy.limits import NOTICE_DAYS
from checker.policy.model import Policy, PolicyException
from checker.rules.exceptions import faults
from checker.run.policy.policies import policy_of
from checker.settings import Settings


class Listed(Struct, frozen=True):
    """An exception, or a declared difference between environments (`rule` is then CP201). `state` is in force,
    expiring, expired or invalid; `why` says it in words."""

    rule: str
    where: str
    owner: str
    reason: str
    expires: date | None
    state: str
    why: str
    at: Location


class Pruned(Struct, frozen=True):
    """`texts` are the new contents by file; `notices` say why nothing is known, if so."""

    texts: Mapping[Path, str]
    gone: tuple[Listed, ...]
    elsewhere: tuple[Listed, ...]  # in files that this policy extends, which are others' to mend
    notices: tuple[Notice, ...]


def list_exceptions(settings: Settings, *, cwd: Path) -> tuple[Listed, ...]:
    """All that the policy exempts, by expiry. Raises PolicyError."""
    policy, as_of = policy_of(settings, cwd=cwd), _as_of(settings)
    found = [_listed(exception, policy, as_of) for exception in policy.exceptions]
    found += _differences(policy, as_of)
    return tuple(sorted(found, key=lambda one: (one.expires or date.max, one.rule, one.where)))


def add_exception(settings: Settings, entry: Mapping[str, Any], *, cwd: Path) -> tuple[Path, str]:
    """The policy file and its new text. Raises EditError for what the policy's limits forbid, PolicyError."""
    policy = policy_of(settings, cwd=cwd)
    file = _file(settings, policy)
    exception = PolicyException(
        rule=entry["rule"],
        owner=entry["owner"],
        reason=entry["reason"],
        expires=date.fromisoformat(entry["expires"]),
        path=entry.get("path"),
        selector=entry.get("selector") or {},
        granted=date.fromisoformat(entry["granted"]) if "granted" in entry else None,
        approved_by=entry.get("approved_by"),
    )
    as_of = _as_of(settings)
    wrong = list(faults(exception, policy, as_of))
    if exception.expires is not None and exception.expires < as_of:
        wrong.append(f"it expired on {exception.expires.isoformat()}")
    if wrong:
        raise EditError(f"the exception would not count: {'; '.join(wrong)}")
    text = file.read_text(encoding="utf-8")
    return file, with_entry(text, file.name, "exceptions", entry, append=bool(policy.exceptions))


def prune_exceptions(settings: Settings, *, cwd: Path) -> Pruned:
    """Without those that have expired and those that a run over the whole project has no use for."""
    from checker.files.discovery import find_root
    from checker.run.code.check import check

    policy = policy_of(settings, cwd=cwd)
    file = _file(settings, policy)
    root = find_root([cwd], cwd=cwd)
    report = check(replace(settings, use_baseline=False, select=(), ignore=()), [root], cwd=cwd)
    if report.notices:
        return Pruned({}, (), (), report.notices)
    stale = {f.at for f in report.findings if f.rule in ("CP003", "CP008", "CP212")}
    listed = list_exceptions(settings, cwd=cwd)
    gone = [one for one in listed if any(_same(one.at, at) for at in stale)]
    mine = [one for one in gone if one.at.path == policy.ref.path]
    text = file.read_text(encoding="utf-8")
    tree = policy.tree
    for pointer in (("exceptions",), ("configs", "differences")):
        numbers = _numbers(text, file.name, pointer, [one.at for one in mine])
        if numbers and tree is not None:
            text = without_entries(text, file.name, pointer, numbers)
    return Pruned({file: text} if mine else {}, tuple(mine), tuple(o for o in gone if o not in mine), ())


def _numbers(text: str, name: str, pointer: tuple[str, ...], places: list[Location]) -> list[int]:
    from checker.documents.tree import Mapping as Tree
    from checker.documents.tree import Sequence, find
    from checker.documents.yaml import read_yaml_file

    node = find(read_yaml_file(text.encode(), name), pointer)
    if isinstance(node, Tree):
        node = node.get("add")
    items = node.items if isinstance(node, Sequence) else ()
    return [number for number, item in enumerate(items) if any(_same(item.at, at) for at in places)]


def _same(one: Location, other: Location) -> bool:
    return (one.line, one.column) == (other.line, other.column)


def _file(settings: Settings, policy: Policy) -> Path:
    if not isinstance(settings.policy, Path):
        raise EditError(
            f"{policy.name} is no file of yours: exceptions stand in a policy of your own (checkpolicy policy --help)"
        )
    return settings.policy


def _as_of(settings: Settings) -> date:
    return settings.as_of or datetime.now(UTC).date()


def _listed(exception: PolicyException, policy: Policy, as_of: date) -> Listed:
    selector = ", ".join(f"{key}: {value}" for key, value in sorted(exception.selector.items()))
    where = " ".join(word for word in (exception.path or "", f"({selector})" if selector else "") if word)
    wrong = faults(exception, policy, as_of)
    state, why = _state(exception.expires, as_of)
    if wrong and state != "expired":
        state, why = "invalid", "; ".join(wrong)
    return Listed(exception.rule, where, exception.owner, exception.reason, exception.expires, state, why, exception.at)


def _differences(policy: Policy, as_of: date) -> list[Listed]:
    from checker.configs.comparison.declarations import config_policy

    result = []
    for declared in config_policy(policy).declarations:
        where = f"{declared.path} in {declared.files}" if declared.files else declared.path
        state, why = _state(declared.expires, as_of)
        result.append(
            Listed("CP201", where, declared.owner, declared.reason, declared.expires, state, why, declared.at)
        )
    return result


def _state(expires: date | None, as_of: date) -> tuple[str, str]:
    if expires is None:
        return "in force", "without end"
    days = (expires - as_of).days
    if days < 0:
        return "expired", f"since {expires.isoformat()}"
    return ("expiring" if days <= NOTICE_DAYS else "in force"), f"until {expires.isoformat()}, {days} days"
