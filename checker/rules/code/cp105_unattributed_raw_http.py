"""A plain HTTP request to a model provider leaves without metadata the policy requires.

Why it matters: calls that bypass the SDK bypass its wrappers too; their cost has no owner and they are seldom noticed.

Bad:

    import httpx
    httpx.post("https://api.openai.com/v1/responses", json={"model": "gpt-5", "input": "hi"})

Good:

    import httpx
    httpx.post(
        "https://api.openai.com/v1/responses",
        json={"model": "gpt-5", "input": "hi"},
        headers={"x-team-id": "search"},
    )

Not covered: a URL that the code does not tell, such as one from the environment. With an SDK it is CP101
(missing-metadata).
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
    if not site.raw_http:
        return
    lost = lost_fields(site, policy)
    absent = tuple(name for name in fields_with(site, Proof.ABSENT) if name not in lost)
    edits = edits_to_carry(site, policy, absent) if absent else ()
    for cause in causes(site, Proof.ABSENT, absent):
        yield Finding.fail(
            f"{site.code or site.target} calls a model provider without {', '.join(cause.fields)}",
            at=cause.at,
            evidence=cause.evidence,
            fix=how_to_carry(site, policy, cause.fields, edits, cause.at),
            fields=cause.fields,
            edits=edits,
        )


RULE = Rule(id="CP105", name="unattributed-raw-http", check=check)
