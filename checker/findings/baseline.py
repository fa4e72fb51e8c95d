"""The baseline: findings that were there when checkpolicy was adopted. They fail no run, and are counted until mended.

An entry holds digests alone, never source text. `fingerprint` is the finding's; `content` is the same without path and
occurrence, by which a finding is known again whose file was renamed. `sites` are the call sites of the cause, each as
its file and a digest of its code: a call that is not among them is new, also where another one was mended.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from checker.documents.location import Location
from checker.errors import InputError
from checker.findings.grouping import group
from checker.findings.model import Finding, Suppressed

FILE_NAME: Final = "checkpolicy-baseline.json"
SCHEMA_VERSION: Final = 2
_DIGITS: Final = 16  # hex digits of a digest of code

Code = Callable[[Location], str]  # the code at a place of the report


class BaselineError(InputError):
    """A baseline that cannot be used: a usage error (exit code 2)."""


class Origin(Enum):
    """The command that found an entry, hence the one that can tell whether it is gone."""

    CHECK = "check"
    CONFIGS = "compare-configs"
    LOGS = "scan-logs"


class Entry(Struct, frozen=True, order=True):
    """One finding of the baseline. `path` is relative to the project root, `owner` as of the day it was written.

    `sites` are texts `path:digest`; of logs, `records` of `of` showed it instead: more than that share is new.
    """

    path: str
    rule: str
    fingerprint: str
    content: str
    sites: tuple[str, ...] = ()
    owner: str = ""
    origin: str = Origin.CHECK.value
    records: int = 0
    of: int = 0

    @property
    def weight(self) -> int:
        return max(1, len(self.sites), self.records)


class Matched(Struct, frozen=True):
    """`kept` are new, `hidden` are in the baseline. `found` are its entries that still hold, as they hold now: under
    the path of today, with the sites that are left; `gone` those that do not. `narrowed`: sites that were mended."""

    kept: tuple[Finding, ...]
    hidden: tuple[Suppressed, ...]
    found: tuple[Entry, ...]
    gone: tuple[Entry, ...]
    narrowed: int = 0


def is_about_the_gate(finding: Finding) -> bool:
    """Whether a finding is about a policy, an exception or a suppression: such a one is mended, never accepted."""
    return finding.rule.startswith("CP0")


def entry_of(finding: Finding, code: Code, owner: str = "", origin: Origin = Origin.CHECK) -> Entry:
    """What the baseline keeps of a finding. `code`: the lines at its call sites, without their numbers."""
    path = finding.rooted or finding.at.path
    sites = tuple(sorted(_site(site, code) for site in finding.sites))
    return Entry(path, finding.rule, finding.fingerprint, content_of(finding), sites, owner, origin.value)


def _site(at: Location, code: Code) -> str:
    import hashlib

    path, _, text = code(at).partition("\0")
    return f"{path}:{hashlib.sha256(' '.join(text.split()).encode()).hexdigest()[:_DIGITS]}"


def content_of(finding: Finding) -> str:
    """What a finding is, wherever its file lies (SHA-256, 32 hex digits)."""
    import hashlib

    text = "\x00".join((finding.rule, finding.anchor or finding.message, *finding.fields))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def match(
    findings: Iterable[Finding], entries: Iterable[Entry], *, at: Location, exists: Callable[[str], bool], code: Code
) -> Matched:
    """Which findings the baseline has. A finding of another path is known by its content, if the entry's file is gone
    (`exists`, paths relative to the root): a copy of an old fault is a new one. `code` gives the path of a site
    relative to the root, a NUL and the code there."""
    listed = tuple(findings)
    causes = [(cause, members) for cause, members in _causes(listed) if not is_about_the_gate(cause)]
    left = list(entries)
    taken = _pair([cause for cause, _ in causes], left, exists)
    hidden_ids: set[int] = set()
    grown: dict[int, tuple[int, int]] = {}
    found: list[Entry] = []
    narrowed = 0
    for number, (cause, members) in enumerate(causes):
        entry = taken.get(number)
        if entry is None:
            continue
        now = entry_of(cause, code, entry.owner, Origin(entry.origin))
        new = _new_sites(now.sites, entry.sites, exists)
        found.append(replace(now, sites=tuple(sorted((Counter(now.sites) - Counter(new)).elements()))))
        narrowed += max(0, len(entry.sites) - len(found[-1].sites))
        for member in members:
            own = [_site(site, code) for site in listed[member].sites]
            if new and (not own or set(own) & set(new)):
                grown[member] = (len(new), max(1, len(now.sites)))
            else:
                hidden_ids.add(member)
    kept = tuple(
        _grown(f, *grown[number]) if number in grown else f
        for number, f in enumerate(listed)
        if number not in hidden_ids
    )
    hidden = tuple(Suppressed(f, "baseline", "", at) for number, f in enumerate(listed) if number in hidden_ids)
    held = set(taken.values())
    return Matched(kept, hidden, tuple(sorted(set(found))), tuple(sorted(set(left) - held)), narrowed)


def _pair(causes: Sequence[Finding], entries: Sequence[Entry], exists: Callable[[str], bool]) -> dict[int, Entry]:
    """The entry of each cause that has one, by the cause's number."""
    by_print = {entry.fingerprint: entry for entry in entries}
    taken = {n: by_print[cause.fingerprint] for n, cause in enumerate(causes) if cause.fingerprint in by_print}
    used = set(taken.values())
    moved: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry not in used and not exists(entry.path):
            moved.setdefault(entry.content, []).append(entry)
    for number, cause in enumerate(causes):
        if number not in taken and moved and (candidates := moved.get(content_of(cause))):
            taken[number] = candidates.pop(0)
    return taken


