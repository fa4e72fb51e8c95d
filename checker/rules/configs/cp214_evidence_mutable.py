"""A bucket for logs or evidence can be overwritten.

Why it matters: a record that its keeper may change or delete proves nothing to the team that disputes the charge, or to
an auditor.

Looked at are buckets whose name speaks of logs, usage, spend, audits or evidence: objects of ACK, Crossplane and Config
Connector, and those of MinIO's tenants and chart.

Bad:

    # bucket.yaml
    apiVersion: s3.services.k8s.aws/v1alpha1
    kind: Bucket
    metadata: {name: llm-usage-logs}
    spec: {name: acme-llm-usage-logs}

Good:

    # bucket.yaml
    apiVersion: s3.services.k8s.aws/v1alpha1
    kind: Bucket
    metadata: {name: llm-usage-logs}
    spec: {name: acme-llm-usage-logs, objectLockEnabledForBucket: true}

Not covered: Terraform and CloudFormation, and sinks that only name a bucket: its lock is not theirs to set.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.configs.loading.configfile import ConfigFile
from checker.findings.model import Finding, Level
from checker.policy.model import Policy
from checker.rules.base import Rule, Subject
from checker.rules.breach import findings


def check(config: ConfigFile, policy: Policy) -> Iterator[Finding]:
    yield from findings(config, policy, RULE.id)


RULE = Rule(id="CP214", name="evidence-mutable", check=check, level=Level.WARNING, subject=Subject.CONFIG_FILE)
