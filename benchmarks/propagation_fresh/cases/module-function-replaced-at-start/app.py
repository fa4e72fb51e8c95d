import compat
import headers
from openai import OpenAI

client = OpenAI()


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers.build("1"))


def ask_other(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers.build_other("2"))


def main():
    compat.install()
    ask("a")
    ask_other("b")
