"""The use case `fix --add-ignores`: a reasoned suppression comment for every finding about code that is left."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from checker.code.progress import Progress
from checker.findings.model import Finding, Report
from checker.fixes.apply import Rewrite, diff, write
from checker.fixes.ignores import with_ignore
from checker.policy.model import Policy
from checker.rules.registry import active, select
from checker.run.code.facts import look, with_configs
from checker.run.code.judging import judge
from checker.run.gate.baseline import with_baseline
from checker.run.policy.policies import policy_of
from checker.run.population import Population, gather
from checker.settings import Settings


class Ignored(Struct, frozen=True):
    """`added` are findings that a comment hides now, `left` pairs of a finding and why it has none. `refused` are pairs
    of a file that could not be written and the reason. Paths are relative to the working directory."""

    added: tuple[Finding, ...]
    left: tuple[tuple[Finding, str], ...]
    diff: str
    refused: tuple[tuple[str, str], ...]
    after: Report


def add_ignores(
    settings: Settings,
    paths: Sequence[Path],
    reason: str,
    *,
    cwd: Path,
    rules: Sequence[str] = (),
    dry: bool = False,
    progress: Progress | None = None,
) -> Ignored:
    """Each comment is proven: the check, run on the files as they would be, finds it used."""
    wanted = select(rules) if rules else None
    policy = policy_of(settings, cwd=cwd)
    population = gather(settings, paths, policy, cwd=cwd)
    levels = active(policy.rules, ignored=select(settings.ignore))
    facts = with_configs(look(settings, policy, population, progress))
    root = population.root
    before = with_baseline(judge(facts, settings, levels), settings, cwd=cwd, root=root)
    asked = [f for f in before.findings if f.rule.startswith("CP1") and (wanted is None or f.rule in wanted)]
    tried, left, instead = _commented(asked, reason, policy, population)
    changed = {path: new for path, (_, new) in instead.items()}
    again = with_configs(look(settings, policy, population, progress, changed)) if changed else facts
    after = with_baseline(judge(again, settings, levels, changed), settings, cwd=cwd, root=root)
    hidden = _hidden(after)
    added = [finding for finding in tried if _key(finding) in hidden]
    left += [(finding, "its comment would hide nothing") for finding in tried if _key(finding) not in hidden]
    rewrites = {path: Rewrite(path, old, new) for path, (old, new) in instead.items()}
    refused = write(root, rewrites) if rewrites and not dry else ()
    return Ignored(
        tuple(sorted(added, key=lambda f: f.at)),
        tuple(sorted(left, key=lambda pair: (pair[0].at, pair[0].rule))),
        "".join(diff(rewrites, population.here)) if dry else "",
        tuple((population.here(r.path), r.reason) for r in refused),
        after if not dry else before,
    )


def _commented(
    asked: Sequence[Finding], reason: str, policy: Policy, population: Population
) -> tuple[list[Finding], list[tuple[Finding, str]], dict[str, tuple[bytes, bytes]]]:
    """The findings that a comment can be put to, those that none can and why, and the files that change: bytes on disk
    and with the comments, by path."""
    tried: list[Finding] = []
    left: list[tuple[Finding, str]] = []
    sources: dict[str, tuple[bytes, bytes]] = {}
    # From the bottom up: a comment that takes a line of its own moves what is below it.
    for finding in sorted(asked, key=lambda f: (f.at.path, -f.at.line, f.rule)):
        path = population.rooted(finding.at.path)
        why = _forbidden(finding, policy)
        if not why:
            old, new = sources.get(path) or _read(population.root / path)
            changed = with_ignore(new, finding.at.line, finding.at.end_line or finding.at.line, [finding.rule], reason)
            if changed is not None:
                sources[path] = (old, changed)
                tried.append(finding)
                continue
            why = "there is no place for a comment"
        left.append((finding, why))
    return tried, left, {path: (old, new) for path, (old, new) in sources.items() if new != old}


def _forbidden(finding: Finding, policy: Policy) -> str:
    if finding.at.cell >= 0:
        return "it stands in a notebook"
    if policy.limits.inline is not None and finding.rule not in select(policy.limits.inline):
        return f"the policy does not let a comment ignore {finding.rule}: checkpolicy exceptions add"
    return ""


def _read(file: Path) -> tuple[bytes, bytes]:
    try:
        data = file.read_bytes()
    except OSError:  # gone since it was judged
        data = b""
    return data, data


def _hidden(report: Report) -> set[tuple[str, str, tuple[str, ...], str]]:
    return {_key(item.finding) for item in report.suppressed if item.by == "inline"}


def _key(finding: Finding) -> tuple[str, str, tuple[str, ...], str]:
    """A finding whatever line it is on, and whether a comment stands there."""
    return finding.rule, finding.at.path, finding.fields, finding.message.partition(", at ")[0]
