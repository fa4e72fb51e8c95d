from enum import Enum, StrEnum

from openai import OpenAI

client = OpenAI()


class H(StrEnum):
    TEAM = "X-Team-ID"
    COST = "X-Cost-Center"
    SERVICE = "X-Service"
    ENV = "X-Environment"
    CID = "X-Correlation-Id"


class Raw(Enum):
    TEAM = "x-team-id"
    COST = "x-cost-center"


PREFIX = "X-"
NAMES = ("Team-Id", "Cost-Center", "Service", "Environment", "Correlation-Id")


def enumerated():
    return client.responses.create(model="gpt-5", input="x", extra_headers={
        H.TEAM: "t", H.COST: "c", H.SERVICE: "s", H.ENV: "e", H.CID: "1"})


def zipped():
    return client.responses.create(model="gpt-5", input="x", extra_headers=dict(zip((PREFIX + n for n in NAMES), "abcde")))


def underscored():
    return client.responses.create(model="gpt-5", input="x", extra_headers={f"x_{f}": f for f in ("team_id", "cost_center")})


def valued():
    headers = {m.value: "v" for m in Raw} | {"x-service": "s", "x-environment": "e", "x-correlation-id": "c"}
    return client.responses.create(model="gpt-5", input="x", extra_headers=headers)


def titled():
    names = ["team_id", "cost_center", "service", "environment"]
    return client.responses.create(model="gpt-5", input="x",
                                   extra_headers={"X-" + n.replace("_", "-").title(): n.upper() for n in names})


def main():
    enumerated()
    zipped()
    underscored()
    valued()
    titled()
