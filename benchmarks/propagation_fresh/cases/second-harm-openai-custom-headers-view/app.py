"""client.default_headers is a view that is made anew each time; _custom_headers is the mapping itself."""
from openai import OpenAI

TAGS = {"x-team-id": "vw", "x-cost-center": "cc-1", "x-service": "vw", "x-environment": "prod"}


def into_the_view(text):
    client = OpenAI(default_headers=dict(TAGS))
    client.default_headers["x-correlation-id"] = "1"
    return client.responses.create(model="gpt-4o", input=text)


def into_the_mapping(text):
    client = OpenAI(default_headers=dict(TAGS))
    client._custom_headers["x-correlation-id"] = "2"
    return client.responses.create(model="gpt-4o", input=text)


def main():
    into_the_view("a")
    into_the_mapping("b")
