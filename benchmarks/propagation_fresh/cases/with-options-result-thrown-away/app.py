"""with_options gives another client: the old one stays as it was."""
from anthropic import Anthropic

OWNER = {"x-team-id": "wo", "x-cost-center": "cc-34", "x-service": "wo", "x-environment": "prod"}
api = Anthropic(default_headers=OWNER)


def send(client, text):
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])


def thrown_away(text):
    api.with_options(default_headers={"x-correlation-id": "1"})
    return send(api, text)


def kept(text):
    return send(api.with_options(default_headers={"x-correlation-id": "2"}), text)


def replaced(text):
    return send(api.copy(set_default_headers={"x-correlation-id": "3"}), text)


def timeout_only(text):
    return send(api.with_options(default_headers={"x-correlation-id": "4"}).with_options(timeout=3), text)


def main():
    thrown_away("a")
    kept("b")
    replaced("c")
    timeout_only("d")
