"""A name that was imported stays with the old mapping when the module rebinds its own."""
import state
from openai import OpenAI
from state import HEADERS

client = OpenAI()


def by_name(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=HEADERS)


def by_module(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=state.HEADERS)


def main():
    state.complete()
    by_name("a")
    by_module("b")
