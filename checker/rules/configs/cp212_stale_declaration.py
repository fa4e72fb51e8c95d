"""A declared difference between environments has expired, is beyond the policy's limits, or nothing differs there.

Why it matters: a declaration that nobody needs hides the next difference at its place, and one that has expired is a
decision which nobody has taken again.

Bad:

    # policy.yaml
    schema_version: 1
    name: ours
    version: "1.0.0"
    extends: [chargeback]
    configs:
      differences: [{path: /router_settings/num_retries, owner: team-core, reason: trial, expires: 2020-01-01}]
    # litellm-staging.yaml
    model_list: [{model_name: chat, litellm_params: {model: openai/gpt-5}}]
    router_settings: {num_retries: 1}
    # litellm-prod.yaml
    model_list: [{model_name: chat, litellm_params: {model: openai/gpt-5}}]
    router_settings: {num_retries: 2}

Good:

    # policy.yaml
    schema_version: 1
    name: ours
    version: "1.0.0"
    extends: [chargeback]
    configs:
      differences: [{path: /router_settings/num_retries, owner: team-core, reason: trial, expires: 2099-01-01}]
    # litellm-staging.yaml
    model_list: [{model_name: chat, litellm_params: {model: openai/gpt-5}}]
    router_settings: {num_retries: 1}
    # litellm-prod.yaml
    model_list: [{model_name: chat, litellm_params: {model: openai/gpt-5}}]
    router_settings: {num_retries: 2}

Not covered: declarations for files that were not compared in this run. `--as-of DATE` decides what "expired" is.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.findings.model import Finding, Level
from checker.policy.limits import NOTICE_DAYS, days_left, limit_faults
from checker.rules.base import Declarations, Rule, Subject


def check(subject: Declarations) -> Iterator[Finding]:
    for declaration in subject.declared:
        where = f"{declaration.path} ({declaration.owner})"
        if declaration.expires < subject.as_of:
            yield Finding.fail(
                f"the declared difference at {where} expired on {declaration.expires.isoformat()}",
                at=declaration.at,
                fix="make both environments the same, or have its owner set a new date",
                anchor=f"{declaration.path} {declaration.files or ''}",
            )
            continue
        for fault in limit_faults(
            subject.limits,
            expires=declaration.expires,
            granted=declaration.granted,
            approved_by=declaration.approved_by,
            as_of=subject.as_of,
        ):
            yield Finding.fail(
                f"the declared difference at {where} does not count: {fault}",
                at=declaration.at,
                fix="mend it, or make both environments the same",
                anchor=f"{declaration.path} {declaration.files or ''} {fault}",
            )
        if (declaration.expires - subject.as_of).days <= NOTICE_DAYS:
            when = days_left(declaration.expires, subject.as_of)
            yield Finding.fail(
                f"the declared difference at {where} expires {when}, on {declaration.expires.isoformat()}",
                at=declaration.at,
                fix=f"make both environments the same, or have {declaration.owner} ask again",
                level=Level.NOTE,
                anchor=f"{declaration.path} {declaration.files or ''}",
            )
        if declaration not in subject.used and declaration in subject.comparable:
            yield Finding.fail(
                f"nothing differs at {where}: the declaration is not needed",
                at=declaration.at,
                fix="remove it",
                level=Level.WARNING,
                anchor=f"{declaration.path} {declaration.files or ''}",
            )


RULE = Rule(id="CP212", name="stale-declaration", check=check, subject=Subject.DECLARATIONS)
