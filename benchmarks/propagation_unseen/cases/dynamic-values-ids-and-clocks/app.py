import datetime
import hashlib
import os
import secrets
import socket
import time
import uuid
from pathlib import Path

from openai import OpenAI

client = OpenAI()
BASE = {"x-team-id": "dv", "x-cost-center": "cc", "x-environment": "prod"}


def uuid7ish():
    return f"{int(time.time() * 1000):x}-{secrets.token_hex(4)}"


def digest(*parts):
    return hashlib.blake2b("|".join(parts).encode(), digest_size=8).hexdigest()


def a():
    return client.responses.create(model="gpt-5", input="x", extra_headers={
        **BASE, "x-service": Path(__file__).stem, "x-correlation-id": uuid7ish()})


def b():
    return client.responses.create(model="gpt-5", input="x", extra_headers={
        **BASE, "x-service": socket.gethostname().split(".")[0], "x-correlation-id": digest("a", str(os.getpid()))})


def c():
    now = datetime.datetime.now(datetime.UTC)
    return client.responses.create(model="gpt-5", input="x", extra_headers={
        **BASE, "x-service": __name__ or "app", "x-correlation-id": f"{now:%Y%m%d}-{uuid.uuid4().int % 1000}"})


def d():
    return client.responses.create(model="gpt-5", input="x", extra_headers={
        **BASE, "x-service": "".join(c for c in "123" if c.isalpha()), "x-correlation-id": str(uuid.uuid1())})


def main():
    a()
    b()
    c()
    d()
