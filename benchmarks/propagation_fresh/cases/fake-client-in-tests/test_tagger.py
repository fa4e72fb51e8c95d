from types import SimpleNamespace
from unittest.mock import MagicMock

from app import Tagger


def test_tag():
    client = MagicMock()
    client.responses.create.return_value = SimpleNamespace(output_text="ok")
    assert Tagger(client).tag("a") == "ok"
    client.responses.create.assert_called_once_with(model="gpt-4o-mini", input="a")
    assert client.responses.create(model="gpt-4o-mini", input="b").output_text == "ok"


def test_direct():
    class Stub:
        def create(self, **kwargs):
            return "no network"

    stub = SimpleNamespace(responses=Stub(), chat=SimpleNamespace(completions=Stub()))
    assert stub.responses.create(model="x") == "no network"
