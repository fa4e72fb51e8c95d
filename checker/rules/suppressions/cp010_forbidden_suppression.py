"""A suppression comment names a rule that the policy does not let comments ignore: it suppresses nothing.

Why it matters: whoever writes the code may not decide that its cost has no owner; an exception in the policy has an
owner, a reason and a date.

Bad:

    from openai import OpenAI
    OpenAI().responses.create(model="gpt-5", input="hi")  # checkpolicy: ignore[CP101] a demo without budget

Good:

    from openai import OpenAI
    OpenAI().responses.create(model="gpt-5", input="hi", extra_headers={"x-team-id": "search"})

Not covered: policies that do not say which rules comments may ignore (`suppressions.rules`).
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.findings.model import Finding
from checker.rules.base import Rule, Subject, Suppressions


def check(subject: Suppressions) -> Iterator[Finding]:
    if subject.allowed is None:
        return
    for comment in subject.comments:
        for word in comment.rules:
            rule = subject.known.get(word)
            if rule is not None and rule not in subject.allowed:
                yield Finding.fail(
                    f"the policy does not let a comment ignore {word}",
                    at=comment.at,
                    fix="mend it, or ask for an exception: checkpolicy exceptions add",
                )


RULE = Rule(id="CP010", name="forbidden-suppression", check=check, subject=Subject.SUPPRESSION)
