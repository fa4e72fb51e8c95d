"""A worker of a queue may be another process: it has what it is sent, and of context variables none that the sender set."""

from contextvars import ContextVar

from celery import Celery
from openai import OpenAI

app = Celery("jobs")
client = OpenAI()
team = ContextVar("team", default="")
run = ContextVar("run")


@app.task
def of_context(text):
    headers = {"x-team-id": team.get(), "x-correlation-id": run.get()}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: unverifiable team_id correlation_id


@app.task
def of_arguments(text, owner, trace):
    headers = {"x-team-id": owner, "x-correlation-id": trace}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


@app.task
def set_again(text, owner):
    team.set(owner)
    headers = {"x-team-id": team.get(), "x-correlation-id": "1"}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


@app.task
def at_hand(text):
    headers = {"x-team-id": team.get(), "x-correlation-id": run.get()}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


def handle(text):
    team.set("search")
    run.set("r1")
    of_context.delay(text)
    of_arguments.delay(text, team.get(), run.get())
    set_again.apply_async([text, team.get()])
    at_hand.apply([text])
    headers = {"x-team-id": team.get(), "x-correlation-id": run.get()}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass
