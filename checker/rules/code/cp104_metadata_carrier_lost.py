"""Metadata is given to a call in an argument that never reaches the provider or the place where chargeback reads.

Why it matters: whoever wrote the line believes that the cost is attributed, and a review believes it too.

Bad:

    from langchain_openai import ChatOpenAI
    ChatOpenAI(model="gpt-5").invoke("hi", config={"metadata": {"team_id": "search"}})

Good:

    from langchain_openai import ChatOpenAI
    ChatOpenAI(model="gpt-5", default_headers={"x-team-id": "search"}).invoke("hi")

Not covered: a field that another carrier brings along is fine. Which arguments are lost is said in the SDK catalogue
and depends on the policy's `sinks`.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.code.callsite import CallSite, Proof
from checker.findings.model import Evidence, Finding
from checker.policy.model import Policy
from checker.rules.base import Rule
from checker.rules.causes import fields_with
from checker.rules.remedies import edits_to_carry, how_to_carry


def check(site: CallSite, policy: Policy) -> Iterator[Finding]:
    absent = fields_with(site, Proof.ABSENT)
    told: set[str] = set()
    for lost in site.lost:
        fields = tuple(name for name in absent if name in lost.fields and name not in told)
        if fields:
            told.update(fields)
            edits = edits_to_carry(site, policy, fields)
            yield Finding.fail(
                f"{site.target} is given {', '.join(fields)} in {lost.parameter}, which does not reach the request",
                at=site.at,
                evidence=(Evidence(site.at, f"{lost.parameter}: {lost.why}"),),
                fix=how_to_carry(site, policy, fields, edits),
                fields=fields,
                edits=edits,
            )


RULE = Rule(id="CP104", name="metadata-carrier-lost", check=check)
