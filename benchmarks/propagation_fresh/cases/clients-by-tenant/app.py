from openai import OpenAI

OWNER = {"x-cost-center": "cc-939", "x-service": "tenants", "x-environment": "prod"}
CLIENTS: dict[str, OpenAI] = {}


def register(tenant, **headers):
    CLIENTS[tenant] = OpenAI(default_headers={**OWNER, "x-team-id": tenant, **headers})


register("red", **{"x-correlation-id": "red-boot"})
register("blue")


def red(text):
    return CLIENTS["red"].responses.create(model="gpt-4o", input=text)


def blue(text):
    return CLIENTS["blue"].responses.create(model="gpt-4o", input=text)


def green(text):
    client = CLIENTS.get("green") or CLIENTS["red"]
    return client.responses.create(model="gpt-4o-mini", input=text)


def main():
    red("a")
    blue("a")
    green("a")
