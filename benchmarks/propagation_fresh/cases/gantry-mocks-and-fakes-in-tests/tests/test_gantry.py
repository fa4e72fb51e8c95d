from unittest.mock import MagicMock, patch

from gantry.client import Gantry


def test_fake_client():
    fake = MagicMock()
    Gantry(client=fake).lift("a")
    fake.responses.create(model="gpt-4o", input="x")
    fake.responses.create.assert_called()
    with patch("gantry.client.OpenAI") as maker:
        maker.return_value.responses.create(model="m", input="i")
