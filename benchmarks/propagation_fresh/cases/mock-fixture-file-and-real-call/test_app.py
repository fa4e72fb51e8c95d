from types import SimpleNamespace
from unittest.mock import MagicMock

from app import Greeter


def fake_client():
    client = MagicMock()
    client.chat.completions.create.return_value = SimpleNamespace(choices=[])
    return client


def test_greet():
    client = fake_client()
    Greeter(client).greet("Ada")
    client.chat.completions.create.assert_called_once()
    client.chat.completions.create(model="again")
