"""Every example folder of a log rule, scanned by all rules: `expected.txt` has what is found, by place, and no more.

A folder is what a user would have: logs under the policy, registry and price card of `logs/` beside this file, unless
it brings its own. `--update-golden` rewrites expectations; the diff is read like code.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from checker.logs.result import Violation
from checker.policy.load import load_policy
from checker.run.logs.scan_logs import ScanRequest, scan_logs

HERE = Path(__file__).parent
EXAMPLES = sorted(path for path in HERE.glob("cp3*/*") if path.is_dir())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_example(example: Path, tmp_path: Path, golden: Callable[[Path, str], None]) -> None:
    shutil.copytree(HERE / "logs", tmp_path, dirs_exist_ok=True)
    shutil.copytree(example, tmp_path, dirs_exist_ok=True)
    logs = tuple(sorted(path.name for path in example.iterdir() if path.suffix in (".jsonl", ".csv", ".json")))
    found: list[Violation] = []
    policy = load_policy("policy.yaml", cwd=tmp_path)
    report = scan_logs(ScanRequest(logs, policy, tmp_path, date(2026, 11, 26), strict_limit=None), found.append)
    assert not report.disagreements
    said = [
        f"{v.path}:{v.line} {v.rule} {v.level.value} {v.field or '-'} {v.note or '-'}"
        for v in sorted(found, key=lambda v: (v.path, v.line, v.rule, v.field, v.note))
    ]
    golden(example / "expected.txt", "\n".join(said) + "\n")
    assert example.parent.name[:5].upper() in {violation.rule for violation in found}
