"""`checkpolicy scan-logs` as a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.logs.records import POLICY

SECRET = "wJalrXUtnFEMI-not-to-be-shown"


def run(folder: Path, *arguments: str, endpoint: str = "", ok: tuple[int, ...] = (0, 1)) -> tuple[Any, str]:
    """The JSON report and what was written to standard error."""
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    environment = {
        **os.environ, "AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": SECRET,
        "AWS_DEFAULT_REGION": "eu-central-1", "AWS_ENDPOINT_URL": endpoint, "AWS_EC2_METADATA_DISABLED": "true",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", "from _checkpolicy import main; main()", "scan-logs", "--policy",
         "policy.yaml", "--format", "json", "--as-of", "2026-11-26", *arguments],
        capture_output=True, text=True, cwd=folder, env=environment, timeout=120,
    )  # fmt: skip
    assert done.returncode in ok, done.stderr
    assert SECRET not in done.stdout + done.stderr
    return (json.loads(done.stdout) if done.stdout else {}), done.stderr
