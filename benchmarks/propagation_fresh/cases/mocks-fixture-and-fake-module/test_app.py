from unittest import mock

import app


def fake_client(reply):
    client = mock.Mock()
    client.messages.create = mock.Mock(return_value=reply)
    return client


def test_ask():
    before, app.client = app.client, fake_client("ok")
    try:
        assert app.ask("x") == "ok"
    finally:
        app.client = before


@mock.patch.object(app.client.messages, "create", return_value="patched")
def test_patch_object(create):
    assert app.ask("y") == "patched"
    create.assert_called_once()
