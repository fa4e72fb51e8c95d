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
from checker.findings.model import Edit, Finding
from checker.policy.model import Policy
from checker.rules.base import Registry, Rule, Subject
from checker.rules.causes import causes, fields_with
from checker.rules.registered import edits_to_name
from checker.rules.remedies import edits_to_carry


def check(site: CallSite, policy: Policy, registry: Registry | None) -> Iterator[Finding]:
    named = fields_with(site, Proof.PLACEHOLDER)
    edits = edits_to_carry(site, policy, named) if named else ()
    for cause in causes(site, Proof.PLACEHOLDER, named):
        values = edits_to_name(site, policy, cause.fields, registry)
        yield Finding.fail(
            f"{site.target} sends a placeholder as {', '.join(cause.fields)}",
            at=cause.at,
            evidence=cause.evidence,
            fix=_named(values, registry) if values and registry else "give the value that the owners registry knows",
            fields=cause.fields,
            edits=values or edits,
        )


def _named(edits: tuple[Edit, ...], registry: Registry) -> str:
    values = dict.fromkeys(f'{edit.fields[0]} "{edit.ways[0].source}"' for edit in edits)
    return f"write what {registry.owners.path} has: {', '.join(values)}"


RULE = Rule(id="CP103", name="placeholder-value", check=check, subject=Subject.NAMED_SITE)
