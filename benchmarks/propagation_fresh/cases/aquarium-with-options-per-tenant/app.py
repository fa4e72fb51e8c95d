from openai import OpenAI

BASE = OpenAI(default_headers={"x-service": "feeding", "x-environment": "prod"})
TENANTS = {
    "reef": {"x-team-id": "reef", "x-cost-center": "cc-301"},
    "kelp": {"x-team-id": "kelp"},
}


def for_tenant(name):
    return BASE.with_options(default_headers=TENANTS[name], max_retries=0)


def feed_reef(text, cid):
    return for_tenant("reef").responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})


def feed_kelp(text, cid):
    client = for_tenant("kelp")
    client = client.with_options(timeout=3)
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})


def main():
    feed_reef("krill", "f-1")
    feed_kelp("krill", "f-2")
