from openai import OpenAI

client = OpenAI()


class Tenant:
    def __init__(self, name, plan, center=None):
        self.name = name
        self.plan = plan
        self.center = center

    @property
    def billable(self):
        return self.plan in {"pro", "enterprise"}


def metadata(tenant, cid):
    return {
        "team_id": tenant.name,
        "service": "assist",
        "environment": "prod",
        "correlation_id": cid,
        **({"cost_center": tenant.center or f"cc-{tenant.name}"} if tenant.billable else {}),
    }


def assist(text):
    return client.responses.create(model="gpt-4o", input=text, metadata=metadata(Tenant("acme", "pro"), "a-1"))


def assist_free(text):
    return client.responses.create(model="gpt-4o-mini", input=text, metadata=metadata(Tenant("tiny", "free", "cc-9"), "a-2"))


def main():
    assist("a")
    assist_free("b")
