"""That an owners registry and a price card are valid is remembered between scans, and asked again once they change."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest

from checker.policy.load import load_policy
from checker.policy.problems import PolicyError
from checker.run.logs.scan_logs import ScanRequest, scan_logs

FIXTURE = Path(__file__).parents[2] / "benchmarks" / "logs" / "fixture"
FILES = ("policy.yaml", "owners.yaml", "price_card.json", "litellm/standard_logging.jsonl")


def test_asked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in FILES:
        shutil.copy(FIXTURE / name, tmp_path)
    policy = load_policy(str(tmp_path / "policy.yaml"), cwd=tmp_path)
    log = ("standard_logging.jsonl",)
    request = ScanRequest(log, policy, tmp_path, date(2026, 11, 26), remembered=tmp_path / "cache")
    first = scan_logs(request)

    def asked(*_: object) -> NoReturn:
        raise AssertionError("asked again")

    with monkeypatch.context() as patch:
        patch.setattr("checker.policy.validate.check_shape", asked)
        assert scan_logs(request).result.records == first.result.records
    for name, text in (("owners.yaml", "teamz: {}\n"), ("price_card.json", " ")):
        with (tmp_path / name).open("a") as file:
            file.write(text)
        with monkeypatch.context() as patch:
            patch.setattr("checker.policy.validate.check_shape", asked)
            with pytest.raises(AssertionError, match="asked again"):
                scan_logs(request)
        if name == "owners.yaml":
            with pytest.raises(PolicyError, match="teamz"):
                scan_logs(request)
            shutil.copy(FIXTURE / name, tmp_path)
