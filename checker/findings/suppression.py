"""Comments that suppress findings: `# checkpolicy: ignore[CP101] reason`.

Takes findings and comments as plain values: `checker.code.source.comments` reads them from source, rules judge them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from checker.documents.location import Location
from checker.findings.model import Finding, Suppressed


class Comment(Struct, frozen=True):
    """One suppression comment. `line` is where it stands, `target` the line that it counts for.

    `rules` are as written (ids or names); empty for a bare `ignore`, which suppresses nothing.
    """

    at: Location
    target: int
    rules: tuple[str, ...]
    reason: str


class Applied(Struct, frozen=True):
    """What comments did: the findings that stay, those hidden, and per comment the rules that hid nothing."""

    kept: tuple[Finding, ...]
    hidden: tuple[Suppressed, ...]
    unused: tuple[tuple[Comment, str], ...]


def apply_comments(
    findings: Iterable[Finding],
    comments: Mapping[str, Sequence[Comment]],
    known: Mapping[str, str],
    allowed: frozenset[str] | None = None,
) -> Applied:
    """Hide each finding whose blamed place or call site has a comment for its rule.

    Findings are those before grouping (one per call site). `known` maps every word that names a rule (its id and its
    name) to the id; `allowed` are the ids of the only rules that a comment may ignore (None: any).
    """
    by_line: dict[tuple[str, int, int], list[Comment]] = {}
    for path, found in comments.items():
        for comment in found:
            by_line.setdefault((path, comment.at.cell, comment.target), []).append(comment)
    kept: list[Finding] = []
    hidden: list[Suppressed] = []
    used: set[tuple[Location, str]] = set()
    for finding in findings:
        hit: Comment | None = None
        for comment in _comments_for(finding, by_line):
            words = [word for word in comment.rules if known.get(word) == finding.rule]
            if words:
                if allowed is None or finding.rule in allowed:
                    hit = hit or comment
                used.update((comment.at, word) for word in words)
        if hit is None:
            kept.append(finding)
        else:
            hidden.append(Suppressed(finding, "inline", hit.reason, hit.at))
    unused = tuple(
        (comment, word)
        for path in sorted(comments)
        for comment in comments[path]
        for word in comment.rules
        if (comment.at, word) not in used
    )
    return Applied(tuple(kept), tuple(hidden), unused)


def _comments_for(finding: Finding, by_line: Mapping[tuple[str, int, int], list[Comment]]) -> Iterator[Comment]:
    for place in (finding.at, *finding.sites):
        for line in dict.fromkeys((place.line, place.end_line or place.line)):
            yield from by_line.get((place.path, place.cell, line), ())
