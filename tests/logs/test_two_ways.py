"""Screening in SQL and the strict verdict in Python give the same counts on dirty records."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from checker.policy.load import load_policy
from checker.run.logs.scan_logs import ScanRequest, scan_logs

FIXTURE = Path(__file__).resolve().parents[2] / "benchmarks" / "logs" / "fixture"
DIRT: list[Any] = [
    None, "", " ", "todo", "12", 12, 1.5, 12.0, -4, 18446744073709551615, 1e300, True, "true", [], {}, [1], {"a": 1},
    "é", "\u2028", "a\nb", "TEAM\n", "2026-10-30T06:49:25Z", "2026-10-30 06:49:25", "2026-10-30T06:49:25.5+02:00",
    "2026-10-30t06:49:25z", "2026-10-30 06:49:25.5-0330", "2026-02-30T06:49:25Z", "2026-10-30T24:00:00Z", 1793342965.05, 1793342965050, "1793342965", '{"a": 1}', "[1]", "null",
]  # fmt: skip


def soiled(record: Any, source: random.Random) -> Any:
    """A few leaves replaced by dirt."""
    places: list[tuple[Any, Any]] = []

    def walk(node: Any) -> None:
        for key in node if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ():
            places.append((node, key))
            walk(node[key])

    walk(record)
    for holder, key in source.sample(places, min(3, len(places))):
        holder[key] = source.choice(DIRT)
    return record


@pytest.mark.parametrize("seed", range(3))
def test_same_counts(seed: int, tmp_path: Path) -> None:
    """Every verdict of the screening is held against the strict one, and lines that can be read by type against the
    same lines read by extraction."""
    source = random.Random(seed)
    text = (FIXTURE / "litellm" / "standard_logging.jsonl").read_text(encoding="utf-8")
    clean = [json.loads(line) for line in text.splitlines()]
    lines = [json.dumps(soiled(record, source), ensure_ascii=source.random() < 0.5) for record in clean[:100]]
    reports = []
    for name, end in (("typed.jsonl", "\n"), ("extracted.jsonl", "\n\n")):
        (tmp_path / name).write_text(end.join(lines) + "\n", encoding="utf-8")
        policy = load_policy(str(FIXTURE / "policy.yaml"), cwd=tmp_path)
        day = date(2026, 11, 26)
        request = ScanRequest(
            (name,), policy, tmp_path, day, input_format="litellm-standard-logging", strict_limit=None
        )
        reports.append(scan_logs(request))
        bounded = scan_logs(replace(request, strict_limit=0))
        assert not reports[-1].disagreements
        assert reports[-1].result.strictly_judged == 100
        assert counts(bounded) == counts(reports[-1])
    assert counts(reports[0]) == counts(reports[1])


def counts(report: Any) -> dict[tuple[str, str, str], int]:
    return {(c.rule, c.field, c.note): c.records for c in report.result.counts if c.rule != "CP300"}
