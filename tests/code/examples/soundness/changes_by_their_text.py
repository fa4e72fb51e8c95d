from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()


HEADERS = {"x-team-id": "search"}


def configure():
    HEADERS["x-correlation-id"] = "boot"


def handler(text):
    # Whether configure() ran before is not known.
    client.responses.create(model="m", input=text, extra_headers=HEADERS)  # expect: unverifiable correlation_id
