"""Clients of other vendors have methods that are called like an SDK's: they send no request to a model."""

import inngest
import stripe
from acme_llm import make_client
from databricks.sdk import WorkspaceClient
from twilio.rest import Client


def pay():
    client = stripe.StripeClient("sk")
    client.checkout.sessions.create(params={"mode": "payment"})
    client.v1.checkout.sessions.create(params={"mode": "payment"})


def text(number):
    client = Client("sid", "token")
    client.messages.create(to=number, from_="1", body="hi")
    client.calls.create(to=number, from_="1", url="https://acme.example/hi.xml")
    client.conversations.v1.conversations("c").messages.create(body="hi")


def schedule():
    WorkspaceClient().jobs.create(name="nightly", tasks=[])
    inngest.Inngest(app_id="search").events.send("started")


class Calendar:
    def __init__(self, service):
        self.service = service

    def add(self):
        self.service.events.create(title="lunch")


def ask():
    client = make_client()
    client.messages.create(model="m", messages=[])  # expect: unverifiable team_id correlation_id
    client.fine_tuning.jobs.create(model="m")  # expect: unverifiable team_id correlation_id
    client.realtime.calls.create(sdp="")  # expect: unverifiable team_id correlation_id
