import json
from pathlib import Path
from types import SimpleNamespace

from openai import OpenAI

with Path(__file__).with_name("owner.json").open() as handle:
    CONFIG = json.load(handle, object_hook=lambda found: SimpleNamespace(**found))

client = OpenAI()


def headers(owner, correlation):
    return {"x-team-id": owner.team, "x-cost-center": owner.center, "x-service": CONFIG.service,
            "x-environment": getattr(owner, "environment", ""), "x-correlation-id": correlation}


def stack(text, cid):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers(CONFIG.owners.hay, cid))


def bale(text, cid):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers(CONFIG.owners.straw, cid))


def main():
    stack("high?", "h1")
    bale("dry?", "h2")
