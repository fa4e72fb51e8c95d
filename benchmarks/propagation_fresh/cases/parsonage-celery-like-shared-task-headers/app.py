from openai import OpenAI

from queueing import shared_task

client = OpenAI()
OWNER = {"x-team-id": "parson", "x-cost-center": "cc-403", "x-service": "letters", "x-environment": "prod"}


@shared_task(bind=True)
def draft(self, text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=self.request.headers)


@shared_task
def sign(text, headers):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def queue_well(text):
    return draft.apply_async((text,), headers={**OWNER, "x-correlation-id": "d-1"})


def queue_badly(text):
    return draft.delay(text)


def sign_it(text):
    return sign.delay(text, headers={**OWNER, "x-correlation-id": "d-2"})


def main():
    queue_well("a")
    queue_badly("b")
    sign_it("c")
