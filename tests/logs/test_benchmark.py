"""The scores of benchmarks/logs are held: every planted defect found, nothing said about clean records."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_scores() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "logs" / "score.py"), "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "planted defects found: 67 of 67" in done.stdout
    assert "false alarms on clean records: 0" in done.stdout
