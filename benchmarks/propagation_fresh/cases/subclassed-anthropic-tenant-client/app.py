from anthropic import Anthropic


class TenantAnthropic(Anthropic):
    SERVICE = "tenant-writer"

    def __init__(self, tenant, *args, environment=None, **kwargs):
        headers = {"x-team-id": tenant, "x-cost-center": f"cc-{tenant}", "x-service": self.SERVICE}
        if environment:
            headers["x-environment"] = environment
        super().__init__(*args, default_headers=headers, **kwargs)

    def write(self, text, correlation_id):
        return self.messages.create(
            model="claude-sonnet-4-5",
            max_tokens=99,
            messages=[{"role": "user", "content": text}],
            extra_headers={"x-correlation-id": correlation_id},
        )


def production(tenant, text):
    return TenantAnthropic(tenant, environment="prod").write(text, "w-1")


def preview(tenant, text):
    return TenantAnthropic(tenant).messages.create(
        model="claude-haiku-4-5",
        max_tokens=99,
        messages=[{"role": "user", "content": text}],
        extra_headers={"x-correlation-id": "preview"},
    )


def main():
    production("acme", "a")
    preview("acme", "a")
