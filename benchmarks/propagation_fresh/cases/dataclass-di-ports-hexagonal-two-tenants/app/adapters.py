from dataclasses import dataclass, field

from anthropic import Anthropic
from openai import OpenAI

from .domain import Tenant


def _owner(tenant: Tenant, trace: str, service: str) -> dict[str, str]:
    return {"x-team-id": tenant.slug, "x-cost-center": tenant.cost_center or "", "x-correlation-id": trace,
            "x-service": service, "x-environment": "prod"}


@dataclass
class Gpt:
    client: OpenAI = field(default_factory=OpenAI)
    name: str = "gpt-5"

    def generate(self, prompt, *, tenant, trace):
        return self.client.responses.create(
            model=self.name, input=prompt, extra_headers=_owner(tenant, trace, "summaries")).output_text


@dataclass
class Claude:
    client: Anthropic = field(default_factory=Anthropic)

    def generate(self, prompt, *, tenant, trace):
        out = self.client.messages.create(
            model="claude-haiku-4-5", max_tokens=9, messages=[{"role": "user", "content": prompt}],
            extra_headers=_owner(tenant, trace, service=""))
        return out.content[0].text
