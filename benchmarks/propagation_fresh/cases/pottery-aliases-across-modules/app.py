from copy import copy

from openai import OpenAI

import kiln
from kiln import defaults, remember

client = OpenAI()


def glaze(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=remember(copy(defaults())))


def fire(text):
    mine = defaults()
    mine["x-service"] = "fire"
    return client.responses.create(model="gpt-4o", input=text, extra_headers=remember(mine))


def anonymise():
    kiln.HISTORY[-1].pop("x-team-id")


def sell(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=kiln.DEFAULTS)


def main():
    glaze("a")
    anonymise()
    fire("b")
    anonymise()
    sell("c")
