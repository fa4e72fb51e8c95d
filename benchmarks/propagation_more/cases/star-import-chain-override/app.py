"""Two star imports; the later one overrides a constant of the first with a shorter dict."""
from tags_full import *
from clients import *


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS)


def ask_full(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=FULL_TAGS)


def main():
    ask("a")
    ask_full("a")
