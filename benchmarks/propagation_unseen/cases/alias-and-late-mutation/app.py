import copy

from openai import OpenAI

client = OpenAI()
SHARED = {"x-team-id": "al", "x-cost-center": "cc", "x-service": "al", "x-environment": "prod"}


def aliased(cid):
    headers = SHARED.copy()
    view = headers
    view["x-correlation-id"] = cid
    return client.responses.create(model="gpt-5", input="x", extra_headers=headers)


def deep(cid):
    options = {"extra_headers": SHARED}
    mine = copy.deepcopy(options)
    mine["extra_headers"]["x-correlation-id"] = cid
    return client.responses.create(model="gpt-5", input="x", **options)


def deep_right(cid):
    options = {"extra_headers": SHARED}
    mine = copy.deepcopy(options)
    mine["extra_headers"]["x-correlation-id"] = cid
    return client.responses.create(model="gpt-5", input="x", **mine)


def popped(cid):
    headers = {**SHARED, "x-correlation-id": cid}
    stale = [headers, headers]
    stale[1].pop("x-service")
    return client.responses.create(model="gpt-5", input="x", extra_headers=stale[0])


def given(headers, cid):
    headers["x-correlation-id"] = cid
    return client.responses.create(model="gpt-5", input="x", extra_headers=headers)


def main():
    aliased("1")
    deep("2")
    deep_right("3")
    popped("4")
    given(dict(SHARED), "5")
    given({"x-team-id": "al"}, "6")
