"""Judge a snippet as a project of its own, under a policy that wants a team and a correlation id."""

from __future__ import annotations

from pathlib import Path

from checker.code.callsite import CallSite
from checker.code.engine import analyse
from checker.findings.model import PolicyRef
from checker.policy.model import Carriers, Field, Placeholders, Policy, Stage

FIELDS = {
    name: Field(name, Stage.REQUEST, Carriers((f"x-{name.replace('_', '-')}",), (name,)), {})
    for name in ("team_id", "correlation_id")
}
PLACEHOLDERS = Placeholders(frozenset({"unknown", "todo", "n/a"}), ("^<.*>$",))
POLICY = Policy("test", "1", FIELDS, PLACEHOLDERS, (), {}, (), {}, False, (), PolicyRef("test", "1", ""), {})


def judge(source: str | dict[str, str], folder: Path) -> tuple[CallSite, ...]:
    """Call sites of a source, or of several by path."""
    files = {"app.py": source} if isinstance(source, str) else source
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return analyse(sorted(files), POLICY, root=folder, cwd=folder).sites
