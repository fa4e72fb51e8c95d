"""A small project whose organisation has a header builder, fixed in a scratch folder."""

from __future__ import annotations

from pathlib import Path

from checker.reports.fixes import Fixed
from checker.run.code.check import check
from checker.run.code.fix import fix
from checker.settings import Settings

POLICY = """\
schema_version: 1
name: acme
version: "1.0.0"
placeholders: {values: ["", todo]}
fields:
  team_id: {due: request, schema: {type: string}, carriers: {headers: [x-team-id], metadata: [team_id]}}
  cost_center: {due: request, schema: {type: string}, carriers: {headers: [x-cost-center], metadata: [cost_center]}}
models:
  header_builders:
    acme.owners.owner_headers: {provides: [team_id, cost_center]}
    acme.owners.owner_labels: {provides: [team_id, cost_center], carrier: metadata}
"""
OWNERS = """\
def owner_headers():
    return {"x-team-id": "search", "x-cost-center": "CC-1"}


def owner_labels():
    return {"team_id": "search", "cost_center": "CC-1"}
"""


def make(folder: Path, files: dict[str, str | bytes]) -> Path:
    """A project with the policy, the builder's module and these files."""
    for name, text in {"policy.yaml": POLICY, "acme/__init__.py": "", "acme/owners.py": OWNERS, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def settings(folder: Path) -> Settings:
    """With a cache of the project's own: what `fix` has looked at is not followed again where nothing changed."""
    cache = folder.with_name(f"{folder.name}-cache")
    return Settings(policy=folder / "policy.yaml", cache_dir=cache, folder=folder, ignore=("CP002",))


def run(folder: Path, *, unsafe: bool = False, dry: bool = False, rules: tuple[str, ...] = ()) -> Fixed:
    return fix(settings(folder), [folder], cwd=folder, unsafe=unsafe, dry=dry, rules=rules)


def findings(folder: Path) -> list[str]:
    report = check(settings(folder), [folder], cwd=folder)
    assert not report.notices
    return [f"{f.at.path}:{f.at.line} {f.rule}" for f in report.findings]
