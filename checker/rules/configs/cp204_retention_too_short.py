"""Records of usage are deleted before the policy allows it.

Why it matters: invoices come a month later and are disputed after that; what was deleted by then can be neither
reconciled nor defended.

A limit by size is reported whatever the policy says.

Bad:

    # litellm-config.yaml
    # The policy's logs.retention has records: 400d.
    model_list: [{model_name: chat, litellm_params: {model: openai/gpt-5}}]
    general_settings: {maximum_spend_logs_retention_period: 30d}

Good:

    # litellm-config.yaml
    model_list: [{model_name: chat, litellm_params: {model: openai/gpt-5}}]
    general_settings: {maximum_spend_logs_retention_period: 400d}

Not covered: without `logs.retention: {records: 400d}` in the policy there is nothing to compare with; buckets that no
Kubernetes object describes.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.configs.loading.configfile import ConfigFile
from checker.findings.model import Finding
from checker.policy.model import Policy
from checker.rules.base import Rule, Subject
from checker.rules.breach import findings


def check(config: ConfigFile, policy: Policy) -> Iterator[Finding]:
    yield from findings(config, policy, RULE.id)


RULE = Rule(id="CP204", name="retention-too-short", check=check, subject=Subject.CONFIG_FILE)
