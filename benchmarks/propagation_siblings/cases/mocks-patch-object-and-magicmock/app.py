from unittest import mock
from unittest.mock import AsyncMock, MagicMock, create_autospec, patch

import openai

OWNER = {"x-team-id": "mk", "x-cost-center": "cc-1", "x-service": "mk", "x-environment": "prod", "x-correlation-id": "1"}


def ask(client, text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=OWNER)


def spec():
    client = MagicMock(spec=openai.OpenAI)
    client.responses = MagicMock()
    client.responses.create(model="gpt-4o", input="x")
    ask(client, "x")


def patched():
    with patch("openai.OpenAI") as cls:
        cls().responses.create(model="gpt-4o", input="x")
        cls.return_value.chat.completions.create(model="m", messages=[])


def patched_object():
    client = openai.OpenAI()
    with mock.patch.object(client.responses, "create", return_value=None):
        client.responses.create(model="gpt-4o", input="x")


def real():
    return openai.OpenAI().responses.create(model="gpt-4o", input="x")


def main():
    spec()
    patched()
    patched_object()
    ask(openai.OpenAI(), "x")
    real()
