import json
import os

import httpx
import requests

OWNER = {"x-team-id": "rh", "x-cost-center": "cc-1", "x-service": "rh", "x-environment": "prod", "x-correlation-id": "1"}
GATEWAY = os.environ["LLM_GATEWAY_URL"]
OPENAI = "https://api.openai.com/v1"


def post(path, payload, headers=None):
    with httpx.Client(base_url=OPENAI, headers={"authorization": "Bearer k"}) as http:
        response = http.post(path, json=payload, headers=headers)
        return response.json()


def a():
    return post("/chat/completions", {"model": "m", "messages": []}, OWNER)


def b():
    return post("/chat/completions", {"model": "m", "messages": []})


def c():
    return requests.post(OPENAI + "/responses", data=json.dumps({"model": "m", "input": "x", "metadata": {
        "team_id": "a", "cost_center": "b", "service": "c", "environment": "d", "correlation_id": "e"}}),
        headers={"content-type": "application/json"}, timeout=3)


def d():
    return requests.request("POST", "https://api.anthropic.com/v1/messages", json={"model": "m"}, headers={"x-api-key": "k"}, timeout=3)


def e():
    s = requests.Session()
    s.headers.update(OWNER)
    return s.post(f"{OPENAI}/embeddings", json={"model": "e", "input": "x"}, timeout=3)


def f():
    return requests.get("https://example.com/v1/chat/completions/health", timeout=3)


def g():
    return httpx.post(url=f"{OPENAI}/chat/completions", json={"model": "m", "messages": []}, headers=[(k, v) for k, v in OWNER.items()])


def main():
    for fn in (a, b, c, d, e, f, g):
        fn()
