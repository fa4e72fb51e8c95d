"""Defaults of the client, and calls that take one of them away."""
import anthropic
from anthropic import Anthropic
from openai import OpenAI
from openai import Omit

TAGS = {"x-team-id": "tax", "x-cost-center": "cc-99", "x-service": "tax", "x-environment": "prod", "x-correlation-id": "t"}
oai = OpenAI(default_headers=TAGS)
claude = Anthropic(default_headers=TAGS)


def file_return(text, service=None):
    extra = {"x-service": service} if service else None
    return oai.responses.create(model="gpt-4o", input=text, extra_headers=extra)


def anonymous(text):
    return oai.responses.create(model="gpt-4o", input=text, extra_headers={"X-Team-Id": Omit()})


def letter(text, hide=False):
    headers = dict.fromkeys(["x-cost-center"], anthropic.Omit()) if hide else {}
    return claude.messages.create(model="claude-haiku-4-5", max_tokens=4, extra_headers=headers,
                                  messages=[{"role": "user", "content": text}])


def main():
    file_return("a")
    file_return("b", "returns")
    anonymous("c")
    letter("d")
    letter("e", hide=True)
