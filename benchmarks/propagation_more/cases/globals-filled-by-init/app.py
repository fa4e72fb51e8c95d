"""Module globals: configure() grows a dict in place; a module-level snapshot was taken before."""
import config
from openai import OpenAI

SNAPSHOT = dict(config.HEADERS)
client = OpenAI()


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=config.HEADERS)


def ask_snapshot(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=SNAPSHOT)


def main():
    config.configure(environment="prod", correlation="boot-1")
    ask("a")
    ask_snapshot("a")
