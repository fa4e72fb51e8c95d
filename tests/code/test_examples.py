"""Examples of each mechanism: what the engine proves of the calls in `examples/`, against the marks beside them.

`# expect: pass`, `# expect: fail FIELD ...` and `# expect: unverifiable FIELD ...` mark a call site on its first line,
`# expect: blame FIELD ...` a caller whose line is to be mended. Lines without a mark hold neither.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.code.callsite import CallSite, Verdict
from tests.code.judging import judge

EXAMPLES = Path(__file__).parent / "examples"
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


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.py")), ids=lambda p: p.stem)
def test_example(path: Path, tmp_path: Path) -> None:
    source = path.read_text("utf-8")
    assert shown(judge(source, tmp_path)) == marks_of(source)
