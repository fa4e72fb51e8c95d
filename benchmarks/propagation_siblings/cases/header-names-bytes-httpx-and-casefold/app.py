import httpx
from openai import OpenAI

client = OpenAI()
VALUES = {"team_id": "hn", "cost_center": "cc-1", "service": "hn", "environment": "prod", "correlation_id": "1"}
PREFIX = "X-"


def header(name):
    return PREFIX + "-".join(part.capitalize() for part in name.split("_"))


def a():
    return client.responses.create(model="gpt-4o", input="x", extra_headers={header(k): v for k, v in VALUES.items()})


def b():
    return client.responses.create(model="gpt-4o", input="x", extra_headers={k.upper(): v for k, v in VALUES.items()})


def c():
    return client.responses.create(model="gpt-4o", input="x", extra_headers={f"x-{k}".translate({95: "-"}): v for k, v in VALUES.items()})


def d():
    return client.responses.create(model="gpt-4o", input="x", extra_headers={"X_" + k: v for k, v in VALUES.items()})


def e():
    h = httpx.Headers({header(k).upper(): v for k, v in VALUES.items()})
    h["x-team-id"] = "other"
    return client.responses.create(model="gpt-4o", input="x", extra_headers=dict(h))


def f():
    h = httpx.Headers({header(k): v for k, v in VALUES.items()})
    del h["X-SERVICE"]
    return client.responses.create(model="gpt-4o", input="x", extra_headers=dict(h.items()))


def g():
    names = "x-team-id,x-cost-center,x-service,x-environment,x-correlation-id".split(",")
    return client.responses.create(model="gpt-4o", input="x", extra_headers=dict(zip(names, VALUES.values())))


def main():
    for fn in (a, b, c, d, e, f, g):
        fn()
