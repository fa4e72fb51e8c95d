"""Usage::

    client.responses.create(model="gpt-4o", input="x", extra_headers=TAGS)
"""
from openai import OpenAI

client = OpenAI()
EXAMPLE = """
client.chat.completions.create(
    model="gpt-4o", extra_headers={"x-team-id": "t", "x-cost-center": "c", "x-service": "s",
                                   "x-environment": "e", "x-correlation-id": "1"})
"""
# client.responses.create(model="gpt-4o", input="y", extra_headers={"x-team-id": "archive"})


def catalogue(text):
    """Calls client.responses.create(extra_headers=...) with all tags."""
    return client.responses.create(
        model="gpt-4o",
        input=EXAMPLE + text,
        extra_headers={
            "x-team-id": "archive",  # "x-cost-center": "cc-1",
            "x-service": "catalogue", "x-environment": "prod",
            "x-correlation-id": "cat-1",
        },
    )


def main():
    catalogue("letter")
