"""An exception of the policy hides nothing, in a run over everything that it may be about.

Why it matters: it will hide the next real finding at its place, and nobody will have decided that.

Bad:

    # policy.yaml
    schema_version: 1
    name: ours
    version: "1.0.0"
    extends: [chargeback]
    exceptions: [{rule: CP101, path: "legacy/**", owner: team-core, reason: migration, expires: 2099-01-01}]

Good:

    # policy.yaml
    schema_version: 1
    name: ours
    version: "1.0.0"
    extends: [chargeback]

Not covered: a run on some of the files, and rules that are switched off. Of logs it is a note: those of another day may
need it.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.findings.model import Finding, Level
from checker.rules.base import Exceptions, Rule, Subject
from checker.rules.exceptions import ids_of


def check(subject: Exceptions) -> Iterator[Finding]:
    for exception in subject.unused:
        of_logs = all(rule.startswith("CP3") for rule in ids_of(exception.rule))
        yield Finding.fail(
            f"the exception {subject.name(exception)} hides nothing",
            at=subject.place(exception),
            fix="remove it: checkpolicy exceptions prune",
            level=Level.NOTE if of_logs else Level.WARNING,
            anchor=subject.name(exception),
        )


RULE = Rule(
    id="CP008", name="unused-exception", check=check, level=Level.WARNING, subject=Subject.EXCEPTIONS, preview=True
)
