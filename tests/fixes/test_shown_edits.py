"""What reports show is what `fix` does first, over all examples and the benchmark: nothing that it would not keep."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.findings.model import Edit
from checker.run.code.check import check
from checker.run.code.fix import fix
from checker.settings import Settings
from tests.fixes.test_all_examples import EXAMPLES, ROOT, project

BENCHMARK = ROOT / "benchmarks" / "propagation"
OWNERS = """\
import uuid

OWNER = {"team-id": "payments", "cost-center": "cc-1", "service": "checkout", "environment": "staging"}


def owner_headers():
    return {**{f"x-{name}": value for name, value in OWNER.items()}, "x-correlation-id": str(uuid.uuid4())}
"""
MODELS = """
models:
  header_builders:
    bench_owner.owner_headers: {provides: [team_id, cost_center, service, environment, correlation_id]}
"""


def compared(settings: Settings, folder: Path) -> Iterator[Edit]:
    """Each edit that is shown."""
    report = check(replace(settings, format="json"), [folder], cwd=folder)
    shown = {(f.rule, e.at): e for f in report.findings for e in f.edits if e.replacements}
    if not shown:
        return
    made = {(m.finding.rule, m.edit.at): m.edit for m in fix(settings, [folder], cwd=folder, dry=True).made}
    for key, edit in shown.items():
        assert key in made, "shown, and not kept"
        assert made[key].replacements == edit.replacements
        yield edit


@pytest.mark.parametrize("name", [name for name in EXAMPLES if not name.startswith("engine/")])
def test_of_examples(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "project"
    for edit in compared(project(EXAMPLES[name], folder), folder):
        assert edit.is_safe


@pytest.mark.parametrize("part", range(4))
def test_of_the_benchmark(part: int, tmp_path: Path) -> None:
    policy = tmp_path / "policy.yaml"
    policy.write_text((BENCHMARK / "policy.yaml").read_text() + MODELS)
    count = 0
    for case in [*json.loads((BENCHMARK / "truth.json").read_text())][part::4]:
        folder = tmp_path / case
        shutil.copytree(BENCHMARK / "cases" / case, folder)
        (folder / "bench_owner.py").write_text(OWNERS)
        settings = Settings(policy=policy, cache_dir=tmp_path / "cache", folder=folder, ignore=("CP002",))
        count += sum(1 for _ in compared(settings, folder))
    assert count >= 5
