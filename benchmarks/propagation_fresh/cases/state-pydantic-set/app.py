from pydantic import BaseModel

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


class Cfg(BaseModel):
    tags: dict = TAGS


cfg = Cfg()


def change():
    cfg.tags = {}


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=cfg.tags)


def ask_after(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=cfg.tags)


def main():
    ask("a")
    change()
    ask_after("b")
