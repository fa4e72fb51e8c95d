from collections import namedtuple
from types import SimpleNamespace

from openai import OpenAI

client = OpenAI()
Owner = namedtuple("Owner", "team cost_center service environment", defaults=["prod"])


def ask(text, team, cost_center, service, environment, cid="x-1", **rest):
    return client.responses.create(model="gpt-4o", input=text, **rest, extra_headers={
        "x-team-id": team, "x-cost-center": cost_center, "x-service": service, "x-environment": environment, "x-correlation-id": cid})


def send(*parts, **options):
    return client.responses.create(model="gpt-4o", input=" ".join(parts), **{"temperature": 0, **options})


class Kw(SimpleNamespace):
    pass


def main():
    owner = Owner("st", "cc-1", "st")
    ask("a", *owner)
    ask("a", *owner[:3], "dev")
    ask("b", **owner._asdict())
    ask("c", *owner._replace(cost_center=""))
    ask("d", *["st", "cc-2"], *("st", "prod"), cid="z")
    ask("e", *owner, **{"cid": ""})
    headers = {"x-team-id": "st", "x-cost-center": "1", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}
    send("a", "b", extra_headers=headers)
    send("a", **vars(Kw(extra_headers=headers, temperature=1)))
    send("a", "c")
