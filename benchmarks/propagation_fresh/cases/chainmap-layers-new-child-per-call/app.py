from collections import ChainMap

from openai import OpenAI

client = OpenAI()
COMPANY = {"x-cost-center": "cc-2440", "x-environment": "prod"}
TEAM = {"x-team-id": "garden", "x-service": "plant-doctor"}
layers = ChainMap(TEAM, COMPANY)


def diagnose(text, cid):
    scoped = layers.new_child({"x-correlation-id": cid})
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(scoped))


def hint(text, cid):
    scoped = layers.new_child()
    scoped["x-correlation-id"] = cid
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(scoped.parents))


def quiet(text, cid):
    scoped = layers.new_child({"x-correlation-id": cid, "x-service": ""})
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**scoped})


def main():
    diagnose("yellow leaves", "g-1")
    hint("yellow leaves", "g-2")
    quiet("yellow leaves", "g-3")
