"""partialmethod and partial on a gateway's method."""
from functools import partial, partialmethod

from openai import OpenAI

TAGS = {"x-cost-center": "cc-40", "x-service": "pm", "x-environment": "prod"}


class Gateway:
    def __init__(self):
        self.client = OpenAI()

    def send(self, text, *, team=None, cid=None):
        headers = dict(TAGS)
        if team is not None:
            headers["x-team-id"] = team
        if cid is not None:
            headers["x-correlation-id"] = cid
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=headers)

    send_search = partialmethod(send, team="search")
    send_any = partialmethod(send, cid="any")


def search(text):
    return Gateway().send_search(text, cid="s-1")


def anything(text):
    return Gateway().send_any(text)


def ads(text):
    send = partial(Gateway().send, team="ads")
    return partial(send, cid="ads-1")(text)


def main():
    search("a")
    anything("b")
    ads("c")
