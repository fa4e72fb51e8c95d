"""Functions of an SDK's class, called with the object whose method they are: `type(client.responses).create(…)`."""

from openai import OpenAI

client, other = OpenAI(), OpenAI(default_headers={"x-team-id": "a", "x-correlation-id": "1"})


def bare():
    type(client.responses).create(client.responses, model="m", input="a")  # expect: fail team_id correlation_id


def of_the_object_that_is_given():
    type(client.responses).create(other.responses, model="m", input="a")  # expect: pass


def kept():
    create = type(client.chat.completions).create
    create(client.chat.completions, model="m", messages=[], extra_headers={"x-team-id": "a"})  # expect: fail correlation_id
