"""A request to a model leaves the service without metadata the policy requires.

Why it matters: its cost has no owner and lands on the shared account.

Bad:

    from openai import OpenAI
    OpenAI().responses.create(model="gpt-5", input="hi")

Good:

    from openai import OpenAI
    OpenAI().responses.create(model="gpt-5", input="hi", extra_headers={"x-team-id": "search"})

Not covered: a field whose value cannot be followed is CP102 (unproven-metadata), a request without an SDK is CP105
(unattributed-raw-http), and metadata that is given but never sent is CP104 (metadata-carrier-lost).
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.code.callsite import CallSite, Proof
from checker.findings.model import Finding
from checker.policy.model import Policy
from checker.rules.base import Rule
from checker.rules.causes import causes, fields_with, lost_fields
from checker.rules.remedies import edits_to_carry, how_to_carry


def check(site: CallSite, policy: Policy) -> Iterator[Finding]:
    if site.raw_http:
        return
    lost = lost_fields(site, policy)
    absent = tuple(name for name in fields_with(site, Proof.ABSENT) if name not in lost)
    edits = edits_to_carry(site, policy, absent) if absent else ()
    for cause in causes(site, Proof.ABSENT, absent):
        yield Finding.fail(
            f"{site.target} leaves without {', '.join(cause.fields)}",
            at=cause.at,
            evidence=cause.evidence,
            fix=how_to_carry(site, policy, cause.fields, edits, cause.at),
            fields=cause.fields,
            edits=edits,
        )


RULE = Rule(id="CP101", name="missing-metadata", check=check)
