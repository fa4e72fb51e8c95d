"""It cannot be proven that a request carries metadata the policy requires: the value comes from outside the code.

Why it matters: if the value is empty when it counts, the cost has no owner, and nothing will say so.

Bad:

    import os
    from openai import OpenAI
    OpenAI().responses.create(model="gpt-5", input="hi", extra_headers={"x-team-id": os.getenv("TEAM_ID", "")})

Good:

    import os
    from openai import OpenAI
    OpenAI().responses.create(model="gpt-5", input="hi", extra_headers={"x-team-id": os.environ["TEAM_ID"]})

Not covered: a path through the project's own code on which the field is certainly not there is CP101
(missing-metadata). What the engine assumes is written in docs/soundness.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.code.callsite import CallSite, Proof, Verdict
from checker.findings.model import Finding, Level
from checker.policy.model import Policy
from checker.rules.base import Rule
from checker.rules.causes import causes, fields_with
from checker.rules.remedies import edits_to_carry


def check(site: CallSite, policy: Policy) -> Iterator[Finding]:
    unknown = fields_with(site, Proof.UNKNOWN)
    edits = edits_to_carry(site, policy, unknown) if unknown else ()
    for cause in causes(site, Verdict.UNVERIFIABLE, unknown):
        yield Finding.open(
            f"cannot prove that {site.target} carries {', '.join(cause.fields)}",
            at=cause.at,
            evidence=cause.evidence,
            fix="make the value certain (a constant, or os.environ[...] that fails when unset), or declare the wrapper "
            "under models in the policy",
            fields=cause.fields,
            edits=edits,
        )


RULE = Rule(id="CP102", name="unproven-metadata", check=check, level=Level.WARNING)
