from types import SimpleNamespace
from unittest.mock import patch

import openai
from openai.resources.responses import Responses

import app


def test_transport():
    with patch.object(Responses, "create", return_value=SimpleNamespace(output_text="x")):
        client = openai.OpenAI(api_key="k")
        assert client.responses.create(model="m", input="x").output_text == "x"


def test_fake():
    fake = SimpleNamespace(responses=SimpleNamespace(create=lambda **kw: SimpleNamespace(output_text="y")))
    assert app.summarise("a", fake) == "y"
    assert fake.responses.create(model="m").output_text == "y"
