"""headers of an httpx client and of the SDK's client: the SDK's win, an empty one too; a base_url change keeps both."""
import httpx
from openai import OpenAI

TAGS = {"x-team-id": "hd", "x-cost-center": "cc-26", "x-service": "hd", "x-environment": "prod", "x-correlation-id": "1"}


def by_http(text):
    return OpenAI(http_client=httpx.Client(headers=TAGS)).responses.create(model="gpt-4o", input=text)


def blanked(text):
    client = OpenAI(http_client=httpx.Client(headers=TAGS), default_headers={"X-Team-Id": ""})
    return client.responses.create(model="gpt-4o", input=text)


def another_client(text):
    client = OpenAI(http_client=httpx.Client(headers=TAGS))
    return client.with_options(http_client=httpx.Client()).responses.create(model="gpt-4o", input=text)


def another_base(text):
    client = OpenAI(http_client=httpx.Client(headers=TAGS))
    return client.with_options(base_url="http://other.example/v1").responses.create(model="gpt-4o", input=text)


def main():
    by_http("a")
    blanked("b")
    another_client("c")
    another_base("d")
