"""The command as its user runs it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.cli import main as entry

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.setenv("CHECKPOLICY_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def command(*argv: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as end:
            entry.main([*argv, "--as-of", "2026-01-31"])
        assert isinstance(end.value.code, int)
        return end.value.code, capsys.readouterr().out

    return command
