'''Usage:

    client.chat.completions.create(model="gpt-4o", messages=[])

The example above is text.
'''
from openai import OpenAI

client = OpenAI()
EXAMPLE = """
client.responses.create(model="gpt-4o", input="x", extra_headers={"x-team-id": "dx"})
"""
HEADERS = {
    "x-team-id": "dx",
    "x-cost-center": "cc-358",
    "x-service": "dx",  # "x-environment": "prod",
    "x-correlation-id": "1",
}


def explain(code=EXAMPLE):
    """Ask about code.

    >>> client.embeddings.create(model="m", input="x")
    """
    return client.responses.create(model="gpt-4o", input=code, extra_headers=HEADERS)


def explain_prod(code=EXAMPLE):
    return client.responses.create(model="gpt-4o", input=code, extra_headers=HEADERS | {"x-environment": "#prod"})


def main():
    explain()
    explain_prod()
