from openai import OpenAI

from decorators import timed, with_owner

client = OpenAI()


def call(text, headers):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


@timed
@with_owner("kitchen")
def recipe(name, headers=None):
    return call(f"Recipe for {name}", headers)


@timed
def shopping(name, headers=None):
    return call(f"Shopping list for {name}", headers)


def main():
    recipe("bread")
    shopping("bread")
