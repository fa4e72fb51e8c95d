from uuid import uuid4

from openai import OpenAI

from settings import get_settings


def make():
    return OpenAI(default_headers=get_settings().headers)


def ask(text):
    return make().responses.create(model="gpt-4o", input=text, extra_headers={"X-Correlation-Id": uuid4().hex})


def ask_plain(text):
    return make().responses.create(model="gpt-4o", input=text)


def main():
    ask("a")
    ask_plain("b")
