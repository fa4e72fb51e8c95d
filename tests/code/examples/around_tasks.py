"""What a queue's worker calls around each task: handlers of Celery's signals, Dramatiq's middleware."""

import threading
from contextvars import ContextVar

import dramatiq
from celery import Celery
from celery.signals import task_postrun, task_prerun
from dramatiq.brokers.stub import StubBroker
from openai import OpenAI

app = Celery("jobs")
current = ContextVar("current", default={"x-team-id": "a"})
own = ContextVar("own", default={})
local = threading.local()
client = OpenAI()


@task_prerun.connect
def begin(task_id=None, task=None, **_):
    current.set({"x-team-id": task.name, "x-correlation-id": task_id})


@task_postrun.connect()
def end(**_):
    current.set({"x-team-id": "a"})


@app.task
def explain(text):
    client.responses.create(model="m", input=text, extra_headers=current.get())  # expect: pass


@app.task
def close(text):
    explain.delay(text)
    client.responses.create(model="m", input=text, extra_headers=current.get())  # expect: unverifiable correlation_id


@app.task
def called_by_code(text):
    client.responses.create(model="m", input=text, extra_headers=current.get())  # expect: fail correlation_id


@app.task(name="own")
def with_a_handler_of_its_own(text):
    client.responses.create(model="m", input=text, extra_headers={"x-team-id": "a", **own.get()})  # expect: pass


@app.task(name="other")
def with_the_handler_of_another(text):
    client.responses.create(model="m", input=text, extra_headers={"x-team-id": "a", **own.get()})  # expect: unverifiable team_id correlation_id


@task_prerun.connect(sender=with_a_handler_of_its_own)
def begin_own(task_id=None, **_):
    own.set({"x-correlation-id": task_id})


class Tags(dramatiq.Middleware):
    def before_process_message(self, broker, message):
        local.tags = {"x-team-id": message.actor_name, "x-correlation-id": message.message_id}

    def after_process_message(self, broker, message, *, result=None, exception=None):
        local.tags = {}


broker = StubBroker()
broker.add_middleware(Tags())
dramatiq.set_broker(broker)


@dramatiq.actor(max_retries=0)
def assess(claim):
    client.responses.create(model="m", input=claim, extra_headers=local.tags)  # expect: pass


@dramatiq.actor
def draft(claim):
    tags = {name: value for name, value in local.tags.items() if name != "x-team-id"}
    client.responses.create(model="m", input=claim, extra_headers=tags)  # expect: fail team_id


def main():
    close.delay("x")
    explain.s("x").apply_async()
    with_a_handler_of_its_own.delay("x")
    called_by_code("x")  # expect: blame correlation_id
    called_by_code.delay("x")
    assess.send("x")
    draft.send("x")
