import json
import os
import urllib.request

import requests

TAGS = {"X-Team-Id": "ul", "X-Cost-Center": "cc-946", "X-Service": "ul", "X-Environment": "prod"}
session = requests.Session()
session.headers.update(TAGS)
session.headers["Authorization"] = f"Bearer {os.environ['ANTHROPIC_API_KEY']}"


def with_urllib(text, cid):
    request = urllib.request.Request(
        "https://api.openai.com/v1/responses", method="POST",
        data=json.dumps({"model": "gpt-4o", "input": text}).encode(),
        headers={"Content-Type": "application/json", **TAGS})
    request.add_header("X-Correlation-Id", cid)
    with urllib.request.urlopen(request, timeout=10) as response:
        return json.load(response)


def with_session(text):
    body = {"model": "claude-sonnet-4-0", "max_tokens": 5, "messages": [{"role": "user", "content": text}]}
    return session.post("https://api.anthropic.com/v1/messages", json=body, timeout=10).json()


def with_session_tagged(text, cid):
    body = {"model": "claude-sonnet-4-0", "max_tokens": 5, "messages": [{"role": "user", "content": text}]}
    session.get("https://status.example.com/api/anthropic", timeout=10)
    return session.post("https://api.anthropic.com/v1/messages", json=body, headers={"x-correlation-id": cid}, timeout=10).json()


def main():
    with_urllib("a", "1")
    with_session("a")
    with_session_tagged("a", "1")
