import os
import sys

from openai import OpenAI

OWNER = {"x-team-id": "mc", "x-cost-center": "cc-2015"}
if sys.version_info >= (3, 9):
    OWNER |= {"x-service": "mc", "x-environment": "prod"}
else:
    OWNER.update({"x-service": "mc"})
OWNER["x-correlation-id"] = os.environ["SERVICE_NAME"] + "-boot"
SLIM = OWNER.copy()
SLIM.pop("x-cost-center")
client = OpenAI()


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=OWNER)


def ask_slim(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=SLIM)


def main():
    ask("a")
    ask_slim("a")
