import os
from enum import Enum

from openai import OpenAI

OWNER = {"x-team-id": "ff", "x-cost-center": "cc-1", "x-service": "ff", "x-environment": "prod", "x-correlation-id": "1"}
ENABLED = bool(os.environ.get("LLM_TAGS"))
client = OpenAI(default_headers=OWNER if ENABLED else None)
always = OpenAI(default_headers=OWNER)


class Mode(Enum):
    DEV = "dev"
    PROD = "prod"


MODE = Mode(os.environ.get("MODE", "prod"))
USE_NEW = True


def a():
    return client.responses.create(model="gpt-4o", input="x")


def b():
    if MODE is Mode.DEV:
        return always.responses.create(model="gpt-4o-mini", input="x")
    return always.responses.create(model="gpt-4o", input="x", extra_headers={"x-environment": MODE.value})


def c():
    headers = OWNER if USE_NEW else {}
    return client.embeddings.create(model="e", input="x", extra_headers=headers)


def d():
    headers = dict(OWNER)
    if os.environ["MODE"] == "dev":
        del headers["x-cost-center"]
    return OpenAI().responses.create(model="gpt-4o", input="x", extra_headers=headers)


def main():
    a()
    b()
    c()
    d()
