from openai import OpenAI

from shared.constants import FULL, Owner
from shared import constants as c

client = OpenAI()


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=FULL)


def ask_owner(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=Owner.PAY.value | c.STAGE)


def main():
    ask("a")
    ask_owner("b")
