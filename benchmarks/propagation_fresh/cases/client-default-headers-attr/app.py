import anthropic
from openai import OpenAI

TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}
one, two = OpenAI(default_headers=TAGS), OpenAI()
claude = anthropic.Anthropic(default_headers=dict(TAGS))


def as_made(text):
    return one.responses.create(model="gpt-4o", input=text)


def after_removal(text):
    one._custom_headers.pop("x-team-id", None)
    return one.responses.create(model="gpt-4o", input=text)


def after_setting(text):
    two._custom_headers = TAGS
    return two.responses.create(model="gpt-4o", input=text)


def read_back(text):
    headers = {k: v for k, v in claude.default_headers.items() if k.startswith("x-") and k != "x-service"}
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    as_made("a")
    after_removal("b")
    after_setting("c")
    read_back("d")
