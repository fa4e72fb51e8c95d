"""Calls whose arguments no parameter takes, or that leave one out: what Python would refuse ends no path unseen."""

import celery_like
from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "search", "x-correlation-id": "c-1"}


def ask(prompt, headers):  # `careless` gives no headers, at least none that can be seen
    client.responses.create(model="m", input=prompt, extra_headers=headers)  # expect: unverifiable team_id correlation_id


def careful():
    ask("x", TAGS)


def careless():
    ask("x")
    client.responses.create(model="m", input="x")  # expect: fail team_id correlation_id


def misspelt(prompt, headers):
    client.responses.create(model="m", input=prompt, extra_headers=headers)  # expect: unverifiable team_id correlation_id


def misspells():
    misspelt("x", haeders=TAGS)


@celery_like.task(bind=True)
def job(self, prompt, team):  # the queue gives `self`, so that nothing is where it seems to be
    tags = {"x-team-id": team, "x-correlation-id": "c-1"}
    client.responses.create(model="m", input=prompt, extra_headers=tags)  # expect: unverifiable team_id


def enqueue():
    job.delay("x", "search")
    client.responses.create(model="m", input="x")  # expect: fail team_id correlation_id
