import csv
import os
from pathlib import Path

from openai import OpenAI


class Store:
    def __init__(self, path):
        with Path(path).open(newline="") as rows:
            self._tags = {row["name"]: row["value"] for row in csv.DictReader(rows)}

    def tags(self, cid):
        return {**self._tags, "x-correlation-id": cid}


store = Store(os.environ["CSV"])
client = OpenAI()


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=store.tags("1"))


def ask_static(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-team-id": "a", "x-correlation-id": "2"})


def main():
    ask("a")
    ask_static("a")
