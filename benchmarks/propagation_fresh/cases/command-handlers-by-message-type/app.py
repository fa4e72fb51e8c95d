from openai import OpenAI

from bus import Bus
from messages import Draft, Publish

bus = Bus()
client = OpenAI()
OWNER = {"x-team-id": "editorial", "x-cost-center": "cc-3309", "x-service": "cms", "x-environment": "prod"}


@bus.on(Draft)
def write_draft(message):
    client.responses.create(model="gpt-4o", input=message.text, extra_headers=message.headers)


@bus.on(Publish)
def publish(message):
    client.responses.create(model="gpt-4o", input=f"Headline for {message.text}", extra_headers=message.headers)


def main():
    bus.publish(Draft("a story", {**OWNER, "x-correlation-id": "d-1"}))
    bus.publish(Publish("a story", OWNER))
