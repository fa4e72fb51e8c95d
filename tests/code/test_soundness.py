"""Every assumption of the engine that `docs/soundness.md` states, shown by an example in `examples/soundness/`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.code.judging import judge, marks_of, shown

EXAMPLES = Path(__file__).parent / "examples" / "soundness"
PAGE = Path(__file__).parents[2] / "docs" / "soundness.md"


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.py")), ids=lambda p: p.stem)
def test_assumption(path: Path, tmp_path: Path) -> None:
    source = path.read_text("utf-8")
    assert shown(judge(source, tmp_path)) == marks_of(source)


def test_page_names_each_example() -> None:
    named = set(re.findall(r"^\| `(\w+)` \|", PAGE.read_text("utf-8"), re.MULTILINE))
    assert named == {p.stem for p in EXAMPLES.glob("*.py")}
