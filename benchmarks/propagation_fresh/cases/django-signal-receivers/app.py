import uuid

from django.dispatch import Signal, receiver
from openai import OpenAI

ticket_closed = Signal()
client = OpenAI()
TAGS = {"x-team-id": "support", "x-cost-center": "cc-4", "x-service": "tickets", "x-environment": "prod"}


@receiver(ticket_closed)
def summarise(sender, ticket_id, **kwargs):
    client.responses.create(
        model="gpt-4.1-mini",
        input=f"Summarise {ticket_id}",
        extra_headers={**TAGS, "x-correlation-id": f"ticket-{ticket_id}"},
    )


@receiver(ticket_closed)
def sentiment(sender, ticket_id, trace=None, **kwargs):
    headers = dict(TAGS)
    if trace:
        headers["x-correlation-id"] = trace
    client.responses.create(model="gpt-4.1-nano", input=f"Sentiment of {ticket_id}", extra_headers=headers)


def close(ticket_id, trace=None):
    ticket_closed.send(sender="desk", ticket_id=ticket_id, trace=trace)


def main():
    close(1, trace=uuid.uuid4().hex)
    close(2)
