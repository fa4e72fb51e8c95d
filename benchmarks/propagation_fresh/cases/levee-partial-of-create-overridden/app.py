from functools import partial

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "levee", "x-cost-center": "cc-842", "x-service": "flood-watch", "x-environment": "prod"}
ask = partial(client.responses.create, model="gpt-4o", extra_headers={**OWNER, "x-correlation-id": "levee-shift"})
ask_quietly = partial(ask, temperature=0)


def level(text):
    return ask_quietly(input=text)


def breach(text, cid):
    return ask_quietly(input=text, extra_headers={"x-correlation-id": cid})


def main():
    level("3.2 m")
    breach("5.0 m", "br-1")
