import json

from openai import OpenAI

from jobs import drain, handler

client = OpenAI()
OWNER = {"x-team-id": "moraine", "x-cost-center": "cc-365", "x-service": "ice", "x-environment": "prod"}


@handler("melt")
def melt(text, cid="melt-0"):
    client.responses.create(model="gpt-4o", input=text, extra_headers={**OWNER, "x-correlation-id": cid})


@handler("freeze")
def freeze(text, headers=None):
    client.responses.create(model="gpt-4o", input=text, extra_headers=headers or OWNER)


def main():
    drain([json.dumps({"kind": "melt", "text": "a", "options": {"cid": "m-1"}}), json.dumps({"kind": "freeze", "text": "b"})])
