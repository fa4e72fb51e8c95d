"""A generator yields requests; sending one is somebody else's work."""
from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "weather", "x-cost-center": "cc-57", "x-service": "forecast", "x-environment": "prod"}


def requests(places):
    for i, place in enumerate(places):
        yield {"model": "gpt-4o-mini", "input": place, "extra_headers": {**OWNER, "x-correlation-id": f"p-{i}"}}
    yield {"model": "gpt-4o", "input": "summary", "extra_headers": OWNER}


def some(places):
    yield from ({**r, "extra_headers": {"x-correlation-id": "s", **r["extra_headers"]}} for r in requests(places))


def send_all(places):
    return [client.responses.create(**request) for request in requests(places)]


def send_some(places):
    for request in some(places):
        client.responses.create(**request)


def main():
    send_all(["a", "b"])
    send_some(["c"])
