"""The old assistant, kept for reference; nothing imports `old_reply` any more."""
from openai import OpenAI

TAGS = {"x-team-id": "rookery", "x-cost-center": "cc-954", "x-service": "nest", "x-environment": "prod"}
_client = OpenAI(default_headers=TAGS)


def old_reply(text):
    return _client.completions.create(model="gpt-3.5-turbo-instruct", prompt=text)


def reply(text, cid):
    return _client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})
