import threading

from openai import OpenAI

_lock = threading.Lock()
_client = None


def get_client(**headers):
    """Made once; later headers are ignored."""
    global _client
    if _client is None:
        with _lock:
            if _client is None:
                _client = OpenAI(default_headers=headers)
    return _client


def ask(text):
    return get_client().responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": text})


def warm():
    return get_client(**{"x-team-id": "sg", "x-cost-center": "cc-377", "x-service": "sg", "x-environment": "prod"})


def main():
    warm()
    ask("a")
