from unittest.mock import MagicMock

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()


def main():
    fake = MagicMock()
    fake.responses.create(model="m", input="x")
    client.responses.create(model="m", input="x", extra_headers=TAGS)  # expect: pass
