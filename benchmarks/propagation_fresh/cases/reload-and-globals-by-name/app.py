"""globals()["NAME"] sets a name; importlib.reload makes a module's mapping anew."""
import importlib

import config
from openai import OpenAI

client = OpenAI()
RUN = ""


def start(name, value):
    globals()[name] = value


def by_globals(text):
    start("RUN", "1")
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**config.TAGS, "x-correlation-id": RUN})


def added(text):
    config.TAGS["x-correlation-id"] = "2"
    return client.responses.create(model="gpt-4o", input=text, extra_headers=config.TAGS)


def reloaded(text):
    importlib.reload(config)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=config.TAGS)


def main():
    by_globals("a")
    added("b")
    reloaded("c")
