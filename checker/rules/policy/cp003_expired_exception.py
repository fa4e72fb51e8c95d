"""An exception of the policy is past its date: it hides nothing any more.

Why it matters: an exemption is a debt with a due date; one that lapses in silence becomes a rule nobody decided on.

Bad:

    # policy.yaml
    schema_version: 1
    name: ours
    version: "1.0.0"
    extends: [chargeback]
    exceptions: [{rule: CP101, path: "legacy/**", owner: team-core, reason: migration, expires: 2020-01-01}]
    # legacy/app.py
    from openai import OpenAI
    OpenAI().responses.create(model="gpt-5", input="hi")

Good:

    # policy.yaml
    schema_version: 1
    name: ours
    version: "1.0.0"
    extends: [chargeback]
    exceptions: [{rule: CP101, path: "legacy/**", owner: team-core, reason: migration, expires: 2099-01-01}]
    # legacy/app.py
    from openai import OpenAI
    OpenAI().responses.create(model="gpt-5", input="hi")

Not covered: an exception that no longer matches anything is CP008 (unused-exception). `--as-of DATE` decides what
"past" is.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.documents.location import Location
from checker.findings.model import Finding
from checker.rules.base import PolicyInForce, Rule, Subject


def check(subject: PolicyInForce) -> Iterator[Finding]:
    policy = subject.policy
    for exception in policy.exceptions:
        if exception.expires is not None and exception.expires < subject.as_of:
            where = exception.path or ", ".join(f"{key}: {value}" for key, value in sorted(exception.selector.items()))
            yield Finding.fail(
                f"the exception of {exception.owner} for {exception.rule} on {where or 'everything'} "
                f"expired on {exception.expires.isoformat()}",
                at=exception.at if exception.at.path else Location(policy.ref.path, 1),
                fix="mend what it excused, or have its owner set a new date",
            )


RULE = Rule(id="CP003", name="expired-exception", check=check, subject=Subject.POLICY)
