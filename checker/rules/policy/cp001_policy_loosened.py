"""A change makes the gate itself less strict: a rule switched off, a field dropped, more files left out, a grown
baseline, a new exception or inline ignore, settings or a policy that override.

Why it matters: a gate that the change which it judges can switch off is none. What tightens applies at once; what
loosens is for its owner to agree to, and until then it is shown first or, with `--loosening fail`, fails the run.

Bad:

    # before/policy.yaml
    schema_version: 1
    name: ours
    version: "1.0.0"
    extends: [chargeback]
    # policy.yaml
    schema_version: 1
    name: ours
    version: "1.0.0"
    extends: [chargeback]
    rules: {CP101: warning}

Good:

    # before/policy.yaml
    schema_version: 1
    name: ours
    version: "1.0.0"
    extends: [chargeback]
    # policy.yaml
    schema_version: 1
    name: ours
    version: "1.0.0"
    extends: [chargeback]
    rules: {CP102: error}

Not covered: a run without `--changed-since`, and who runs it: the workflow that calls checkpolicy needs an owner of its
own.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.findings.model import Finding
from checker.rules.base import LoosenedGate, Rule, Subject


def check(subject: LoosenedGate) -> Iterator[Finding]:
    for change in subject.changes:
        yield Finding.fail(
            f"{change.setting} {change.message}",
            at=change.at,
            fix=f"take it back, or have its owner merge it: it is judged against {subject.since}",
            anchor=f"{change.setting} {change.message}",
        )


RULE = Rule(id="CP001", name="policy-loosened", check=check, subject=Subject.GATE)
