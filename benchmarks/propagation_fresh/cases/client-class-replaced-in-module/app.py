"""openai.OpenAI is replaced by a partial; who imported the class before has the old one."""
import functools

import openai
from openai import OpenAI as Before

TAGS = {"x-team-id": "cr", "x-cost-center": "cc-414", "x-service": "cr", "x-environment": "prod", "x-correlation-id": "1"}


def install():
    openai.OpenAI = functools.partial(openai.OpenAI, default_headers=TAGS)


def ask(text):
    return openai.OpenAI().responses.create(model="gpt-4o", input=text)


def ask_before(text):
    return Before().responses.create(model="gpt-4o", input=text)


def main():
    install()
    ask("a")
    ask_before("a")
