"""OpenTelemetry's baggage: what a block attaches is there until it is detached, in tasks and functions alike."""

from contextlib import contextmanager

from openai import OpenAI
from opentelemetry import baggage, context

client = OpenAI()
KEYS = ("team-id", "correlation-id")


@contextmanager
def owned_by(**values):
    current = context.get_current()
    for name, value in values.items():
        current = baggage.set_baggage(name.replace("_", "-"), value, context=current)
    token = context.attach(current)
    try:
        yield
    finally:
        context.detach(token)


def headers():
    found = {key: baggage.get_baggage(key) for key in KEYS}
    return {f"x-{key}": str(value) for key, value in found.items() if value}


def full():
    client.responses.create(model="m", input="x", extra_headers=headers())  # expect: pass


def half():
    client.responses.create(model="m", input="x", extra_headers=headers())  # expect: fail correlation_id


def afterwards():
    client.responses.create(model="m", input="x", extra_headers=headers())  # expect: fail team_id correlation_id


def of_all():
    found = {f"x-{name}": value for name, value in baggage.get_all().items()}
    client.responses.create(model="m", input="x", extra_headers=found)  # expect: pass


def removed():
    token = context.attach(baggage.remove_baggage("team-id"))
    client.responses.create(model="m", input="x", extra_headers=headers())  # expect: fail team_id
    context.detach(token)


def never_attached():
    baggage.set_baggage("team-id", "a")
    client.responses.create(model="m", input="x", extra_headers=headers())  # expect: fail team_id correlation_id


def handler(request):
    client.responses.create(model="m", input="x", extra_headers=headers())  # expect: unverifiable team_id correlation_id


def main():
    with owned_by(team_id="a", correlation_id="1"):
        full()
        of_all()
        removed()
        full()
    with owned_by(team_id="a"):
        half()
    afterwards()
    never_attached()
