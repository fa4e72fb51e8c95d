"""A setting takes away, rewrites or hides what says who pays.

Why it matters: the call sent its owner along, and a processor, a filter or a list of fields threw it away on the way to
the ledger. Two environments may be equal in this, so comparing them shows nothing.

Carriers are those of the policy: `fields.<name>.carriers`. What is written again further down the same pipeline is not
lost; a field of which another name may be left is a warning.

Bad:

    # collector.yaml
    receivers: {otlp: {protocols: {grpc: {}}}}
    processors: {attributes/scrub: {actions: [{key: chargeback.team_id, action: delete}]}}
    service: {pipelines: {traces: {receivers: [otlp], processors: [attributes/scrub], exporters: [otlp]}}}

Good:

    # collector.yaml
    receivers: {otlp: {protocols: {grpc: {}}}}
    processors: {attributes/scrub: {actions: [{key: user.email, action: delete}]}}
    service: {pipelines: {traces: {receivers: [otlp], processors: [attributes/scrub], exporters: [otlp]}}}

Not covered: metrics, whose attributes may be dropped to keep their number low; values that a redaction by value happens
to fit; programs beyond the statements that the page of the kind's language names.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.configs.invariants.collector_losses import carriers_dropped
from checker.configs.loading.configfile import ConfigFile
from checker.findings.model import Finding
from checker.policy.model import Policy
from checker.rules.base import Rule, Subject
from checker.rules.breach import findings


def check(config: ConfigFile, policy: Policy) -> Iterator[Finding]:
    yield from findings(config, policy, RULE.id, carriers_dropped(config, policy))


RULE = Rule(id="CP202", name="carrier-dropped", check=check, subject=Subject.CONFIG_FILE)
