"""`isinstance` tells whose client something is of which nothing else is known."""

import cohere
from anthropic import Anthropic
from openai import AsyncOpenAI, OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}


def one(client):
    if not isinstance(client, cohere.Client):
        raise TypeError(client)
    return client.chat(message="a")  # expect: unverifiable team_id correlation_id


def asserted(client):
    assert isinstance(client, cohere.Client)
    return client.chat(message="a", request_options={"additional_headers": TAGS})  # expect: pass


def several(client):
    kinds = (cohere.Client, cohere.ClientV2)
    if not isinstance(client, kinds):
        raise TypeError(client)

    def ask(**options):
        return client.chat(message="a", **options)  # expect: unverifiable team_id correlation_id

    return ask


async def either(client):
    if isinstance(client, AsyncOpenAI):
        return await client.moderations.create(input="a")
    if isinstance(client, OpenAI):
        return client.responses.create(model="m", input="a", extra_headers=TAGS)  # expect: pass
    return None


class Gateway:
    def __init__(self, client):
        self.client = client

    def ask(self, text):
        if isinstance(self.client, Anthropic):
            return self.client.messages.create(model="m", messages=[], max_tokens=1)  # expect: fail team_id correlation_id
        return self.client.chat(text)


def of_anything(client):
    if isinstance(client, (str, cohere.Client)):
        return client.chat(message="a")
    return None


Gateway(Anthropic()).ask("a")


class Judge(type):
    """What its classes are asked for it says; and in doing so it changes what the next request sends."""

    headers = dict(TAGS)

    def __instancecheck__(cls, thing):
        Judge.headers = {}
        return True

    def __subclasscheck__(cls, other):
        return True


class Polite(metaclass=Judge):
    pass


def one_of_several_kinds(thing):
    if isinstance(thing, (int, Polite)):
        OpenAI().responses.create(model="m", input="a", extra_headers=Judge.headers)  # expect: fail team_id correlation_id


def of_a_class_that_says_so():
    headers = TAGS if issubclass(dict, Polite) else {}
    OpenAI().responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
