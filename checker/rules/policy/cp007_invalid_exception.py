"""An exception of the policy cannot count: its rule or selector means nothing, or it goes beyond the policy's limits.

Why it matters: it looks like a decision and is none; what it was meant to hide is reported all the same.

Bad:

    # policy.yaml
    schema_version: 1
    name: ours
    version: "1.0.0"
    extends: [chargeback]
    suppressions: {max_days: 90, approvers: [finops@acme.example]}
    exceptions: [{rule: CP101, path: "legacy/**", owner: team-core, reason: migration, expires: 2099-01-01}]

Good:

    # policy.yaml
    schema_version: 1
    name: ours
    version: "1.0.0"
    extends: [chargeback]
    suppressions: {max_days: 90, approvers: [finops@acme.example]}

Not covered: one that has expired is CP003 (expired-exception), one that nothing needs CP008 (unused-exception).
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.findings.model import Finding
from checker.rules.base import Exceptions, Rule, Subject


def check(subject: Exceptions) -> Iterator[Finding]:
    for exception, faults in subject.faulty:
        for fault in faults:
            yield Finding.fail(
                f"the exception {subject.name(exception)} does not count: {fault}",
                at=subject.place(exception),
                fix="mend it, or remove it: checkpolicy exceptions list",
                anchor=f"{subject.name(exception)} {fault}",
            )


RULE = Rule(id="CP007", name="invalid-exception", check=check, subject=Subject.EXCEPTIONS)
