"""Usage is sampled before it reaches the ledger.

Why it matters: what a sampler drops was bought and is billed, but nobody can be charged for it.

Limits per second count as sampling (Vector's and Fluent Bit's throttle), and so does tail sampling of which no policy
keeps every LLM call.

Bad:

    # collector.yaml
    receivers: {otlp: {protocols: {grpc: {}}}}
    processors: {probabilistic_sampler: {sampling_percentage: 10}}
    service: {pipelines: {traces: {receivers: [otlp], processors: [probabilistic_sampler], exporters: [otlp]}}}

Good:

    # collector.yaml
    receivers: {otlp: {protocols: {grpc: {}}}}
    processors: {probabilistic_sampler: {sampling_percentage: 100}}
    service: {pipelines: {traces: {receivers: [otlp], processors: [probabilistic_sampler], exporters: [otlp]}}}

Not covered: samplers that no pipeline uses, rates that only a variable tells, and head sampling that code sets.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.configs.invariants.datadog import traces_thinned
from checker.configs.invariants.tail_sampling import traces_not_kept
from checker.configs.loading.configfile import ConfigFile
from checker.findings.model import Finding
from checker.policy.model import Policy
from checker.rules.base import Rule, Subject
from checker.rules.breach import findings


def check(config: ConfigFile, policy: Policy) -> Iterator[Finding]:
    yield from findings(config, policy, RULE.id, (*traces_not_kept(config, policy), *traces_thinned(config)))


RULE = Rule(id="CP203", name="billing-span-sampled", check=check, subject=Subject.CONFIG_FILE)
