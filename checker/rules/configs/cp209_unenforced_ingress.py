"""A gateway serves calls without an owner, or takes a caller's word for it.

Why it matters: an untagged call that was served is spend that nobody can be charged for afterwards; and where a name is
only looked for, anybody may write another team's.

What lets callers bring a provider's key of their own is reported whatever the policy demands.

Bad:

    # litellm-config.yaml
    # The policy's configs.ingress has require: [team_id].
    model_list: [{model_name: chat, litellm_params: {model: openai/gpt-5}}]
    general_settings: {master_key: os.environ/MASTER_KEY}

Good:

    # litellm-config.yaml
    model_list: [{model_name: chat, litellm_params: {model: openai/gpt-5}}]
    general_settings:
      master_key: os.environ/MASTER_KEY
      enable_jwt_auth: true
      litellm_jwtauth: {team_id_jwt_field: team}

Not covered: without `configs.ingress: {require: [team_id]}` in the policy nothing is demanded; what custom code or a
policy in another file decides is said to be open.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from checker.configs.invariants.ingress import Gap, Rejects, gaps
from checker.configs.loading.configfile import ConfigFile
from checker.findings.model import Finding, Kind, Level
from checker.policy.model import Policy
from checker.rules.base import Rule, Subject
from checker.rules.breach import findings


def check(config: ConfigFile, policy: Policy) -> Iterator[Finding]:
    yield from findings(config, policy, RULE.id)
    for gap in gaps(config, policy):
        found = Finding.fail(
            _message(gap),
            at=gap.item.at,
            fix=gap.fix,
            fields=gap.missing,
            level=Level.ERROR if gap.rejects is Rejects.NOTHING else Level.WARNING,
            anchor=f"{gap.item.pointer} {gap.rejects.value}",
            private=True,
        )
        yield replace(found, kind=Kind.OPEN) if gap.rejects is Rejects.UNKNOWN else found


def _message(gap: Gap) -> str:
    names = ", ".join(gap.missing)
    match gap.rejects:
        case Rejects.NOTHING:
            return f"{gap.setting} does not ask for {names}, which the policy demands at the ingress: {gap.why}"
        case Rejects.PRESENCE:
            return f"{gap.setting} only asks whether {names} is there: {gap.why}"
        case Rejects.UNKNOWN:
            return f"{gap.setting}: whether calls without {names} are rejected cannot be told: {gap.why}"


RULE = Rule(id="CP209", name="unenforced-ingress", check=check, subject=Subject.CONFIG_FILE)
