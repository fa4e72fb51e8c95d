from enum import Enum

from openai import OpenAI

client = OpenAI()


class Plan(Enum):
    FREE = "free"
    PAID = "paid"
    TRIAL = "trial"


def tags(plan: Plan, cid: str) -> dict:
    out = {"x-team-id": "tram", "x-service": "routes", "x-environment": "prod", "x-correlation-id": cid}
    match plan:
        case Plan.PAID:
            out["x-cost-center"] = "cc-310"
        case Plan.TRIAL | Plan.FREE if cid.startswith("promo-"):
            out["x-cost-center"] = "cc-311"
        case _:
            pass
    return out


def paid(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=tags(Plan.PAID, "p-1"))


def promo(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=tags(Plan.TRIAL, "promo-1"))


def free(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=tags(Plan.FREE, "f-1"))


def main():
    paid("a")
    promo("b")
    free("c")
