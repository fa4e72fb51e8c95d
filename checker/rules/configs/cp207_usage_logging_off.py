"""A gateway or SDK is told not to record usage.

Why it matters: what is not recorded cannot be charged to anybody, and no later step can bring it back. A collector that
names a component which nothing defines refuses to start, and records nothing at all.

Bad:

    # litellm-config.yaml
    model_list: [{model_name: chat, litellm_params: {model: openai/gpt-5}}]
    general_settings: {disable_spend_logs: true}

Good:

    # litellm-config.yaml
    model_list: [{model_name: chat, litellm_params: {model: openai/gpt-5}}]
    general_settings: {disable_spend_logs: false}

Not covered: prompts and answers that are not kept; usage is not concerned.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.configs.invariants.collector import exported_nowhere
from checker.configs.invariants.recording import not_recorded
from checker.configs.invariants.starting import not_starting
from checker.configs.loading.configfile import ConfigFile
from checker.findings.model import Finding
from checker.policy.model import Policy
from checker.rules.base import Rule, Subject
from checker.rules.breach import findings


def check(config: ConfigFile, policy: Policy) -> Iterator[Finding]:
    more = (*exported_nowhere(config, policy), *not_recorded(config, policy), *not_starting(config))
    yield from findings(config, policy, RULE.id, more)


RULE = Rule(id="CP207", name="usage-logging-off", check=check, subject=Subject.CONFIG_FILE)
