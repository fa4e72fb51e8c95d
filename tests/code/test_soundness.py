"""Every assumption of the engine that `docs/soundness.md` states, shown by an example in `examples/soundness/`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.code.judging import judge, marks_of, shown

EXAMPLES = Path(__file__).parent / "examples" / "soundness"
PAGE = Path(__file__).parents[2] / "docs" / "soundness.md"


NAMES = sorted(p.stem for p in EXAMPLES.iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_assumption(name: str, tmp_path: Path) -> None:
    """A file, or a folder of several of which one has the marks."""
    folder = EXAMPLES / name
    paths = sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]
    sources = {path.relative_to(EXAMPLES).as_posix(): path.read_text("utf-8") for path in paths}
    marked = {}
    for source in sources.values():
        marked.update(marks_of(source))
    assert shown(judge(sources, tmp_path)) == marked


def test_page_names_each_example() -> None:
    named = set(re.findall(r"^\| `(\w+)` \|", PAGE.read_text("utf-8"), re.MULTILINE))
    assert named == {*NAMES}
