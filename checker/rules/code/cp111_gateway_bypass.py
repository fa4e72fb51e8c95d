"""A provider is called directly although the policy names a gateway that requests must take.

Why it matters: what does not pass the gateway is in none of its logs: it has no record, no owner and no budget, and
shows up only as the untraced rest of the provider's invoice.

Bad:

    from openai import OpenAI
    OpenAI().responses.create(model="gpt-5", input="hi")

Good:

    from openai import OpenAI
    OpenAI(base_url="https://llm.acme.internal/v1").responses.create(model="gpt-5", input="hi")

Not covered: a URL that the code does not tell (from the environment, a setting or a caller), a transport or proxy of
one's own, and functions without a client such as litellm.completion. The gateways are named under `gateways` in the
policy; an environment variable that the deployment sets to the gateway belongs there, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.code.callsite import CallSite
from checker.findings.model import Evidence, Finding
from checker.policy.model import Policy
from checker.rules.base import Rule


def check(site: CallSite, policy: Policy) -> Iterator[Finding]:
    if not policy.gateways or any(site.sdk in gateway.sdks for gateway in policy.gateways):
        return
    for endpoint in site.endpoints:
        if any(g.serves(endpoint.host) or set(g.environment) & set(endpoint.environment) for g in policy.gateways):
            continue
        names = " or ".join(g.name for g in policy.gateways)
        hosts = [host.removeprefix(".") for g in policy.gateways for host in g.hosts]
        elsewhere = (endpoint.at.path, endpoint.at.line) != (site.at.path, site.at.line)
        yield Finding.fail(
            f"{site.target} calls {endpoint.host} directly, not through {names}",
            at=endpoint.at,
            evidence=(Evidence(site.at, f"{site.target} is called here"),) if elsewhere else (),
            fix=f"send the client to {hosts[0]}" if hosts else f"use the client of {names}",
        )


RULE = Rule(id="CP111", name="gateway-bypass", check=check)
