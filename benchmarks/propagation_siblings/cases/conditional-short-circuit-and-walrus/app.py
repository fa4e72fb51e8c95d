from openai import OpenAI

FULL = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}
client = OpenAI()


def a(extra=None):
    h = extra and FULL
    return client.responses.create(model="m", input="x", extra_headers=h)


def b(flag=True):
    h = not flag or {}
    return client.responses.create(model="m", input="x", extra_headers=h or FULL)


def c(items=()):
    if any(items):
        h = FULL
    elif all(items):
        h = {}
    return client.responses.create(model="m", input="x", extra_headers=h)


def d(n=2):
    h = FULL if n % 2 else {}
    return client.responses.create(model="m", input="x", extra_headers=h)


def e(n=2):
    h = FULL if n % 2 == 0 else {}
    return client.responses.create(model="m", input="x", extra_headers=h)


def f(values=(1, 2, 3)):
    h = dict(FULL)
    if (total := sum(values)) > 5:
        h.pop("x-team-id")
    return client.responses.create(model="m", input=str(total), extra_headers=h)


def g(name="prod"):
    h = {"dev": {}, "prod": FULL}.get(name.upper(), {})
    return client.responses.create(model="m", input="x", extra_headers=h)


def main():
    for fn in (a, b, c, d, e, f, g):
        fn()
