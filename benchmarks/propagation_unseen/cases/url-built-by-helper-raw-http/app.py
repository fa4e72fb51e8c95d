import json
import os
import urllib.request
from urllib.parse import urljoin

import httpx
import requests

BASE = "https://api.openai.com/v1/"
OWN = {"x-team-id": "raw", "x-cost-center": "cc", "x-service": "raw", "x-environment": "prod", "x-correlation-id": "1"}


def url(path, base=BASE):
    return urljoin(base, path.lstrip("/"))


def auth():
    return {"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}", "Content-Type": "application/json"}


def post(path, body, headers=None):
    response = requests.post(url(path), json=body, headers={**auth(), **(headers or {})}, timeout=10)
    response.raise_for_status()
    return response.json()


def chat():
    return post("chat/completions", {"model": "gpt-4o", "messages": []}, OWN)


def chat_untagged():
    return post("/chat/completions", {"model": "gpt-4o", "messages": []})


class Gateway:
    def __init__(self, headers):
        self.http = httpx.Client(base_url="https://api.anthropic.com", headers=headers)

    def messages(self, body):
        return self.http.post("/v1/messages", json=body)

    def close(self):
        self.http.close()


def claude():
    gateway = Gateway({"x-api-key": "k", **OWN})
    return gateway.messages({"model": "claude-haiku-4-5", "max_tokens": 3, "messages": []})


def plain():
    request = urllib.request.Request(url("responses"), data=json.dumps({"model": "gpt-5", "input": "x"}).encode(),
                                     headers=auth(), method="POST")
    request.add_header("X-Team-Id", "raw")
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def main():
    chat()
    chat_untagged()
    claude()
    plain()
