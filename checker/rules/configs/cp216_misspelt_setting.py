"""A setting that decides what is recorded is misspelt, so that the program does not know it.

Why it matters: most programs pass over a name that they do not know. A callback under `sucess_callback` records
nothing, in both environments alike, and nobody is told.

Bad:

    # litellm-config.yaml
    model_list: [{model_name: chat, litellm_params: {model: openai/gpt-5}}]
    litellm_settings:
      sucess_callback: [langfuse]
      failure_callback: [langfuse]
      global_disable_no_log_param: true

Good:

    # litellm-config.yaml
    model_list: [{model_name: chat, litellm_params: {model: openai/gpt-5}}]
    litellm_settings:
      success_callback: [langfuse]
      failure_callback: [langfuse]
      global_disable_no_log_param: true

A setting in a section of LiteLLM where it is not read (`disable_error_logs` under `litellm_settings`) is one as well.

Not covered: names of less than six letters, or more than two letters away; settings that checkpolicy does not know.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.configs.invariants.misspelt import misspelt
from checker.configs.loading.configfile import ConfigFile
from checker.findings.model import Finding, Level
from checker.policy.model import Policy
from checker.rules.base import Rule, Subject


def check(config: ConfigFile, policy: Policy) -> Iterator[Finding]:
    for found in misspelt(config):
        name = found.pointer.strip("/").replace("/", ".")
        why = f" ({found.setting.why})" if found.setting.why else ""
        yield Finding.fail(
            f"{name} is no setting of {found.kind.title} that checkpolicy knows, but {found.meant} is one{why}",
            at=found.key.at,
            fix=f"write {found.meant}, or suppress it here with a reason",
            level=Level.WARNING,
            anchor=found.pointer,
            private=True,
        )


RULE = Rule(id="CP216", name="misspelt-setting", check=check, subject=Subject.CONFIG_FILE)
