"""A task that a worker runs has a request with an id; one that code calls itself has none."""

from celery import Celery
from openai import OpenAI

app = Celery("mail")
client = OpenAI(default_headers={"x-team-id": "search"})


@app.task(bind=True)
def queued(self):
    headers = {"x-correlation-id": self.request.id}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


@app.task(bind=True)
def called(self):
    headers = {"x-correlation-id": self.request.id}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id


def start():
    queued.delay()
    called()
