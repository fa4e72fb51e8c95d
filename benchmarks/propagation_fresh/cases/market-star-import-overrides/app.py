from defaults import *
from overrides import *


def by_name(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=HEADERS)


def by_function(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers())


def main():
    by_name("a")
    by_function("b")
