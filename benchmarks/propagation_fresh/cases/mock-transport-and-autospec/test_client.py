from unittest.mock import MagicMock

import httpx
from openai import OpenAI

import app


def answer(request):
    return httpx.Response(500, json={})


def test_transport():
    client = OpenAI(max_retries=0, http_client=httpx.Client(transport=httpx.MockTransport(answer)))
    try:
        client.models.list()
    except Exception:
        pass


def test_autospec():
    client = MagicMock(name="OpenAI")
    client.responses.create(model="gpt-4o", input="a")
    assert client.responses.create.called
    assert app is not None
