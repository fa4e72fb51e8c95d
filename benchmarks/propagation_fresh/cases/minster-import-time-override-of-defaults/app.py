"""prod.py overrides base.py by star import; one of its overrides is blank."""
from openai import OpenAI

import config
from config import base

client = OpenAI()


def headers(source, cid):
    return {"x-team-id": source.TEAM, "x-cost-center": source.CENTER, "x-service": source.SERVICE,
            "x-environment": source.ENVIRONMENT, "x-correlation-id": cid}


def sing(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers(config, "m-1"))


def rehearse(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers(base, "m-2"))


def main():
    sing("a")
    rehearse("b")
