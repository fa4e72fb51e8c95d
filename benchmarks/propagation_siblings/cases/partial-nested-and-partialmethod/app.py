from functools import partial, partialmethod

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "geo", "x-cost-center": "cc-40", "x-service": "geo", "x-environment": "prod"}


def ask(text, headers=None, *, model="gpt-4o", cid=None):
    return client.responses.create(model=model, input=text, extra_headers={**(headers or {}), "x-correlation-id": cid or ""})


owned = partial(ask, headers=OWNER)
small = partial(owned, model="gpt-4o-mini")
traced = partial(small, cid="fixed")
overridden = partial(traced, headers={})


class Geo:
    def _ask(self, text, scope, cid):
        return client.responses.create(model="gpt-4o", input=text, extra_headers={**OWNER, "x-service": scope, "x-correlation-id": cid})

    city = partialmethod(_ask, scope="city", cid="city-1")
    nowhere = partialmethod(_ask, scope="n/a")


send = partial(client.responses.create, model="gpt-4o", extra_headers={**OWNER, "x-correlation-id": "p-1"})


def main():
    traced("a")
    small("a", cid="x")
    small("a")
    overridden("a")
    Geo().city("Bonn")
    Geo().nowhere("Bonn", cid="1")
    send(input="b")
    send(input="b", extra_headers={"x-correlation-id": "p-2"})
