from openai import *
from tags_base import *

base = headers
from tags_local import *

client = OpenAI()


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=base())


def ask_local(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers())


def main():
    ask("a")
    ask_local("a")
