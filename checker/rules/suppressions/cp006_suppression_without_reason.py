"""A suppression comment gives no reason although the policy demands one.

Why it matters: whoever audits the exemptions can neither agree nor disagree with one that does not say why.

Bad:

    from openai import OpenAI
    OpenAI().responses.create(model="gpt-5", input="hi")  # checkpolicy: ignore[CP101]

Good:

    from openai import OpenAI
    OpenAI().responses.create(model="gpt-5", input="hi")  # checkpolicy: ignore[CP101] a demo without budget

Not covered: whether the reason is a good one. The rule speaks only where the policy demands reasons.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.findings.model import Finding
from checker.rules.base import Rule, Subject, Suppressions


def check(subject: Suppressions) -> Iterator[Finding]:
    for comment in subject.comments if subject.require_reason else ():
        if comment.rules and not comment.reason:
            yield Finding.fail(
                f"the suppression of {', '.join(comment.rules)} gives no reason, and the policy demands one",
                at=comment.at,
                fix="say why after the bracket: # checkpolicy: ignore[CP101] reason",
            )


RULE = Rule(id="CP006", name="suppression-without-reason", check=check, subject=Subject.SUPPRESSION)
