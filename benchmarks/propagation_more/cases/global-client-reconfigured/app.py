"""A module client is replaced by a second configure(); requests before and after differ."""
from openai import OpenAI

_client = None
_headers = {}


def configure(client=None, **headers):
    global _client, _headers
    _client = client or OpenAI()
    _headers = {"x-" + k.replace("_", "-"): v for k, v in headers.items()}


def ask(text):
    return _client.responses.create(model="gpt-4o", input=text, extra_headers=_headers)


def embed(text):
    assert _client is not None
    return _client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=_headers)


def main():
    configure(team_id="gc", cost_center="cc-472", service="gc", environment="prod", correlation_id="1")
    embed("a")
    ask("a")
    configure(team_id="gc")
    ask("b")
