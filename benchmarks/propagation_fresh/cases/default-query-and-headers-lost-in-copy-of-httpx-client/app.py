import httpx
from openai import DefaultHttpxClient, OpenAI

H = {"x-team-id": "edge", "x-cost-center": "cc-3340", "x-service": "edge", "x-environment": "prod", "x-correlation-id": "e"}


def tag(request):
    request.headers.update(H)


def tagged_client():
    return OpenAI(http_client=DefaultHttpxClient(event_hooks={"request": [tag]}))


def replaced_client():
    client = tagged_client()
    return client.with_options(http_client=httpx.Client(timeout=3))


def main():
    tagged_client().responses.create(model="gpt-4o", input="a")
    replaced_client().responses.create(model="gpt-4o", input="b")
