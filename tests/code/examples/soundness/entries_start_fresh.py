import contextvars

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()


trace = contextvars.ContextVar("trace", default={})


def ask(text):
    client.responses.create(model="m", input=text, extra_headers=trace.get())  # expect: fail team_id correlation_id


def handler(text):
    # Nobody in the project calls it: what the framework set before is not known.
    client.embeddings.create(model="m", input=text, extra_headers=trace.get())  # expect: unverifiable team_id correlation_id


def main():
    ask("a")
