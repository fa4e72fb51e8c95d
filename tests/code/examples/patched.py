"""Mocks in the place of an SDK's method or of a client, for the length of a block."""

from unittest import mock
from unittest.mock import patch

import openai

client = openai.OpenAI()


def patched_method():
    with mock.patch.object(client.responses, "create", return_value=None):
        client.responses.create(model="m", input="x")
    client.responses.create(model="m", input="x")  # expect: fail team_id correlation_id


def patched_class():
    with patch("openai.OpenAI") as fake:
        openai.OpenAI().responses.create(model="m", input="x")
        fake.return_value.responses.create(model="m", input="x")
    openai.OpenAI().responses.create(model="m", input="x")  # expect: fail team_id correlation_id


def returned_from_the_block():
    with patch.object(client.embeddings, "create"):
        return client.embeddings.create(model="m", input="x")


@patch.object(client.chat.completions, "create")
@patch("openai.OpenAI")
def decorated(cls, create, *, text):
    openai.OpenAI().responses.create(model="m", input="x")
    cls.return_value.responses.create(model="m", input=text)
    cls().responses.create(model="m", input=text)
    client.chat.completions.create(model="m", messages=[])
    create.assert_called_once()
    client.responses.create(model="m", input=text)  # expect: fail team_id correlation_id


@patch("openai.OpenAI", new=dict)
def given_instead(text):
    openai.OpenAI().responses.create(model="m", input=text)
    client.responses.create(model="m", input=text)  # expect: fail team_id correlation_id


def after_decorated():
    decorated(text="x")
    given_instead("x")
    openai.OpenAI().responses.create(model="m", input="x")  # expect: fail team_id correlation_id


def main():
    patched_method()
    after_decorated()
    patched_class()
    returned_from_the_block()
    client.embeddings.create(model="m", input="x")  # expect: fail team_id correlation_id
