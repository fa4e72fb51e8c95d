"""The gateway's log of the example shop: what is planted in it is found and nothing else; README quotes it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from checker.cli import main as entry

ROOT = Path(__file__).resolve().parents[2]
GATEWAY = ROOT / "examples" / "shop" / "gateway"
PLANTED = {
    "CP301": 4,  # three without a request, one of nobody
    "CP303": 3,
    "CP304": 1,
    "CP305": 1,
    "CP310": 1,
    "CP313": 1,
    "CP314": 1,
}


@pytest.fixture
def scanned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[str, list[dict[str, str]]]:
    monkeypatch.chdir(GATEWAY)
    logs = sorted(path.name for path in GATEWAY.glob("*.jsonl"))
    out = tmp_path / "violations.jsonl"
    with pytest.raises(SystemExit) as end:
        entry.main(["scan-logs", *logs, "--policy", "policy.yaml", "--as-of", "2026-11-26", "--violations", str(out)])
    assert end.value.code == 1
    return capsys.readouterr().out, [json.loads(line) for line in out.read_text().splitlines()]


def test_what_is_planted_is_found(scanned: tuple[str, list[dict[str, str]]]) -> None:
    _, violations = scanned
    records = {(v["rule"], v["path"], v["line"]) for v in violations}
    assert Counter(rule for rule, _, _ in records) == PLANTED


def test_readme_quotes_it(scanned: tuple[str, list[dict[str, str]]]) -> None:
    said, _ = scanned
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    quoted = text[text.index("CP301 missing-field\n") :].partition("```")[0]
    assert [line for line in quoted.splitlines() if line.strip() and line not in said.splitlines()] == []


def test_the_table_of_the_examples_counts_the_records() -> None:
    text = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    rows = [line.split("|") for line in text.splitlines() if line.startswith("| ") and line.count("|") == 4]
    told: Counter[str] = Counter()
    for row in rows:
        if row[2].strip().isdigit():
            told.update(dict.fromkeys((rule.strip() for rule in row[3].split(",")), int(row[2])))
    assert told == PLANTED
