import copy
from dataclasses import dataclass, field, replace

from openai import OpenAI


@dataclass
class Cfg:
    name: str
    headers: dict = field(default_factory=lambda: {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"})


def ask(cfg, text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=cfg.headers)


def ask_shared(cfg, text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=cfg.headers)


def ask_deep(cfg, text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=cfg.headers)


def main():
    base = Cfg("base")
    ask(base, "a")
    deep = copy.deepcopy(base)
    other = replace(base, name="other")
    other.headers.clear()
    ask_shared(base, "b")
    ask_deep(deep, "c")
