import datetime
import hashlib
import os
import socket

from openai import OpenAI

client = OpenAI()


def headers(text):
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    return {"x-team-id": os.environ["TEAM_ID"], "x-cost-center": os.environ["COST_CENTER"],
            "x-service": os.environ.get("SHRINE_SERVICE") or "shrine", "x-environment": os.getenv("SHRINE_ENV", ""),
            "x-correlation-id": f"{datetime.date.today():%Y%m%d}-{digest}"}


def bell(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**headers(text), "x-environment": "prod"})


def gong(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={k: v for k, v in headers(text).items() if "service" not in k}
                                   | {"x-environment": "prod"})


def main():
    bell("a")
    gong("b")
