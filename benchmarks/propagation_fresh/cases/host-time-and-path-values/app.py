import datetime
import hashlib
import os
import platform
import random
import socket
from pathlib import Path

from openai import OpenAI

client = OpenAI()
SERVICE = Path(__file__).stem


def ask(text):
    now = datetime.datetime.now(datetime.timezone.utc)
    return client.responses.create(model="gpt-4o", input=text, extra_headers={
        "x-team-id": f"{platform.system()}-team".lower(),
        "x-cost-center": f"cc-{now:%Y%m}",
        "x-service": SERVICE,
        "x-environment": socket.gethostname() or "host",
        "x-correlation-id": hashlib.sha256(text.encode()).hexdigest()[:12],
    })


def ask_numbered(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={
        "x-team-id": "hp", "x-cost-center": "cc-452", "x-service": __name__, "x-environment": "prod",
        "x-correlation-id": str(os.getpid() * 1000 + random.randint(1, 999))})


def ask_blank(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={
        "x-team-id": "hp", "x-cost-center": "cc-452", "x-service": SERVICE, "x-environment": "prod",
        "x-correlation-id": "".join(c for c in "--" if c.isalnum())})


def main():
    ask("a")
    ask_numbered("a")
    ask_blank("a")
