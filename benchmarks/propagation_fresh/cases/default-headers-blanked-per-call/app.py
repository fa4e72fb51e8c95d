"""A call overrides a default with an empty text; the merge of two dicts keeps the later."""
from openai import OpenAI

DEFAULTS = {"x-team-id": "bus", "x-cost-center": "cc-1015", "x-service": "routes", "x-environment": "prod", "x-correlation-id": "boot"}
client = OpenAI(default_headers=DEFAULTS)


def route(text, request_id=""):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": request_id or "late"})


def route_debug(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-environment": "", "x-debug": "1"})


def route_none(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=None)


def main():
    route("a")
    route_debug("a")
    route_none("a")
