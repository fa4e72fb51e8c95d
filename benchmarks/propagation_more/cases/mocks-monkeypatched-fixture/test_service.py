from unittest.mock import MagicMock

from app import Service


def test_ask():
    fake = MagicMock()
    fake.responses.create.return_value.output_text = "hi"
    assert Service(fake).ask("a").output_text == "hi"
    fake.responses.create(model="gpt-4o", input="again")
    assert fake.responses.create.call_count == 2
