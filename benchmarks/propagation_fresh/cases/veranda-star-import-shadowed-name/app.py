from tags import *
from overrides import *

from openai import OpenAI

client = OpenAI()


def serve(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=GUEST)


def clean(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=STAFF)


def main():
    serve("lemonade")
    clean("table")
