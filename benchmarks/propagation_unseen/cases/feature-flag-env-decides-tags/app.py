import os
from dataclasses import dataclass

from openai import OpenAI


@dataclass
class Flags:
    tag: bool = os.getenv("TAG_LLM") == "1"
    trace: bool = True


flags = Flags()
client = OpenAI()
FULL = {"x-team-id": "ff", "x-cost-center": "cc", "x-service": "ff", "x-environment": "prod", "x-correlation-id": "1"}


def flagged():
    return client.responses.create(model="gpt-5", input="x", extra_headers=FULL if flags.tag else None)


def constant_flag():
    return client.responses.create(model="gpt-5", input="x", extra_headers=FULL if flags.trace else None)


def flagged_either():
    headers = dict(FULL)
    if not flags.tag:
        headers["x-service"] = "ff-off"
    return client.responses.create(model="gpt-5", input="x", extra_headers=headers)


def main():
    flagged()
    constant_flag()
    flagged_either()
