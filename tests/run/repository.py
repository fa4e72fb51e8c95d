"""A repository in which a pull request is made: a base that was merged, and what the change adds to it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from checker.cli import main as entry

POLICY = """\
schema_version: 1
name: ours
version: "1.0.0"
fields: {team_id: {due: request, schema: {type: string}, carriers: {headers: [x-team-id]}}}
rules: {CP002: off, CP101: error}
"""
SETTINGS = 'policy = "policy.yaml"\n'
GOOD = """\
from openai import OpenAI

def ask(prompt: str) -> object:
    return OpenAI().responses.create(model="gpt-5", input=prompt, extra_headers={"x-team-id": "search"})
"""
BAD = """\
from openai import OpenAI

def ask(prompt: str) -> object:
    return OpenAI().responses.create(model="gpt-5", input=prompt)
"""
BASE = {"policy.yaml": POLICY, "checkpolicy.toml": SETTINGS, "search/good.py": GOOD}


class Repository:
    """Commands run in `root`. `base` is the commit that was merged last."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str], files: Mapping[str, str | None]) -> None:
        self.root, self.capsys = root, capsys
        self.git("init", "-q", "-b", "main")
        self.write(files)
        self.base = self.commit("base")

    def git(self, *words: str) -> str:
        identity = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false")
        command = ["git", *identity, *words]
        return subprocess.run(command, cwd=self.root, check=True, capture_output=True, text=True).stdout.strip()

    def write(self, files: Mapping[str, str | None]) -> None:
        """None: the file goes."""
        for name, text in files.items():
            path = self.root / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def commit(self, message: str = "change") -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")

    def change(self, files: Mapping[str, str | None]) -> None:
        self.write(files)
        self.commit()

    def run(self, *argv: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as end:
            entry.main([*argv])
        captured = self.capsys.readouterr()
        assert isinstance(end.value.code, int)
        return end.value.code, captured.out + captured.err

    def check(self, *flags: str) -> tuple[int, list[dict[str, Any]]]:
        """The findings of what changed since the base."""
        since = ("--changed-since", self.base, "--no-cache", "--format", "json", "--as-of", "2026-11-26")
        code, out = self.run("check", *flags, *since)
        assert out.startswith("{"), out
        return code, json.loads(out)["findings"]

    def loosened(self, *flags: str) -> list[str]:
        """Messages of CP001, which come first."""
        _, findings = self.check(*flags)
        rules = [finding["rule"] for finding in findings]
        assert rules == sorted(rules, key=lambda rule: rule != "CP001")
        return [finding["message"] for finding in findings if finding["rule"] == "CP001"]
