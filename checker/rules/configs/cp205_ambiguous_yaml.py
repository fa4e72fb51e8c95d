"""A configuration file says something twice, too early, or in words that readers of YAML understand differently.

Why it matters: the value that a reviewer sees is not the one that the program uses, and no comparison can tell.

Bad:

    # litellm-config.yaml
    model_list:
      - model_name: chat
        litellm_params: {model: openai/gpt-5, input_cost_per_token: 3e-06}
    general_settings:
      disable_spend_logs: false
      disable_spend_logs: true

Good:

    # litellm-config.yaml
    model_list:
      - model_name: chat
        litellm_params: {model: openai/gpt-5, input_cost_per_token: 3.0e-06}
    general_settings:
      disable_spend_logs: false

A container's variable that names one given only further down its list (`$(TEAM_ID)`) does not see it.

Not covered: words that every reader of this kind of file understands alike (`yes` in a Helm values file).
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.configs.loading.configfile import ConfigFile
from checker.findings.model import Evidence, Finding, Level
from checker.policy.model import Policy
from checker.rules.base import Rule, Subject


def check(config: ConfigFile, policy: Policy) -> Iterator[Finding]:
    for found in config.diagnostics:
        if found.rule == RULE.id:
            yield Finding.fail(
                found.message,
                at=found.at,
                evidence=tuple(Evidence(at, "first") for at in found.also),
                fix="keep one of them" if found.also else None,
                level=Level.ERROR if found.also else Level.WARNING,
                anchor=f"{found.pointer}",
                private=True,
            )


RULE = Rule(id="CP205", name="ambiguous-yaml", check=check, subject=Subject.CONFIG_FILE)
