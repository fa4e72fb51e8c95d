from openai import OpenAI

from config import *
from local_config import *

client = OpenAI(default_headers=HEADERS)


def ask(text, cid):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})


def ask_base(text, cid):
    return OpenAI(default_headers=BASE).responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})


def main():
    ask("a", "1")
    ask_base("b", "2")
