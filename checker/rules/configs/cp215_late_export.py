"""A batch, a queue or a timeout holds usage up for longer than the policy allows.

Why it matters: records that come late miss their invoice window, and what waits in memory is lost in a crash.

Defaults count: tail sampling waits 30 seconds where nobody says otherwise. Delays of one pipeline add up.

Bad:

    # collector.yaml
    # The policy's logs.latency has capture: 10s.
    receivers: {otlp: {protocols: {grpc: {}}}}
    processors: {batch: {timeout: 60s}}
    service: {pipelines: {traces: {receivers: [otlp], processors: [batch], exporters: [otlp]}}}

Good:

    # collector.yaml
    receivers: {otlp: {protocols: {grpc: {}}}}
    processors: {batch: {timeout: 5s}}
    service: {pipelines: {traces: {receivers: [otlp], processors: [batch], exporters: [otlp]}}}

Not covered: without `logs.latency: {capture: 10s}` in the policy there is nothing to compare with; delays that add up
over several collectors.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.configs.invariants.delays import delays_in_a_row
from checker.configs.loading.configfile import ConfigFile
from checker.findings.model import Finding
from checker.policy.model import Policy
from checker.rules.base import Rule, Subject
from checker.rules.breach import findings


def check(config: ConfigFile, policy: Policy) -> Iterator[Finding]:
    yield from findings(config, policy, RULE.id, delays_in_a_row(config, policy))


RULE = Rule(id="CP215", name="late-export", check=check, subject=Subject.CONFIG_FILE)
