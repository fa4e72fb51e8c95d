"""An exception of the policy expires within two weeks.

Why it matters: on the day after, what it hides fails everybody's runs; its owner needs time to mend or to ask again.

Bad:

    # policy.yaml: on the first of January 2026
    schema_version: 1
    name: ours
    version: "1.0.0"
    extends: [chargeback]
    exceptions: [{rule: CP101, path: "legacy/**", owner: team-core, reason: migration, expires: 2026-02-07}]

Good:

    # policy.yaml
    schema_version: 1
    name: ours
    version: "1.0.0"
    extends: [chargeback]

Not covered: one that has expired is CP003 (expired-exception). `--as-of DATE` decides what today is.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.findings.model import Finding, Level
from checker.policy.limits import NOTICE_DAYS, days_left
from checker.rules.base import Exceptions, Rule, Subject


def check(subject: Exceptions) -> Iterator[Finding]:
    for exception in subject.in_force:
        if exception.expires is None:
            continue
        days = (exception.expires - subject.as_of).days
        if 0 <= days <= NOTICE_DAYS:
            when = days_left(exception.expires, subject.as_of)
            yield Finding.fail(
                f"the exception {subject.name(exception)} expires {when}, on {exception.expires.isoformat()}",
                at=subject.place(exception),
                fix=f"mend what it excuses, or have {exception.owner} ask again",
                level=Level.NOTE,
                anchor=subject.name(exception),
            )


RULE = Rule(id="CP009", name="expiring-exception", check=check, level=Level.NOTE, subject=Subject.EXCEPTIONS)
