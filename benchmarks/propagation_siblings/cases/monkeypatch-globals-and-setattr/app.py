import sys

import tags
from openai import OpenAI

client = OpenAI()
LOCAL = dict(tags.HEADERS)
setattr(tags, "HEADERS", {})
tags.OTHER = {"x-team-id": "z"}
vars(sys.modules[__name__])["OTHER_LOCAL"] = {}
globals()["LOCAL"] = {"x-team-id": "l"}
tags.THIRD.pop("x-service")


def a():
    return client.responses.create(model="m", input="x", extra_headers=tags.HEADERS)


def b():
    return client.responses.create(model="m", input="x", extra_headers=tags.OTHER)


def c():
    return client.responses.create(model="m", input="x", extra_headers=LOCAL)


def d():
    return client.responses.create(model="m", input="x", extra_headers=tags.THIRD)


def main():
    for f in (a, b, c, d):
        f()
