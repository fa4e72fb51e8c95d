"""A model that a finding suggests settles it: each suggestion of the examples is pasted into the policy and tried."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.findings.model import Finding
from tests.rules.test_examples import EXAMPLES, HERE, bring_policy, run

ENGINE = HERE.parent / "code" / "examples"
SUGGESTED = re.compile(r"declare under models\.(\w+) in the policy: (.+)$")


def _cases() -> list[Path]:
    return [*sorted({e for e in EXAMPLES if e.parent.name[:5] in ("cp101", "cp102")}), *sorted(ENGINE.rglob("*.py"))]


@pytest.mark.parametrize("example", _cases(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_is_suggested_settles(example: Path, tmp_path: Path) -> None:
    folder = tmp_path / "project"
    if example.is_dir():
        shutil.copytree(example, folder)
        bring_policy(example.parent, folder)
    else:
        folder.mkdir()
        shutil.copy(example, folder / "app.py")
    findings = [f for f in run(folder, "CP002", per_site=True).findings if f.rule == "CP102"]
    policy = yaml.safe_load((folder / "policy.yaml").read_text("utf-8"))
    for section, text in sorted({(m[1], m[2]) for f in findings if (m := SUGGESTED.search(f.fix or ""))}):
        (folder / "policy.yaml").write_text(yaml.safe_dump(_with(policy, section, text)), "utf-8")
        told = [f for f in findings if (f.fix or "").endswith(f"models.{section} in the policy: {text}")]
        after = {_place(f): f for f in run(folder, "CP002", per_site=True).findings if f.rule == "CP102"}
        for finding in told:
            left = after.get(_place(finding))
            assert left is None or _is_narrower(left, finding), (section, text, finding.message)


def _place(finding: Finding) -> tuple[Any, ...]:
    return (finding.at, finding.sites)


def _is_narrower(left: Finding, before: Finding) -> bool:
    """Fewer fields, or the same ones lost elsewhere: what was named is settled."""
    return set(left.fields) < set(before.fields) or (left.message, left.fix) != (before.message, before.fix)


def _with(policy: dict[str, Any], section: str, text: str) -> dict[str, Any]:
    value = yaml.safe_load(text)
    models = dict(policy.get("models") or {})
    if section in ("harmless", "entry_points"):
        models[section] = [*(models.get(section) or []), value]
    else:
        models[section] = {**(models.get(section) or {}), **value}
    return {**policy, "models": models}
