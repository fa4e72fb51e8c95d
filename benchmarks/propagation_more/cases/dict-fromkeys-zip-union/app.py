"""dict.fromkeys, dict(zip()), |= and popitem."""
from openai import OpenAI

NAMES = ("x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id")
client = OpenAI()


def zipped(text):
    headers = dict(zip(NAMES, ["dz", "cc-330", "dz", "prod", text]))
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def zipped_short(text):
    headers = dict(zip(NAMES, ["dz", "cc-330", "dz"]))
    headers |= {"x-environment": "prod"}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def blanks(text):
    headers = dict.fromkeys(NAMES, "")
    headers.update(zip(NAMES[:3], ("dz", "cc-330", "dz")))
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def popped(text):
    headers = {name: "v1" for name in NAMES}
    headers.popitem()
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    zipped("a")
    zipped_short("a")
    blanks("a")
    popped("a")
