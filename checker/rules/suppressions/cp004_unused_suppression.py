"""A suppression comment names a rule that has nothing to report there.

Why it matters: it will hide the next real finding on that line, and nobody will have decided that.

Bad:

    from openai import OpenAI
    client = OpenAI(default_headers={"x-team-id": "search"})
    client.responses.create(model="gpt-5", input="hi")  # checkpolicy: ignore[CP101] left over

Good:

    from openai import OpenAI
    client = OpenAI(default_headers={"x-team-id": "search"})
    client.responses.create(model="gpt-5", input="hi")

Not covered: a rule that is switched off, since it cannot tell whether it would report.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.findings.model import Finding, Level
from checker.rules.base import Rule, Subject, Suppressions


def check(subject: Suppressions) -> Iterator[Finding]:
    for comment, word in subject.unused:
        if word in subject.known:
            yield Finding.fail(
                f"nothing to suppress: {word} reports nothing on line {comment.target}",
                at=comment.at,
                fix=f"remove {word} from the comment",
            )


RULE = Rule(id="CP004", name="unused-suppression", check=check, level=Level.WARNING, subject=Subject.SUPPRESSION)
