"""The second turn takes its correlation id from the first answer."""
from openai import OpenAI

client = OpenAI(default_headers={"x-team-id": "ri", "x-cost-center": "cc-365", "x-service": "ri", "x-environment": "prod"})


def converse(text):
    first = client.responses.create(model="gpt-4o", input=text)
    return client.responses.create(model="gpt-4o", input="go on", previous_response_id=first.id,
                                   extra_headers={"x-correlation-id": first.id})


def main():
    converse("a")
