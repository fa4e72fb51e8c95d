"""Values computed from elsewhere: never empty, or perhaps empty."""
import os
import socket
import time
import uuid
from typing import TypedDict

from openai import OpenAI

client = OpenAI()


class Tags(TypedDict, total=False):
    team_id: str
    cost_center: str
    service: str
    environment: str
    correlation_id: str


def tags(**more) -> Tags:
    out: Tags = {"team_id": os.environ["TEAM_ID"], "service": socket.gethostname() or "host",
                 "environment": os.getenv("DEPLOY_ENV") or "dev", "correlation_id": uuid.uuid4().hex}
    out.update(more)
    return out


def lend(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          metadata=tags(cost_center="cc-%d" % 40))


def remind(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          metadata=tags(cost_center=os.getenv("LIBRARY_CENTER", "").strip(),
                                                        correlation_id=str(time.time_ns())))


def fine(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          metadata=tags(cost_center="tbd".upper()))


def main():
    lend("a")
    remind("b")
    fine("c")
