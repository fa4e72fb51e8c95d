from openai import OpenAI

client = OpenAI()
BASE = {"x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


def send(team):
    return client.embeddings.create(model="m", input="x", extra_headers={**BASE, "x-team-id": team})


def a():
    return client.responses.create(model="m", input="x", extra_headers={**BASE, "x-team-id": "un" + "known"})


def b():
    return client.responses.create(model="m", input="x", extra_headers={**BASE, "x-team-id": "ToDo"})


def c():
    return client.responses.create(model="m", input="x", extra_headers={**BASE, "x-team-id": "none-team".split("-")[0]})


def d():
    return client.responses.create(model="m", input="x", extra_headers={**BASE, "x-team-id": ["", "real"][0]})


def e():
    return client.responses.create(model="m", input="x", extra_headers={**BASE, "x-team-id": "".join([])})


def f():
    return client.responses.create(model="m", input="x", extra_headers={**BASE, "x-team-id": str(None)})


def g(n=0):
    return client.responses.create(model="m", input="x", extra_headers={**BASE, "x-team-id": "team" * n})


def h():
    return client.responses.create(model="m", input="x", extra_headers={**BASE, "x-team-id": "team"[4:]})


def i():
    return client.responses.create(model="m", input="x", extra_headers={**BASE, "x-team-id": f"{''}"})


def j(team=None):
    return client.responses.create(model="m", input="x", extra_headers={**BASE, "x-team-id": f"{team}"})


def main():
    for fn in (a, b, c, d, e, f, g, h, i, j):
        fn()
    send("ok")
    send("unknown")
