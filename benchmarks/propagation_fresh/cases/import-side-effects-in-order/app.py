import plugin_env  # noqa: F401
import registry
from openai import OpenAI
from registry import TAGS

client = OpenAI()


def by_name(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS)


def by_module(text):
    import plugin_clean  # noqa: F401
    return client.responses.create(model="gpt-4o", input=text, extra_headers=registry.TAGS)


def main():
    by_name("a")
    by_module("b")
