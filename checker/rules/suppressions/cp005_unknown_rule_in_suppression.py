"""A suppression comment names no rule, or one that does not exist, so it suppresses nothing.

Why it matters: a blanket or misspelt ignore looks like a decision and is none.

Bad:

    from openai import OpenAI
    client = OpenAI()  # checkpolicy: ignore[CP999] no such rule
    other = OpenAI()  # checkpolicy: ignore

Good:

    from openai import OpenAI
    OpenAI().responses.create(model="gpt-5", input="hi")  # checkpolicy: ignore[CP101] a demo without budget

Not covered: a known rule that reports nothing there is CP004 (unused-suppression).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.findings.model import Finding
from checker.rules.base import Rule, Subject, Suppressions


def check(subject: Suppressions) -> Iterator[Finding]:
    for comment in subject.comments:
        if not comment.rules:
            yield Finding.fail(
                "the suppression names no rule, so it suppresses nothing",
                at=comment.at,
                fix="name the rule: # checkpolicy: ignore[CP101] reason",
            )
        for word in comment.rules:
            if word not in subject.known:
                hint = _nearest(word, subject.known)
                yield Finding.fail(
                    f"the suppression names {word}, which is no rule",
                    at=comment.at,
                    fix=f"did you mean {hint}?" if hint else "`checkpolicy rules` lists the rules",
                )


def _nearest(word: str, known: Mapping[str, str]) -> str:
    import difflib

    lowered = {key.lower(): key for key in known}
    close = difflib.get_close_matches(word.lower(), list(lowered), n=1)
    return lowered[close[0]] if close else ""


RULE = Rule(id="CP005", name="unknown-rule-in-suppression", check=check, subject=Subject.SUPPRESSION)
