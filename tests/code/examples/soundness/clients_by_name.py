"""A kept client is looked for by name; one that is read there as an unknown object counts as called."""

from acme import settings
from openai import OpenAI

settings.model_client = OpenAI()
settings.other = OpenAI()  # expect: unverifiable team_id correlation_id


def ask(context, prompt):
    return context.model_client.responses.create(model="m", input=prompt)  # expect: unverifiable team_id correlation_id
