from types import SimpleNamespace
from unittest.mock import MagicMock, patch

from app import Titles


def test_title():
    fake = MagicMock()
    fake.responses.create.return_value = SimpleNamespace(output_text="T")
    assert Titles(fake).title("x", {"x-team-id": ""}) == "T"
    fake.responses.create.assert_called_once()


@patch("app.OpenAI")
def test_title_patched(make):
    make.return_value.responses.create.side_effect = lambda **kw: SimpleNamespace(output_text=kw["input"])
    assert Titles().title("x") == "x"
    make().responses.create(model="none", input="y")
