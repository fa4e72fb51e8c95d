from types import SimpleNamespace
from unittest.mock import MagicMock

from smithy.forge import Forge


def fake_client():
    completions = SimpleNamespace(create=MagicMock(return_value="iron"))
    return SimpleNamespace(chat=SimpleNamespace(completions=completions))


def test_shape():
    fake = fake_client()
    assert Forge(fake).shape("a", "t") == "iron"
    assert fake.chat.completions.create.call_args.kwargs["extra_headers"] == {"x-correlation-id": "t"}


def test_direct():
    fake = fake_client()
    fake.chat.completions.create(model="gpt-4o", messages=[])
