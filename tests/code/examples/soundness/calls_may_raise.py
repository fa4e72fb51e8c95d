import somewhere

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()


def ask(text):
    headers = {}
    try:
        headers["x-team-id"] = "search"
        somewhere.audit()
        headers["x-correlation-id"] = "1"
    except Exception:
        pass
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail correlation_id


def cannot_raise(context):
    try:
        team = TAGS["x-team-id"]
    except KeyError:
        team = ""
    client.responses.create(model="m", input="x", extra_headers={**TAGS, "x-team-id": team})  # expect: pass
