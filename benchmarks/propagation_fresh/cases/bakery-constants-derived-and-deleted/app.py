import constants as c
from openai import OpenAI

client = OpenAI()


def knead(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=c.NIGHTLY)


def proof(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=c.STATIC)


def sell(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=c.PUBLIC)


def main():
    knead("a")
    proof("b")
    sell("c")
