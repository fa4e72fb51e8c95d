from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p"}


def early(text, headers=dict(TAGS)):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def shared(text, headers=TAGS):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


TAGS["x-correlation-id"] = "1"


def late(text, headers=dict(TAGS)):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    early("a")
    shared("b")
    late("c")
