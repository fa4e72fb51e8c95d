"""Two policies compared: what is looser one way is tighter the other, for every part of a policy."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.policy.difference import compare
from checker.policy.load import load_policy
from checker.policy.model import Policy
from checker.rules.registry import active

HEAD = 'schema_version: 1\nname: ours\nversion: "1.0.0"\n'
FIELD = "fields: {team_id: {due: request, schema: {type: string}, carriers: {headers: [x-team-id]}}}\n"
# stricter, looser, what is said of the step from the one to the other
STEPS = {
    "level": ("rules: {CP102: error}", "rules: {CP102: note}", "rules.CP102 is note instead of error"),
    "own level": ("rules: {CP102: error}", "", "rules.CP102 is warning instead of error"),
    "off by name": ("", "rules: {missing-metadata: off}", "rules.CP101 is switched off"),
    "reason": ("suppressions: {require_reason: true}", "", "suppressions.require_reason no longer asks for a reason"),
    "inline": (
        "suppressions: {rules: [CP102]}",
        "suppressions: {rules: [CP102, CP101]}",
        "suppressions.rules also allows CP101",
    ),
    "inline unlimited": ("suppressions: {rules: []}", "", "suppressions.rules is no longer limited"),
    "days": (
        "suppressions: {max_days: 30}",
        "suppressions: {max_days: 31}",
        "suppressions.max_days is 31 instead of 30",
    ),
    "approvers": (
        "suppressions: {approvers: [a]}",
        "suppressions: {approvers: [a, b]}",
        "suppressions.approvers also allows b",
    ),
    "rollout": (
        "rollout: [{rule: CP101, error_from: 2027-01-01}]",
        "rollout: [{rule: CP101, error_from: 2027-02-01}]",
        "rollout lets rule CP101 be an error only from 2027-02-01 instead of 2027-01-01",
    ),
    "gateway": (
        "gateways: {g: {hosts: [a.example]}}",
        "gateways: {g: {hosts: [a.example, b.example]}}",
        "gateways.g.hosts also allows b.example",
    ),
    "no gateway": ("gateways: {g: {hosts: [a.example]}}", "", "gateways asks for no gateway any more"),
    "pair": ("configs: {pairs: [{files: 'a-{env}.yaml'}]}", "", "configs.pairs no longer compares a-{env}.yaml"),
    "difference": (
        "",
        "configs: {differences: [{path: /a, owner: o, reason: r, expires: 2027-01-01}]}",
        "configs.differences has a new one: /a (o, until 2027-01-01)",
    ),
    "confidence": (
        "logs: {sampling: {confidence: 0.95}}",
        "logs: {sampling: {confidence: 0.9}}",
        "logs.sampling.confidence is 0.9 instead of 0.95",
    ),
    "tolerable": (
        "logs: {sampling: {tolerable: 0.05}}",
        "logs: {sampling: {tolerable: 0.1}}",
        "logs.sampling.tolerable is 0.1 instead of 0.05",
    ),
    "trust": (
        "models: {modules: [x]}",
        "models: {modules: [x], header_builders: {x.headers: {provides: [team_id]}}}",
        "models.header_builders.x.headers is declared: what it says is trusted",
    ),
    "unseen": (
        "models: {modules: [x], functions: {x.ask: {kind: chat}}}",
        "models: {modules: [x]}",
        "models.functions.x.ask is no longer declared: its calls are no longer judged by it",
    ),
}


def policy(tmp_path: Path, name: str, text: str) -> Policy:
    (tmp_path / name).write_text(HEAD + FIELD + text + "\n")
    return load_policy(name, cwd=tmp_path)


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_a_step(step: tuple[str, str, str], tmp_path: Path) -> None:
    strict, loose = policy(tmp_path, "strict.yaml", step[0]), policy(tmp_path, "loose.yaml", step[1])
    down, up = (compare(one, other, lambda p: active(p.rules)) for one, other in ((strict, loose), (loose, strict)))
    assert [f"{c.setting} {c.message}" for c in down.looser] == [step[2]]
    assert [f"{c.setting} {c.message}" for c in up.tighter] == [step[2]]
    assert up.looser == ()
    assert down.tighter == ()


def test_rewording_an_exception_is_no_change(tmp_path: Path) -> None:
    text = "exceptions: [{{rule: CP101, path: a/**, owner: {}, reason: {}, expires: 2027-01-01}}]"
    one, other = policy(tmp_path, "a.yaml", text.format("a", "b")), policy(tmp_path, "b.yaml", text.format("c", "d"))
    assert compare(one, other, lambda p: active(p.rules)).looser == ()


def test_a_pattern_that_cannot_be_compared_counts_as_looser(tmp_path: Path) -> None:
    before = policy(tmp_path, "a.yaml", "placeholders: {patterns: ['^a$']}")
    after = policy(tmp_path, "b.yaml", "placeholders: {patterns: ['^b$']}")
    assert [c.setting for c in compare(before, after, lambda p: active(p.rules)).looser] == ["placeholders.patterns"]
