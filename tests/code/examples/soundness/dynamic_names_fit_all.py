from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()


def ask(kind, text):
    getattr(client, kind).create(model="m", input=text)  # expect: fail team_id correlation_id
