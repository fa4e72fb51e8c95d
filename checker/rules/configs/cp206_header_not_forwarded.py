"""A header that says who pays does not get past this hop.

Why it matters: the next hop cannot book what it is not told, and its record of the call has no owner.

For a collector that takes carriers from the request (`from_context: metadata.x-team-id`) it is the receiver without
`include_metadata`, and the processor that stands behind one which has lost the request. For a LiteLLM proxy whose
next hop is one of the policy's `gateways` it is `forward_client_headers_to_llm_api`.

Bad:

    # kong.yaml
    _format_version: "3.0"
    services: [{name: llm, url: "http://localhost:4000"}]
    plugins: [{name: request-transformer, service: llm, config: {remove: {headers: [x-team-id]}}}]

Good:

    # kong.yaml
    _format_version: "3.0"
    services: [{name: llm, url: "http://localhost:4000"}]
    plugins: [{name: request-transformer, service: llm, config: {remove: {headers: [x-debug]}}}]

Not covered: proxies that are no AI gateway (nginx, a service mesh), and headers that code of a plugin removes.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.configs.invariants.collector_context import context_lost
from checker.configs.invariants.next_hop import not_passed_on
from checker.configs.loading.configfile import ConfigFile
from checker.findings.model import Finding
from checker.policy.model import Policy
from checker.rules.base import Rule, Subject
from checker.rules.breach import findings


def check(config: ConfigFile, policy: Policy) -> Iterator[Finding]:
    more = (*context_lost(config, policy), *not_passed_on(config, policy))
    yield from findings(config, policy, RULE.id, more)


RULE = Rule(id="CP206", name="header-not-forwarded", check=check, subject=Subject.CONFIG_FILE)
