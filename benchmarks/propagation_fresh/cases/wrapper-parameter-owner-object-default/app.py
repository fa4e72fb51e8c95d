"""The wrapper's owner parameter is an object; its default instance is short of an id."""
from dataclasses import dataclass

from openai import OpenAI

client = OpenAI()


@dataclass
class Owner:
    team: str = "meteo"
    center: str = "cc-1032"
    cid: str | None = None

    def __iter__(self):
        yield "x-team-id", self.team
        yield "x-cost-center", self.center
        if self.cid:
            yield "x-correlation-id", self.cid


def ask(text, owner: Owner = Owner(), env: str = "prod"):
    return client.responses.create(model="gpt-4o", input=text,
                                   extra_headers={**dict(owner), "x-service": "meteo", "x-environment": env})


def rain(day):
    return ask(day, Owner(cid=day))


def sun(day):
    return ask(day)


def wind(day):
    return ask(day, Owner(team="", cid=day), env="ci")


def main():
    rain("mon")
    sun("mon")
    wind("mon")
