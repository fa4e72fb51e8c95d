"""Flags of scan-logs that do not go together are said, before anything is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.cli.main import cli

POLICY = """\
schema_version: 1
name: p
version: "1.0.0"
fields: {team_id: {due: request, carriers: {metadata: [team_id]}}}
"""


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        ([], "Missing argument 'SOURCE...'"),
        (["log.jsonl", "--table", "t"], "--table goes with --emit-sql or --engine"),
        (["log.jsonl", "--interval", "5s"], "--interval goes with --follow"),
        (["log.jsonl", "--emit-sql", "spark"], "--emit-sql reads no SOURCE"),
        (["--emit-sql", "dbase"], "no such dialect"),
        (["--engine", "spark://a:1"], "--engine needs SOURCE"),
        (["log.jsonl", "--engine", "spark://a:1", "--format", "markdown"], "--engine reports as text or json"),
        (["log.jsonl", "--follow", "--since-last"], "--since-last ends once all is read"),
        (["log.jsonl", "--follow", "--redact", "key"], "--redact reads what it checks twice"),
        (["log.jsonl", "--checkpoint", "c"], "--checkpoint goes with --since-last or --follow"),
        (["log.jsonl", "--sample", "attributes"], "--sample needs --evidence DIR"),
        (["log.jsonl", "--confidence", "0.9"], "--confidence needs --sample"),
        (
            ["log.jsonl", "--since-last", "--checkpoint", "c", "--sample", "attributes", "--evidence", "e"],
            "--since-last reads a part of the population",
        ),
        (
            ["log.jsonl", "--follow", "--checkpoint", "c", "--sample", "attributes", "--evidence", "e"],
            "--sample draws of a population that is whole",
        ),
    ],
)
def test_flags_that_do_not_go_together(
    flags: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    done = CliRunner().invoke(cli, ["scan-logs", *flags, "--policy", "policy.yaml"])
    assert (done.exit_code, words in done.stderr) == (2, True), done.output
