from __future__ import annotations

from typing import TYPE_CHECKING

from openai import OpenAI

if TYPE_CHECKING:
    from openai.types.responses import Response

client = OpenAI(default_headers={"x-team-id": "priory", "x-cost-center": "cc-389", "x-service": "ale", "x-environment": "prod"})
DEBUG = False


def brew(text) -> Response:
    """Like client.responses.create(model="gpt-4o", input="x")."""
    if DEBUG:
        client.responses.create(model="gpt-4o", input="debug")
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": "p-1"})
    client.responses.create(model="gpt-4o", input="after")


def pour(text):
    # client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": "1"})
    return client.responses.create(model="gpt-4o", input=text)


def main():
    brew("a")
    pour("b")
