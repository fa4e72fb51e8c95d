"""Tags as JSON in a variable; a check after loading makes the second use safe."""
import json
import os

from openai import OpenAI

NEEDED = {"x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id"}
client = OpenAI()


def tags():
    return json.loads(os.environ["TAGS"])


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=tags())


def ask_completed(text):
    found = tags()
    for name in NEEDED - found.keys():
        found[name] = "shared"
    return client.responses.create(model="gpt-4o", input=text, extra_headers=found)


def main():
    ask("a")
    ask_completed("a")
