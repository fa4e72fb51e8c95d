"""What a baseline accepts that it did not accept before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from checker.findings.baseline import Entry


def grown_entries(before: Iterable[Entry], after: Iterable[Entry]) -> list[tuple[Entry, int]]:
    """Entries that accept more than there was, and how much more; one whose file was renamed is the same. Of logs a
    greater share is more, whatever the numbers."""
    left = Counter[tuple[str, str]]()
    known = {entry.fingerprint: entry for entry in before}
    listed = sorted(after)
    kept = {entry.fingerprint for entry in listed if entry.fingerprint in known}
    for entry in known.values():
        if entry.fingerprint not in kept:
            left[entry.rule, entry.content] += entry.weight
    result = []
    for entry in listed:
        same = known.get(entry.fingerprint)
        if same is not None and entry.of:
            more = int(entry.records * same.of > same.records * entry.of)
        elif same is not None:
            more = (Counter(entry.sites) - Counter(same.sites)).total()
        else:
            moved = min(entry.weight, left[entry.rule, entry.content])
            left[entry.rule, entry.content] -= moved
            more = entry.weight - moved
        if more > 0:
            result.append((entry, more))
    return result
