"""A request carries a field whose value is empty or a placeholder that names nobody.

Why it matters: the record looks complete, and the cost still has no owner; it is found when somebody disputes a bill.

Bad:

    from openai import OpenAI
    OpenAI().responses.create(model="gpt-5", input="hi", extra_headers={"x-team-id": "todo"})

Good:

    from openai import OpenAI
    OpenAI().responses.create(model="gpt-5", input="hi", extra_headers={"x-team-id": "search"})

Not covered: a value that is well formed but names the wrong team. Which values are placeholders is said in the policy
(`placeholders`).
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.code.callsite import CallSite, Proof
from checker.findings.model import Finding
from checker.policy.model import Policy
from checker.rules.base import Rule
from checker.rules.causes import causes, fields_with
from checker.rules.remedies import edits_to_carry


def check(site: CallSite, policy: Policy) -> Iterator[Finding]:
    named = fields_with(site, Proof.PLACEHOLDER)
    edits = edits_to_carry(site, policy, named) if named else ()
    for cause in causes(site, Proof.PLACEHOLDER, named):
        yield Finding.fail(
            f"{site.target} sends a placeholder as {', '.join(cause.fields)}",
            at=cause.at,
            evidence=cause.evidence,
            fix="give the value that the owners registry knows",
            fields=cause.fields,
            edits=edits,
        )


RULE = Rule(id="CP103", name="placeholder-value", check=check)
