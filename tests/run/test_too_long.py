"""What is too long to be followed to its end is said: a call behind it is not silently left out."""

from __future__ import annotations

from pathlib import Path

from checker.run.code.check import check
from checker.settings import Settings

CALL = "openai.responses.create(model='m', input='i')"


def test_what_is_too_long_is_said(tmp_path: Path) -> None:
    appends = [f"q.append({number})" for number in range(25_000)]
    (tmp_path / "body.py").write_text("\n".join(["import openai", "q = []", *appends, CALL]), encoding="utf-8")
    lines = ["import openai", "", "def f(q):", *(f"    {line}" for line in appends), f"    return {CALL}"]
    (tmp_path / "function.py").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "table.py").write_text("\n".join(["import openai", *appends]), encoding="utf-8")
    report = check(Settings(folder=tmp_path, cache=False), (), cwd=tmp_path)
    seen = {place.path for finding in report.findings for place in (finding.at, *finding.sites)}
    said = {notice.path: notice.message for notice in report.notices}
    assert {"body.py", "function.py"} <= seen | set(said)
    assert "table.py" not in said
    assert all("too long to be followed" in message for message in said.values())
    assert report.exit_code in (1, 2)
