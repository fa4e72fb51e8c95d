from celery import Celery, shared_task
from openai import OpenAI

queue = Celery("gantline", broker="memory://", backend="cache+memory://")
queue.conf.update(task_always_eager=True, task_eager_propagates=True)
client = OpenAI()
OWNER = {"x-team-id": "gantline", "x-cost-center": "cc-890", "x-service": "hoist", "x-environment": "prod"}


@queue.task(bind=True, name="hoist")
def hoist(self, text):
    headers = {**OWNER, "x-correlation-id": self.request.id}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers).output_text


@shared_task(name="lower")
def lower(text, correlation=""):
    headers = {**OWNER, "x-correlation-id": correlation}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers).output_text


def main():
    hoist.delay("sail")
    lower.apply_async(("anchor",), {"correlation": "a-1"})
    lower.delay("boat")
