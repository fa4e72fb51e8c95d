"""It cannot be proven that a request carries metadata the policy requires: the value comes from outside the code.

Why it matters: if the value is empty when it counts, the cost has no owner, and nothing will say so. The same
goes for a client whose requests are sent by code that is not read (it is handed to a library, returned to a caller
outside, kept and never called here): it is reported at the line that makes it, with what it does not carry itself.

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

from checker.code.callsite import CallSite, Proof
from checker.code.trail import DepKind, Trail
from checker.findings.model import Evidence, Finding, Level
from checker.policy.model import Policy
from checker.rules.base import Rule
from checker.rules.causes import Cause, causes, fields_with
from checker.rules.remedies import edits_to_carry
from checker.rules.settlement import settling

MAX_ENDS = 3  # of trails, that a finding shows


def check(site: CallSite, policy: Policy) -> Iterator[Finding]:
    unknown = fields_with(site, Proof.UNKNOWN)
    edits = edits_to_carry(site, policy, unknown) if unknown else ()
    for cause in causes(site, Proof.UNKNOWN, unknown):
        yield Finding.open(
            _message(site, cause),
            at=cause.at,
            evidence=_with_ends((*cause.evidence, *site.went), cause.trails),
            fix=settling(cause.trails, site),
            fields=cause.fields,
            edits=edits,
        )


def _message(site: CallSite, cause: Cause) -> str:
    fields = ", ".join(cause.fields)
    if site.is_client:
        ends = dict.fromkeys(t.why for t in cause.trails if t.kind is DepKind.ESCAPED)
        why = next(iter(ends), site.went[0].note)
        more = f" (and {len(ends) - 1} more)" if len(ends) > 1 else ""
        return f"cannot prove that the requests of {site.target} carry {fields}: {why}{more}"
    why = f": {cause.trails[0].why}" if cause.trails else ""
    return f"cannot prove that {site.target} carries {fields}{why}"


def _with_ends(evidence: tuple[Evidence, ...], trails: tuple[Trail, ...]) -> tuple[Evidence, ...]:
    """The way, and where each trail was lost, in the words that say most."""
    ends = tuple(Evidence(t.at, t.why) for t in trails[:MAX_ENDS])
    way = (s for s in evidence if not any(e.at.line == s.at.line and e.note.startswith(s.note) for e in ends))
    return (*way, *dict.fromkeys(ends))


RULE = Rule(id="CP102", name="unproven-metadata", check=check, level=Level.WARNING)
