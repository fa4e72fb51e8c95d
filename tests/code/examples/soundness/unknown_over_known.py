import json

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()


def as_argument(text, **more):
    # What is not known may add to the client's headers; that it blanks one of them is not assumed.
    OpenAI(default_headers=TAGS).responses.create(model="m", input=text, extra_headers=json.loads(text))  # expect: pass


def in_a_mapping(text):
    headers = {**TAGS, **json.loads(text)}  # here it takes the place of what was there
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: unverifiable team_id correlation_id
