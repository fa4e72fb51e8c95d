"""British spelling in one of the two builders."""
from openai import OpenAI

client = OpenAI()


def tags(cid, *, centre="cc-1003"):
    return {"x-team-id": "rail", "x-cost-centre": centre, "x-service": "delays", "x-environment": "prod", "x-correlation-id": cid}


def american(cid):
    out = tags(cid)
    out["x-cost-center"] = out.pop("x-cost-centre")
    return out


def explain(train):
    return client.responses.create(model="gpt-4o-mini", input=train, extra_headers=tags(train))


def announce(train):
    return client.responses.create(model="gpt-4o-mini", input=train, extra_headers=american(train))


def main():
    explain("ICE 5")
    announce("ICE 5")
