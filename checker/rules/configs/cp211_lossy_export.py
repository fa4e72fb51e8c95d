"""An exporter drops usage when its target is slow or away.

Why it matters: usage that is lost on the way to the ledger was bought all the same, and nobody can be charged for it.

Bad:

    # vector.yaml
    sources: {spans: {type: opentelemetry}}
    sinks: {ledger: {type: http, inputs: [spans], buffer: {type: disk, when_full: drop_newest}}}

Good:

    # vector.yaml
    sources: {spans: {type: opentelemetry}}
    sinks: {ledger: {type: http, inputs: [spans], buffer: {type: disk, when_full: block}}}

Not covered: queues in memory, exporters that no pipeline of traces or logs uses, and delays.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.configs.configfile import ConfigFile
from checker.findings.model import Finding
from checker.policy.model import Policy
from checker.rules.base import Rule, Subject
from checker.rules.breach import findings


def check(config: ConfigFile, policy: Policy) -> Iterator[Finding]:
    yield from findings(config, RULE.id)


RULE = Rule(id="CP211", name="lossy-export", check=check, subject=Subject.CONFIG_FILE)
