"""A stream is not asked for the tokens that it uses, though the policy wants them recorded.

Why it matters: the provider bills the tokens, and the application's records have none; what cannot be counted is
estimated, and an estimate is no invoice.

Bad:

    from openai import OpenAI
    OpenAI().chat.completions.create(model="gpt-5", messages=[], stream=True)

Good:

    from openai import OpenAI
    OpenAI().chat.completions.create(model="gpt-5", messages=[], stream=True, stream_options={"include_usage": True})

Where callers decide it, those that are seen to stream without asking are named with the finding.

Not covered: whether the last chunk, which holds the usage, is read; a gateway that adds the option by itself (switch
the rule off in the policy then). Most SDKs tell the usage of a stream unasked; which ones do not is said in the
catalogue.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.code.callsite import CallSite
from checker.code.demand import TOKENS
from checker.findings.model import Finding, Level
from checker.policy.model import Policy
from checker.rules.base import Rule
from checker.rules.remedies import edits_to_ask


def check(site: CallSite, policy: Policy) -> Iterator[Finding]:
    wanted = tuple(name for name in TOKENS if name in policy.fields)
    if site.usage_lost and wanted:
        head, _, key = site.usage_parameter.partition(".")
        where = " where it streams" if site.usage_by else ""
        yield Finding.fail(
            f"{site.target} streams without usage: {' and '.join(wanted)} cannot be recorded",
            at=site.at,
            evidence=site.usage_by,
            fix=f'pass {head}={{"{key}": True}}{where} and read the usage from the last chunk',
            fields=wanted,
            # A request that is no stream is refused with the option: which ones are only callers say.
            edits=() if site.usage_by else edits_to_ask(site, wanted),
        )


RULE = Rule(id="CP107", name="usage-lost", check=check, level=Level.WARNING)
