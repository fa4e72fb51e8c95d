"""A gateway or SDK is told not to record usage.

Why it matters: what is not recorded cannot be charged to anybody, and no later step can bring it back.

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

from checker.configs.configfile import ConfigFile, Item
from checker.findings.model import Finding
from checker.policy.model import Policy
from checker.rules.base import Rule, Subject

# Settings that switch recording off, by kind: the path, the value that is bad, and what it costs.
_SWITCHES: dict[str, tuple[tuple[str, bool, str], ...]] = {
    "litellm-proxy": (
        ("/general_settings/disable_spend_logs", True, "no spend log rows are written"),
        ("/general_settings/disable_spend_updates", True, "spend is not summed up per key, user and team"),
    ),
}
_VARIABLES: dict[str, tuple[bool, str]] = {
    "OTEL_SDK_DISABLED": (True, "the OpenTelemetry SDK records nothing"),
    "TRACELOOP_TRACING_ENABLED": (False, "OpenLLMetry records no spans"),
    "LANGFUSE_TRACING_ENABLED": (False, "Langfuse records nothing"),
    "DISABLE_SPEND_LOGS": (True, "no spend log rows are written"),
}


def check(config: ConfigFile, policy: Policy) -> Iterator[Finding]:
    for kind, switches in _SWITCHES.items():
        for path, bad, cost in switches:
            for item in config.effective(kind, path):
                if as_boolean(item) is bad:
                    yield _finding(item, path.strip("/").replace("/", "."), cost)
    for name, item in config.variables():
        if name in _VARIABLES and as_boolean(item) is _VARIABLES[name][0]:
            yield _finding(item, name, _VARIABLES[name][1])


def _finding(item: Item, setting: str, cost: str) -> Finding:
    return Finding.fail(
        f"{setting} is {str(item.value).lower()}: {cost}",
        at=item.at,
        fix=f"remove {setting}, or set it to {str(not as_boolean(item)).lower()}",
        anchor=item.pointer,
        private=True,
    )


def as_boolean(item: Item) -> bool | None:
    value = str(item.value).strip().lower()
    return {
        "true": True,
        "1": True,
        "yes": True,
        "on": True,
        "false": False,
        "0": False,
        "no": False,
        "off": False,
    }.get(value)


RULE = Rule(id="CP207", name="usage-logging-off", check=check, subject=Subject.CONFIG_FILE)
