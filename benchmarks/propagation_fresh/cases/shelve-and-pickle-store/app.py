import os
import shelve

import anthropic

OWNER = {"x-team-id": "sh", "x-cost-center": "cc-420", "x-service": "sh", "x-environment": "prod"}


def remember(path):
    with shelve.open(path) as store:
        if os.environ["KEEP"] == "yes":
            store["correlation"] = "s-1"


def recall(path):
    with shelve.open(path) as store:
        return store.get("correlation", "")


def ask(path, text):
    return anthropic.Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}],
                                                 extra_headers={**OWNER, "x-correlation-id": recall(path)})


def main():
    remember("store")
    ask("store", "a")
