"""Docstrings of log rules are examples: the log in the Bad block has the rule's finding, the one in Good has none."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from checker.logs.checks.claims import ServiceCode, Site
from checker.policy.load import load_policy
from checker.rules.pages import rule_page
from checker.rules.registry import entries, select
from checker.run.logs.scan_logs import ScanRequest, scan_logs

HERE = Path(__file__).parent
PROVEN = {"service_endpoint": "present", "team_id": "present", "cost_center": "present"}
SUPPORT = ServiceCode("support-bot", "support-bot.json", (Site("bot/llm.py", 7, "openai.x", "pass", PROVEN),))
LOG_RULES = [entry.id for entry in entries() if entry.plane == "logs"]


def logs_of(block: str) -> dict[str, list[str]]:
    """The files of a block: a comment names one, objects may go over several lines."""
    files: dict[str, list[str]] = {}
    pending, current, times = "", "log.jsonl", 1
    for line in block.splitlines():
        if match := re.match(r"# (\w+\.jsonl)(.*)", line):
            current, times = match[1], 10 if "ten records" in match[2] else 1
            continue
        pending += line.strip() + " "
        if pending.count("{") == pending.count("}"):
            for number in range(times):
                text = pending.strip()
                if times > 1:
                    record = json.loads(text)
                    record |= {
                        "id": f"{record['id']}-{number}",
                        "litellm_call_id": f"{record['litellm_call_id']}-{number}",
                    }
                    text = json.dumps(record)
                files.setdefault(current, []).append(text)
            pending = ""
    return files


@pytest.mark.parametrize("rule", LOG_RULES)
@pytest.mark.parametrize("block", ["bad", "good"])
def test_docstring(rule: str, block: str, tmp_path: Path) -> None:
    page = rule_page(rule)
    files = logs_of(page.bad if block == "bad" else page.good)
    if rule == "CP318":  # two logs of one traffic share several records
        for name, lines in files.items():
            wording = {"gateway": "x"} if name == "gateway.jsonl" else {}
            more = [
                {"id": f"c-{n}", "litellm_call_id": f"l-{n}", "status": "success", "model_group": "m"} for n in range(5)
            ]
            lines += [json.dumps({**one, "model": wording.get("gateway", "y")}) for one in more]
    for name, lines in files.items():
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    for file in (HERE / "logs").iterdir():
        shutil.copy(file, tmp_path / file.name)
    request = ScanRequest(
        sources=tuple(sorted(files, reverse=True)),
        policy=load_policy("policy.yaml", cwd=tmp_path),
        cwd=tmp_path,
        as_of=date(2026, 11, 26),
        select=select([rule]),
        inventories=(SUPPORT,) if rule == "CP322" else (),
    )
    report = scan_logs(request)
    found = {count.rule for count in report.result.counts}
    assert found == ({rule} if block == "bad" else set())
