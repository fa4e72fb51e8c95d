import threading

from openai import OpenAI

_lock = threading.Lock()
_client = None
OWNER = {"x-team-id": "sg", "x-cost-center": "cc-67", "x-service": "sg", "x-environment": "prod", "x-correlation-id": "boot"}


def client():
    global _client
    if _client is None:
        with _lock:
            if _client is None:
                _client = OpenAI(default_headers=OWNER)
    return _client


def ask(text):
    return client().responses.create(model="gpt-4o", input=text)


def reset(headers=None):
    global _client
    _client = OpenAI(default_headers=headers)


def ask_after_reset(text):
    return client().responses.create(model="gpt-4o", input=text)


def main():
    ask("a")
    reset()
    ask_after_reset("b")
