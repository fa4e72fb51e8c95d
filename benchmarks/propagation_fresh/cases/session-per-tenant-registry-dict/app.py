from dataclasses import dataclass

from openai import OpenAI


@dataclass(frozen=True)
class Tenant:
    slug: str
    cost_center: str | None
    environment: str = "prod"


TENANTS = {
    "acme": Tenant("acme", "cc-acme"),
    "initech": Tenant("initech", None),
}


class TenantClients:
    def __init__(self):
        self._clients = {}

    def get(self, slug):
        if slug not in self._clients:
            tenant = TENANTS[slug]
            headers = {"x-team-id": tenant.slug, "x-service": "tenant-api", "x-environment": tenant.environment}
            if tenant.cost_center:
                headers["x-cost-center"] = tenant.cost_center
            self._clients[slug] = OpenAI(default_headers=headers)
        return self._clients[slug]


clients = TenantClients()


def acme_report(run):
    return clients.get("acme").responses.create(
        model="gpt-4.1", input="report", extra_headers={"x-correlation-id": run}
    )


def initech_report(run):
    return clients.get("initech").responses.create(
        model="gpt-4.1", input="report", extra_headers={"x-correlation-id": run}
    )


def main():
    acme_report("r-1")
    initech_report("r-2")
