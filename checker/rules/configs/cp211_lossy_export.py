"""An exporter drops usage when its target is slow or away.

Why it matters: usage that is lost on the way to the ledger was bought all the same, and nobody can be charged for it.

What an exporter loses by default (a queue in memory, which ends with the process) is one warning, in files that show
that they have to do with LLM calls.

Bad:

    # vector.yaml
    sources: {spans: {type: opentelemetry}}
    sinks: {ledger: {type: http, inputs: [spans], buffer: {type: disk, when_full: drop_newest}}}

Good:

    # vector.yaml
    sources: {spans: {type: opentelemetry}}
    sinks: {ledger: {type: http, inputs: [spans], buffer: {type: disk, when_full: block}}}

Not covered: exporters that no pipeline of traces or logs uses. Delays are CP215 (late-export).
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


RULE = Rule(id="CP211", name="lossy-export", check=check, subject=Subject.CONFIG_FILE)
