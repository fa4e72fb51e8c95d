import datetime as dt
import os
import platform
import secrets
import socket
from string import Template
from uuid import uuid4

from openai import OpenAI

client = OpenAI()


def static(name):
    return {"x-team-id": "%s" % name, "x-cost-center": "cc-{}".format(17), "x-service": os.path.basename("/srv/quote"),
            "x-environment": os.environ["DEPLOY_ENV"]}


def by_uuid():
    return client.responses.create(model="gpt-4o", input="x", extra_headers={**static("ops"), "x-correlation-id": str(uuid4())})


def by_clock():
    now = dt.datetime.now(dt.timezone.utc)
    return client.responses.create(model="gpt-4o", input="x",
                                   extra_headers={**static("ops"), "x-correlation-id": now.strftime("%Y%m%d%H%M%S")})


def by_host():
    return client.responses.create(model="gpt-4o", input="x", extra_headers={
        **static("ops"), "x-service": f"{socket.gethostname()}-{platform.python_version()}", "x-correlation-id": secrets.token_hex(8)})


def by_template():
    return client.responses.create(model="gpt-4o", input="x", extra_headers={
        **static("ops"), "x-correlation-id": Template("job-$n").substitute(n=4)})


def blank():
    return client.responses.create(model="gpt-4o", input="x", extra_headers={**static(""), "x-correlation-id": "1"})


def stripped():
    return client.responses.create(model="gpt-4o", input="x", extra_headers={**static("ops"), "x-correlation-id": "  ".strip()})


def placeholder_by_format():
    return client.responses.create(model="gpt-4o", input="x", extra_headers={**static("{0}".format("unknown")), "x-correlation-id": "1"})


def main():
    for f in (by_uuid, by_clock, by_host, by_template, blank, stripped, placeholder_by_format):
        f()
