from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()


def build(depth, headers):
    if depth == 0:
        return headers
    return build(depth - 1, headers)


def shallow(text):
    client.responses.create(model="m", input=text, extra_headers=build(2, TAGS))  # expect: pass


def deep(text):
    client.responses.create(model="m", input=text, extra_headers=build(9, TAGS))  # expect: unverifiable team_id correlation_id
