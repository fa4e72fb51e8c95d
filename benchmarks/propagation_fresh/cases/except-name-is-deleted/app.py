"""`except E as name` deletes the name; a loop that does not run leaves the earlier value; else of a loop."""
from openai import OpenAI

client = OpenAI()
BASE = {"x-team-id": "en", "x-cost-center": "cc-8", "x-service": "en", "x-environment": "prod"}


def last_of(ids):
    found = ""
    for found in ids:
        pass
    return found


def no_ids(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**BASE, "x-correlation-id": last_of([])})


def some_ids(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**BASE, "x-correlation-id": last_of(["a", "b"])})


def searched(text, wanted):
    for cid in ("a", "b"):
        if cid == wanted:
            break
    else:
        cid = ""
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**BASE, "x-correlation-id": cid})


def main():
    no_ids("a")
    some_ids("b")
    searched("c", "b")
    searched("d", "z")
