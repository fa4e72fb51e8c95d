import os
import socket
from string import Template

import openai

REGION = Template("$env-$zone")


def correlation(*parts):
    return ":".join(filter(None, parts))


def ask(text, plate=None):
    return openai.OpenAI().responses.create(
        model="gpt-4o", input=text,
        extra_headers={
            "x-team-id": os.environ["TEAM_ID"].strip() or "tolls",
            "x-cost-center": "cc-{:04d}".format(42),
            "x-service": "-".join(["toll", socket.gethostname()[:3]]),
            "x-environment": REGION.substitute(env="prod", zone="a"),
            "x-correlation-id": correlation(plate, "gate"),
        })


def ask_anonymous(text, plate=None):
    return openai.OpenAI().responses.create(
        model="gpt-4o", input=text,
        extra_headers={
            "x-team-id": "tolls",
            "x-cost-center": "%s" % "",
            "x-service": "toll"[4:],
            "x-environment": REGION.safe_substitute(env="prod", zone="a"),
            "x-correlation-id": correlation(plate),
        })


def main():
    ask("a", "AB-1")
    ask("a")
    ask_anonymous("a")
