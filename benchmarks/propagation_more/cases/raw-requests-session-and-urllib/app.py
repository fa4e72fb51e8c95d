"""A requests.Session with headers, one prepared request, and urllib with a JSON body."""
import json
import os
import urllib.request

import requests

BASE = os.environ["LLM_GATEWAY_URL"]
OWNER = {"x-team-id": "rs", "x-cost-center": "cc-390", "x-service": "rs", "x-environment": "prod"}
http = requests.Session()
http.headers.update(OWNER)


def chat(text, cid):
    return http.post(f"{BASE}/v1/chat/completions", headers={"x-correlation-id": cid},
                     json={"model": "gpt-4o", "messages": [{"role": "user", "content": text}]}).json()


def chat_prepared(text):
    request = requests.Request("POST", BASE + "/v1/chat/completions", headers={"x-correlation-id": "p"},
                               json={"model": "gpt-4o", "messages": [{"role": "user", "content": text}]})
    return requests.Session().send(request.prepare())


def message(text, metadata):
    body = json.dumps({"model": "claude-sonnet-4-0", "max_tokens": 3, "metadata": metadata,
                       "messages": [{"role": "user", "content": text}]}).encode()
    request = urllib.request.Request("https://api.anthropic.com/v1/messages", data=body,
                                     headers={"content-type": "application/json", "x-api-key": "k"}, method="POST")
    request.add_header("X-Correlation-Id", "u-1")
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def models():
    return http.get(f"{BASE}/v1/models").status_code


def main():
    chat("a", "1")
    chat_prepared("a")
    message("a", {"team_id": "rs", "cost_center": "cc-390", "service": "rs", "environment": "prod"})
    models()
