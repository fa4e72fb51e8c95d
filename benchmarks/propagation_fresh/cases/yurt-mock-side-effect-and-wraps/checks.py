from unittest.mock import MagicMock, patch

import app

OWNER = {"x-team-id": "yurt", "x-cost-center": "cc-868", "x-service": "camp", "x-environment": "test"}


def check_pitch():
    fake = MagicMock()
    fake.responses.create.return_value.output_text = "done"
    with patch.object(app, "client", fake):
        assert app.pitch("felt").output_text == "done"
    fake.responses.create(model="x", input="y")


def check_pitch_for_real():
    app.pitch("poles", OWNER)
