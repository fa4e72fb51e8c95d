"""Examples of each mechanism: what the engine proves of the calls in `examples/`, against the marks beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.code.judging import judge, marks_of, shown

EXAMPLES = Path(__file__).parent / "examples"


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.py")), ids=lambda p: p.stem)
def test_example(path: Path, tmp_path: Path) -> None:
    source = path.read_text("utf-8")
    assert shown(judge(source, tmp_path)) == marks_of(source)
