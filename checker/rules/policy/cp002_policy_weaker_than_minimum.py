"""The policy leaves out a field that the built-in policy `minimum` has, or asks for it later than `minimum` does.

Why it matters: below the minimum (request boundary, actual model, full token counts, correlation id) cost can be
counted but not attributed, and no later step can make up for it.

Bad:

    # policy.yaml: stands alone and forgets the request boundary
    schema_version: 1
    name: ours
    version: "1.0.0"
    fields: {team_id: {due: request, schema: {type: string}, carriers: {headers: [x-team-id]}}}

Good:

    # policy.yaml: adds to the minimum
    schema_version: 1
    name: ours
    version: "1.0.0"
    extends: [minimum]
    fields: {team_id: {due: request, schema: {type: string}, carriers: {headers: [x-team-id]}}}

Not covered: whether a field's schema accepts more than the minimum's.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.documents.location import Location
from checker.findings.model import Finding, Level
from checker.policy.model import Stage
from checker.rules.base import PolicyInForce, Rule, Subject

_ORDER = {Stage.REQUEST: 0, Stage.RESPONSE: 1, Stage.ENRICHMENT: 2}


def check(subject: PolicyInForce) -> Iterator[Finding]:
    policy = subject.policy
    minimum = subject.minimum
    if minimum is None or policy.ref.builtin:
        return
    absent = [name for name in minimum.fields if name not in policy.fields]
    later = [
        name
        for name, field in minimum.fields.items()
        if name in policy.fields and _ORDER[policy.fields[name].due] > _ORDER[field.due]
    ]
    at = Location(policy.ref.path, 1)
    if absent:
        yield Finding.fail(
            f"policy {policy.name} lacks {', '.join(absent)}, which the built-in minimum has",
            at=at,
            fix="add `extends: [minimum]`",
            fields=tuple(absent),
        )
    for name in later:
        yield Finding.fail(
            f"policy {policy.name} asks for {name} only at {policy.fields[name].due.value}, "
            f"the built-in minimum at {minimum.fields[name].due.value}",
            at=policy.fields[name].at if policy.fields[name].at.path else at,
            fix=f"set `due: {minimum.fields[name].due.value}`",
            fields=(name,),
        )


RULE = Rule(id="CP002", name="policy-weaker-than-minimum", check=check, level=Level.WARNING, subject=Subject.POLICY)
