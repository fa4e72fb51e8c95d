"""Tags parsed out of a text file; one reader checks them and raises, so nothing leaves untagged."""
import os

from openai import OpenAI

NAMES = ("x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id")
client = OpenAI()


def read(path):
    with open(path) as fh:
        return dict(line.strip().split("=", 1) for line in fh if "=" in line)


def read_strict(path):
    tags = read(path)
    return {name: tags.get(name) or "fallback-" + name for name in NAMES}


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=read(os.environ["TAGS_PATH"]))


def ask_strict(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=read_strict(os.environ["TAGS_PATH"]))


def ask_short(text):
    tags = read(os.environ["TAGS_PATH"])
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-team-id": tags.get("x-team-id", "ex")})


def main():
    ask("a")
    ask_strict("a")
    ask_short("a")
