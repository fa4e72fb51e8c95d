"""Every example of a rule about code, of the engine, and of the user's: what `fix` says it fixed is gone, nothing new
is found, and a second run changes nothing.

Each gets a module which makes what the policy asks for, and a declaration of it.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace

from checker.findings.model import Report
from checker.policy.load import load_policy
from checker.run.code.check import check
from checker.run.code.fix import fix
from checker.settings import Settings
from tests.rules.test_examples import AS_OF, bring_policy

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "tests" / "rules"
EXAMPLES = {
    **{f"{p.parent.name}/{p.name}": p for p in sorted(RULES.glob("cp1*/*")) if p.is_dir()},
    **{f"engine/{p.stem}": p for p in sorted((ROOT / "tests" / "code" / "examples").glob("*.py"))},
    "shop": ROOT / "examples",
}
PER_REQUEST = ("request_id", "correlation_id", "attempt_id")
Tally = Counter[tuple[str, str, str]]


def project(example: Path, folder: Path) -> Settings:
    """A copy of the example, with functions that make each field and a policy that knows them."""
    if example.is_dir():
        shutil.copytree(example, folder)
        bring_policy(example.parent, folder)
    else:
        folder.mkdir()
        shutil.copy(example, folder)
    policy = folder / "policies" / "acme.yaml" if example == EXAMPLES["shop"] else folder / "policy.yaml"
    if not policy.exists():
        shutil.copy(RULES / "policy.yaml", policy)
    fields = load_policy(str(policy)).fields
    headers = {name: f.carriers.headers[0] for name, f in fields.items() if f.carriers.headers}
    labels = {name: f.carriers.metadata[0] for name, f in fields.items() if f.carriers.metadata}
    functions = {"owner_headers": headers, "owner_labels": labels}
    text = "from uuid import uuid4\n"
    for name, keys in functions.items():
        items = (f'"{key}": ' + ("str(uuid4())" if field in PER_REQUEST else "'one'") for field, key in keys.items())
        text += f"\n\ndef {name}():\n    return {{{', '.join(items)}}}\n"
    (folder / "who_pays.py").write_text(text)
    document = yaml.safe_load(policy.read_text())
    declared = document.setdefault("models", {}).setdefault("header_builders", {})
    declared["who_pays.owner_headers"] = {"provides": [*headers]}
    declared["who_pays.owner_labels"] = {"provides": [*labels], "carrier": "metadata"}
    policy.write_text(yaml.safe_dump(document, sort_keys=False))
    cache = folder.with_name(f"{folder.name}-cache")  # what was looked at is not followed again where nothing changed
    return Settings(policy=policy, ignore=("CP002",), cache_dir=cache, as_of=AS_OF, folder=folder, file=policy)


def tally(report: Report) -> Tally:
    """How often each file has a finding of a rule for a field: of call sites, whatever their lines."""
    return Counter(
        (f.rule, site.path, field)
        for f in report.findings
        for site in (f.sites or (f.at,))
        for field in (f.fields or (re.sub(r"\d+", "n", f.message),))
    )


@pytest.mark.share(3)
@pytest.mark.parametrize("name", EXAMPLES)
def test_fix_keeps_its_word(name: str, tmp_path: Path) -> None:
    keeps_its_word(name, tmp_path, unsafe=False)


@pytest.mark.parametrize("name", [name for name in EXAMPLES if not name.startswith("engine/")])
def test_unsafe_fix_keeps_its_word(name: str, tmp_path: Path) -> None:
    keeps_its_word(name, tmp_path, unsafe=True)


def keeps_its_word(name: str, tmp_path: Path, *, unsafe: bool) -> None:
    folder = tmp_path / "project"
    settings = replace(project(EXAMPLES[name], folder), per_site=True)
    before = tally(check(settings, [folder], cwd=folder))
    fixed = fix(settings, [folder], cwd=folder, unsafe=unsafe)
    after = tally(check(settings, [folder], cwd=folder))
    assert after == tally(fixed.after)
    assert not after - before, "what was not found before"
    said = Counter(
        (made.finding.rule, made.edit.at.path, field) for made in fixed.made for field in made.finding.fields
    )
    assert not said - (before - after), "what is said to be fixed, and is not gone"
    files = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    again = fix(settings, [folder], cwd=folder, unsafe=unsafe)
    assert not again.made
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == files


def test_there_is_something_to_fix(tmp_path: Path) -> None:
    settings = project(EXAMPLES["shop"], tmp_path / "project")
    assert fix(settings, [settings.folder], cwd=settings.folder, dry=True).made