def _new_sites(now: Sequence[str], known: Sequence[str], exists: Callable[[str], bool]) -> tuple[str, ...]:
    """Sites that the entry does not have; one of another path is known by its code, if its file is gone."""
    new = Counter(now) - Counter(known)
    moved = Counter(
        site.rpartition(":")[2]
        for site in (Counter(known) - Counter(now)).elements()
        if not exists(site.rpartition(":")[0])
    )
    result = []
    for site in sorted(new.elements()):
        digest = site.rpartition(":")[2]
        if moved[digest]:
            moved[digest] -= 1
        else:
            result.append(site)
    return tuple(result)


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


def _grown(finding: Finding, new: int, of: int) -> Finding:
    return replace(finding, message=f"{finding.message} ({new} of {of} are not in the baseline)")


def render(entries: Iterable[Entry]) -> str:
    """The file's text: sorted, an entry a line, so that a change of it reads as a diff."""
    lines = [json.dumps(_document(e), ensure_ascii=False) for e in sorted(set(entries))]
    body = ",\n".join(f"    {line}" for line in lines)
    return f'{{\n  "schema_version": {SCHEMA_VERSION},\n  "findings": [' + (f"\n{body}\n  " if lines else "") + "]\n}\n"


def _document(entry: Entry) -> dict[str, Any]:
    result: dict[str, Any] = {
        "path": entry.path,
        "rule": entry.rule,
        "fingerprint": entry.fingerprint,
        "content": entry.content,
        "owner": entry.owner,
    }
    if entry.sites:
        result["sites"] = list(entry.sites)
    if entry.origin != Origin.CHECK.value:
        result["origin"] = entry.origin
    if entry.of:
        result |= {"records": entry.records, "of": entry.of}
    return result


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
        raise BaselineError(
            f"{path}: not a baseline (schema_version {SCHEMA_VERSION} and findings expected); write it anew: {_ANEW}"
        )
    return tuple(_entry(item, number, path) for number, item in enumerate(items))


_ANEW = "checkpolicy baseline create --force"


def _entry(item: Any, number: int, path: str) -> Entry:
    fields = ("path", "rule", "fingerprint", "content")
    if not isinstance(item, dict) or not all(isinstance(item.get(name), str) for name in fields):
        raise BaselineError(f"{path}: findings[{number}] needs {', '.join(fields)} as text; write it anew: {_ANEW}")
    sites, owner, origin = item.get("sites", []), item.get("owner", ""), item.get("origin", Origin.CHECK.value)
    texts = isinstance(sites, list) and all(isinstance(site, str) for site in (*sites, owner, origin))
    records, of = item.get("records", 0), item.get("of", 0)
    counts = all(isinstance(n, int) and not isinstance(n, bool) and n >= 0 for n in (records, of)) and records <= of
    if not texts or not counts or origin not in {one.value for one in Origin}:
        raise BaselineError(
            f"{path}: findings[{number}]: sites must be texts, owner text, records at most `of`, "
            f"origin one of {', '.join(one.value for one in Origin)}"
        )
    prints = (item["path"], item["rule"], item["fingerprint"], item["content"])
    return Entry(*prints, tuple(sorted(sites)), owner, origin, records, of)
