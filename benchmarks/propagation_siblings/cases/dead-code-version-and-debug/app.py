import sys

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "dd", "x-cost-center": "cc-1", "x-service": "dd", "x-environment": "prod", "x-correlation-id": "1"}
LEGACY = False
if sys.version_info < (3, 8):
    OWNER = {}


def a():
    if LEGACY:
        return client.responses.create(model="gpt-4o", input="x")
    return client.responses.create(model="gpt-4o", input="x", extra_headers=OWNER)


def b():
    headers = dict(OWNER)
    if False:
        headers = {}
    while not True:
        headers.clear()
    return client.responses.create(model="gpt-4o", input="x", extra_headers=headers)


def c():
    raise NotImplementedError
    return client.responses.create(model="gpt-4o", input="x")


def d(n=3):
    if isinstance(n, str):
        headers = {}
    else:
        headers = OWNER
    return client.responses.create(model="gpt-4o", input="x", extra_headers=headers)


def e():
    assert OWNER, "no owner"
    if not OWNER:
        headers = {}
    elif len(OWNER) == 5:
        headers = OWNER
    return client.responses.create(model="gpt-4o", input="x", extra_headers=headers)


def main():
    a()
    b()
    d()
    e()
    try:
        c()
    except NotImplementedError:
        pass
