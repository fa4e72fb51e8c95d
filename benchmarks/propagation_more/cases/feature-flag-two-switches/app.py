"""One switch adds an optional extra field only, the other guards a required one."""
import os

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "f2", "x-cost-center": "cc-443", "x-service": "f2", "x-environment": "prod"}


def enabled(name):
    return os.environ.get(name, "").lower() in ("1", "true", "on")


def ask(text):
    headers = dict(TAGS)
    if enabled("TRACE"):
        headers["x-correlation-id"] = "trace-1"
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def ask_debug(text):
    headers = {**TAGS, "x-correlation-id": "1"}
    if enabled("TRACE"):
        headers["x-debug"] = "1"
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    ask("a")
    ask_debug("a")
