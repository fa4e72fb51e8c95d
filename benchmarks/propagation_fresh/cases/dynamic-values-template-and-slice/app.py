"""Values cut from other values: one slice of a known text is empty."""
import datetime
import socket
from string import Template

from openai import OpenAI

STAMP = Template("$svc-$day")
ARN = "arn:aws:iam::2025:role/pay"
client = OpenAI()


def ask(text, arn=ARN):
    *_, account, role = arn.split(":")
    return client.responses.create(model="gpt-4o", input=text, extra_headers={
        "x-team-id": role.rpartition("/")[2], "x-cost-center": account.zfill(8), "x-service": socket.gethostname() or "host",
        "x-environment": "production"[:4], "x-correlation-id": STAMP.substitute(svc="dv", day=datetime.date.today().isoformat())})


def ask_tail(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={
        "x-team-id": "pay", "x-cost-center": "cc-2025"[7:], "x-service": "dv", "x-environment": "prod".removeprefix("prod"),
        "x-correlation-id": f"{datetime.datetime.now():%Y%m%d}"})


def main():
    ask("a")
    ask_tail("a")
