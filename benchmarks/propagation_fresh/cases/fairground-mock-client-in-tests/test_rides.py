from unittest.mock import MagicMock, patch

import rides


def test_slogan_with_mock():
    fake = MagicMock()
    fake.responses.create.return_value = "whee"
    assert rides.Rides(fake).slogan("wheel", "w-1") == "whee"
    fake.responses.create.assert_called_once()


def test_patched():
    with patch.object(rides, "OpenAI") as cls:
        rides.Rides().slogan("swing")
        cls.return_value.responses.create(model="x", input="direct on the mock")
