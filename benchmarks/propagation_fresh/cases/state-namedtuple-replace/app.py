from collections import namedtuple

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


Cfg = namedtuple("Cfg", "tags")


class H:
    cfg = Cfg(TAGS)


def change():
    H.cfg = H.cfg._replace(tags={})


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=H.cfg.tags)


def ask_after(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=H.cfg.tags)


def main():
    ask("a")
    change()
    ask_after("b")
