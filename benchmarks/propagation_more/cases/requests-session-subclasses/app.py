"""Session subclasses that add headers in request() and in __init__; one drops the id again."""
import requests

TAGS = {"x-team-id": "hp", "x-cost-center": "cc-431", "x-service": "hp", "x-environment": "prod", "x-correlation-id": "1"}
URL = "https://api.anthropic.com/v1/messages"


class OwnerSession(requests.Session):
    def request(self, method, url, **kwargs):
        headers = {**TAGS, **(kwargs.pop("headers", None) or {})}
        headers.pop("x-correlation-id", None)
        return super().request(method, url, headers=headers, **kwargs)


class KeySession(requests.Session):
    def __init__(self):
        super().__init__()
        self.headers.update({**TAGS, "x-api-key": "k"})


def body(text):
    return {"model": "claude-sonnet-4-0", "max_tokens": 2, "messages": [{"role": "user", "content": text}]}


def ask(text):
    return KeySession().post(URL, json=body(text))


def ask_owner(text):
    return OwnerSession().post(URL, json=body(text))


def main():
    ask("a")
    ask_owner("a")
