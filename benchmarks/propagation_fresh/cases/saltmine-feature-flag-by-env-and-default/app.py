import os

from openai import OpenAI

client = OpenAI()
TRACE = os.getenv("SALT_TRACE", "0") == "1"
STRICT = True


def headers(cid):
    out = {"x-team-id": "salt", "x-cost-center": "cc-323", "x-service": "mine", "x-environment": "prod"}
    if TRACE:
        out["x-correlation-id"] = cid
    return out


def flagged(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers("f-1"))


def strict(text):
    out = headers("s-1")
    if STRICT and "x-correlation-id" not in out:
        out["x-correlation-id"] = "forced"
    return client.responses.create(model="gpt-4o", input=text, extra_headers=out)


def main():
    flagged("a")
    strict("b")
