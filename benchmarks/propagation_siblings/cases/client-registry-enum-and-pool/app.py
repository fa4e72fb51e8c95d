import itertools
from collections import defaultdict
from enum import Enum, auto

import anthropic
import openai

OWNER = {"x-team-id": "reg", "x-cost-center": "cc-1", "x-service": "reg", "x-environment": "prod", "x-correlation-id": "1"}


class Vendor(Enum):
    OPENAI = auto()
    CLAUDE = auto()


CLIENTS = {
    Vendor.OPENAI: openai.OpenAI(default_headers=OWNER),
    Vendor.CLAUDE: anthropic.Anthropic(),
}
BY_REGION = {
    "eu": {"chat": openai.OpenAI(default_headers=OWNER), "embed": openai.OpenAI()},
}
pool = itertools.cycle([openai.OpenAI(default_headers=OWNER), openai.OpenAI(default_headers={**OWNER, "x-service": "reg-2"})])
per_team = defaultdict(lambda: openai.OpenAI(default_headers=OWNER))


def a():
    return CLIENTS[Vendor.OPENAI].responses.create(model="gpt-4o", input="x")


def b():
    return CLIENTS[Vendor.CLAUDE].messages.create(model="claude-3-5-haiku-latest", max_tokens=4, messages=[{"role": "user", "content": "x"}])


def c(region="eu"):
    return BY_REGION[region]["chat"].responses.create(model="gpt-4o", input="x")


def d(region="eu"):
    return BY_REGION[region]["embed"].embeddings.create(model="e", input="x")


def e():
    return next(pool).responses.create(model="gpt-4o", input="x")


def f():
    return per_team["a"].responses.create(model="gpt-4o", input="x")


def main():
    for fn in (a, b, c, d, e, f):
        fn()
