"""The baseline: findings that were there when checkpolicy was adopted. They fail no run, and are counted until mended.

An entry holds digests alone, never source text. `fingerprint` is the finding's; `content` is the same without path and
occurrence, by which a finding is known again whose file was renamed. `sites` is how many call sites the cause had: when
it has more, the finding is new, since new calls leave through an old hole.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from checker.documents.location import Location
from checker.findings.grouping import group
from checker.findings.model import Finding, Suppressed

FILE_NAME: Final = "checkpolicy-baseline.json"
SCHEMA_VERSION: Final = 1


class BaselineError(Exception):
    """A baseline that cannot be used: a usage error (exit code 2)."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One finding of the baseline. `path` is relative to the project root, `owner` as of the day it was written."""

    path: str
    rule: str
    fingerprint: str
    content: str
    sites: int = 1
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Matched:
    """`kept` are new, `hidden` are in the baseline, `found` its entries that still hold, `gone` those that do not."""

    kept: tuple[Finding, ...]
    hidden: tuple[Suppressed, ...]
    found: tuple[Entry, ...]
    gone: tuple[Entry, ...]


def is_about_the_gate(finding: Finding) -> bool:
    """Whether a finding is about a policy, an exception or a suppression: such a one is mended, never accepted."""
    return finding.rule.startswith("CP00")


def entry_of(finding: Finding, owner: str = "") -> Entry:
    path = finding.rooted or finding.at.path
    return Entry(path, finding.rule, finding.fingerprint, content_of(finding), finding.weight, owner)


def content_of(finding: Finding) -> str:
    """What a finding is, wherever its file lies (SHA-256, 32 hex digits)."""
    import hashlib

    text = "\x00".join((finding.rule, finding.anchor or finding.message, *finding.fields))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def match(
    findings: Iterable[Finding], entries: Iterable[Entry], *, at: Location, exists: Callable[[str], bool]
) -> Matched:
    """Which findings the baseline has. A finding of another path is known by its content, if the entry's file is gone
    (`exists`, paths relative to the root): a copy of an old fault is a new one."""
    listed = tuple(findings)
    causes = [(cause, members) for cause, members in _causes(listed) if not is_about_the_gate(cause)]
    left = list(entries)
    by_print = {entry.fingerprint: entry for entry in left}
    taken: dict[int, Entry] = {}
    for number, (cause, _) in enumerate(causes):
        entry = by_print.get(cause.fingerprint)
        if entry is not None:
            taken[number] = entry
    used = set(taken.values())
    moved: dict[str, list[Entry]] = {}
    for entry in left:
        if entry not in used and not exists(entry.path):
            moved.setdefault(entry.content, []).append(entry)
    for number, (cause, _) in enumerate(causes):
        if number not in taken and moved and (candidates := moved.get(content_of(cause))):
            taken[number] = candidates.pop(0)
    hidden_ids: dict[int, Entry] = {}
    grown: dict[int, Entry] = {}
    for number, (cause, members) in enumerate(causes):
        if number in taken:
            target = grown if cause.weight > taken[number].sites else hidden_ids
            target.update((member, taken[number]) for member in members)
    kept = tuple(
        _grown(f, grown[number]) if number in grown else f
        for number, f in enumerate(listed)
        if number not in hidden_ids
    )
    hidden = tuple(Suppressed(f, "baseline", "", at) for number, f in enumerate(listed) if number in hidden_ids)
    found = tuple(sorted(set(taken.values())))
    return Matched(kept, hidden, found, tuple(sorted(set(left) - set(found))))


def _causes(findings: tuple[Finding, ...]) -> list[tuple[Finding, list[int]]]:
    """Findings by cause with the numbers of their members: a report per call site and one per cause agree."""
    members: dict[object, list[int]] = {}
    for number, finding in enumerate(findings):
        same = finding.message if not finding.sites else None
        key = (finding.rule, finding.kind, finding.at, finding.fields, same)
        members.setdefault(key, []).append(number)
    occurrences: Counter[tuple[str, str, str, tuple[str, ...]]] = Counter()
    result = []
    for numbers in members.values():
        cause = group(findings[number] for number in numbers)[0]
        place = (cause.rule, cause.at.path, cause.anchor, cause.fields)
        result.append((replace(cause, occurrence=occurrences[place]), numbers))
        occurrences[place] += 1
    return result


def causes(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding per cause, as the baseline counts them; what is wrong with the gate itself is left out."""
    return tuple(cause for cause, _ in _causes(tuple(f for f in findings if not is_about_the_gate(f))))


def _grown(finding: Finding, entry: Entry) -> Finding:
    return replace(finding, message=f"{finding.message} (the baseline has it with {entry.sites})")


def render(entries: Iterable[Entry]) -> str:
    """The file's text: sorted, an entry a line, so that a change of it reads as a diff."""
    lines = [
        json.dumps(
            {
                "path": e.path,
                "rule": e.rule,
                "fingerprint": e.fingerprint,
                "content": e.content,
                "sites": e.sites,
                "owner": e.owner,
            },
            ensure_ascii=False,
        )
        for e in sorted(set(entries))
    ]
    body = ",\n".join(f"    {line}" for line in lines)
    return f'{{\n  "schema_version": {SCHEMA_VERSION},\n  "findings": [' + (f"\n{body}\n  " if lines else "") + "]\n}\n"


def parse(text: str, path: str) -> tuple[Entry, ...]:
    """The entries of a baseline file. Raises BaselineError."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise BaselineError(f"{path}:{line}: not a baseline: {error}; write it anew: {_ANEW}") from None
    version = document.get("schema_version") if isinstance(document, dict) else None
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise BaselineError(
            f"{path}: schema_version {version} is newer than this checkpolicy reads: upgrade checkpolicy"
        )
    items = document.get("findings") if isinstance(document, dict) else None
    if version != SCHEMA_VERSION or not isinstance(items, list):
        raise BaselineError(f"{path}: not a baseline (schema_version and findings expected); write it anew: {_ANEW}")
    return tuple(_entry(item, number, path) for number, item in enumerate(items))


_ANEW = "checkpolicy baseline create --force"


def _entry(item: Any, number: int, path: str) -> Entry:
    fields = ("path", "rule", "fingerprint", "content")
    if not isinstance(item, dict) or not all(isinstance(item.get(name), str) for name in fields):
        raise BaselineError(f"{path}: findings[{number}] needs {', '.join(fields)} as text; write it anew: {_ANEW}")
    sites, owner = item.get("sites", 1), item.get("owner", "")
    if not isinstance(sites, int) or isinstance(sites, bool) or sites < 1 or not isinstance(owner, str):
        raise BaselineError(f"{path}: findings[{number}]: sites must be a number from 1, owner text")
    return Entry(item["path"], item["rule"], item["fingerprint"], item["content"], sites, owner)
