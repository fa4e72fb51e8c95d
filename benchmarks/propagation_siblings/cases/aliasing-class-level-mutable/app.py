import copy

from openai import OpenAI

client = OpenAI()
BASE = {"x-team-id": "al", "x-cost-center": "cc-1", "x-service": "al", "x-environment": "prod"}


class Call:
    shared = dict(BASE)

    def __init__(self, cid=None):
        self.headers = self.shared
        if cid:
            self.headers["x-correlation-id"] = cid

    def go(self):
        return client.responses.create(model="gpt-4o", input="x", extra_headers=self.headers)


class Own:
    def __init__(self, cid=None):
        self.headers = copy.copy(BASE)
        if cid:
            self.headers["x-correlation-id"] = cid

    def go(self):
        return client.responses.create(model="gpt-4o", input="x", extra_headers=self.headers)


def default(cid=None, headers={}):
    if cid:
        headers.update(BASE, **{"x-correlation-id": cid})
    return client.embeddings.create(model="e", input="x", extra_headers=headers)


def swap():
    a, b = {**BASE, "x-correlation-id": "1"}, {}
    a, b = b, a
    client.responses.create(model="gpt-4o", input="x", extra_headers=a)
    return client.responses.create(model="gpt-4o", input="x", extra_headers=b)


def main():
    Call("1").go()
    Call().go()
    Own("2").go()
    Own().go()
    default("3")
    default()
    swap()
