from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "ag", "x-service": "ag", "x-environment": "prod"}


def complete(headers):
    return all(headers.get(f"x-{name}") for name in ("team-id", "cost-center", "service", "environment", "correlation-id"))


def asserted(text, **extra):
    headers = OWNER | {k.replace("_", "-"): v for k, v in extra.items()}
    assert complete(headers), "incomplete"
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def warned(text, **extra):
    headers = OWNER | {k.replace("_", "-"): v for k, v in extra.items()}
    if not complete(headers):
        print("incomplete", headers)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    asserted("a", x_cost_center="cc-336", x_correlation_id="1")
    warned("a", x_cost_center="cc-336")
