import os
import secrets
import time
from string import Template

from openai import OpenAI

client = OpenAI()
TEAM = Template("team-$name")


def ask(text):
    return client.chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": text}],
        extra_headers={
            "x-team-id": TEAM.substitute(name=os.environ["TEAM_ID"]),
            "x-cost-center": "-".join(["cc", os.environ["COST_CENTER"]]),
            "x-service": os.environ.get("SERVICE_NAME") or "tj",
            "x-environment": os.environ.get("DEPLOY_ENV", "dev"),
            "x-correlation-id": f"{time.time_ns():x}" + secrets.token_hex(4),
        })


def ask_later(text, ticket=None):
    return client.chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": text}],
        extra_headers={
            "x-team-id": TEAM.safe_substitute(name=os.environ["TEAM_ID"]),
            "x-cost-center": os.environ["COST_CENTER"],
            "x-service": "tj",
            "x-environment": "prod",
            "x-correlation-id": str(ticket),
        })


def main():
    ask("a")
    ask_later("a")
