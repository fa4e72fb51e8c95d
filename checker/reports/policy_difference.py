"""What two policies ask differently, for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.documents.json_text import indented
from checker.policy.difference import Difference
from checker.policy.loosening import Change
from checker.reports.style import clean


def render_text(found: Difference) -> str:
    """What is tighter is told as what the way back would loosen; what cannot be compared is looser, and told once."""
    both = {change.setting for change in found.looser}
    tighter = [change for change in found.tighter if change.setting not in both]
    lines = [*_part("Looser", found.looser), *_part("Tighter (the way back would be looser)", tighter)]
    if not lines:
        same = "equal" if found.before.digest == found.after.digest else "different, and as strict"
        lines = [f"{_label(found, before=True)} and {_label(found, before=False)}: {same}"]
    return "\n".join(lines) + "\n"


def _part(title: str, changes: Sequence[Change]) -> Iterator[str]:
    if changes:
        yield f"{title}:"
    for change in changes:
        yield f"  {clean(change.setting)} {clean(change.message)}  [{clean(change.at.path)}:{change.at.line}]"


def _label(found: Difference, *, before: bool) -> str:
    ref = found.before if before else found.after
    return f"{ref.name} {ref.version}"


def render_json(found: Difference) -> str:
    document = {
        "schema_version": 1,
        "before": _reference(found, before=True),
        "after": _reference(found, before=False),
        "looser": [_change(change) for change in found.looser],
        "tighter": [_change(change) for change in found.tighter],
    }
    return indented(document)


def _reference(found: Difference, *, before: bool) -> dict[str, str]:
    ref = found.before if before else found.after
    return {"name": ref.name, "version": ref.version, "digest": ref.digest}


def _change(change: Change) -> dict[str, object]:
    return {
        "setting": change.setting,
        "message": change.message,
        "at": {"path": change.at.path, "line": change.at.line, "column": change.at.column},
        "before": {"path": change.upstream.path, "line": change.upstream.line, "column": change.upstream.column},
    }
