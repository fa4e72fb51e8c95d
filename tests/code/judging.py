"""Judge a snippet as a project of its own, under a policy that wants a team and a correlation id.

`# expect: pass`, `# expect: fail FIELD ...` and `# expect: unverifiable FIELD ...` mark a call site on its first line,
`# expect: blame FIELD ...` a caller whose line is to be mended. Lines without a mark hold neither.
"""

from __future__ import annotations

import re
from pathlib import Path

from checker.code.callsite import CallSite, Verdict
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


MARK = re.compile(r"# expect: (\w+)((?: \w+)*)")

Marks = dict[tuple[int, str], set[str]]


def marks_of(source: str) -> Marks:
    out: Marks = {}
    for number, line in enumerate(source.splitlines(), 1):
        found = MARK.search(line)
        if found:
            out[number, found[1]] = set(found[2].split())
    return out


def shown(sites: tuple[CallSite, ...]) -> Marks:
    out: Marks = {}
    for site in sites:
        fields = site.missing if site.verdict is Verdict.FAIL else site.unproven
        out[site.at.line, site.verdict.value] = set(fields)
        for blame in site.blame:
            if blame.verdict is Verdict.FAIL and blame.at != site.at:
                out.setdefault((blame.at.line, "blame"), set()).update(blame.fields)
    return out
