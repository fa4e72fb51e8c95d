"""A requests.Session with default headers; another session posts to the same place without."""
import os

import requests

BASE = os.environ["LLM_GATEWAY_URL"]


def session(**tags):
    s = requests.Session()
    s.headers.update({"Authorization": "Bearer x", **{"x-" + k.replace("_", "-"): v for k, v in tags.items()}})
    return s


tagged = session(team_id="rs", cost_center="cc-1059", service="rs", environment="prod")


def chat(text, cid):
    payload = {"model": "gpt-4o", "messages": [{"role": "user", "content": text}]}
    return tagged.post(f"{BASE}/v1/chat/completions", json=payload, headers={"x-correlation-id": cid}).json()


def chat_once(text):
    with session() as s:
        return s.post(BASE + "/v1/chat/completions", json={"model": "gpt-4o", "messages": [{"role": "user", "content": text}]}).json()


def status():
    return tagged.get("https://status.internal.example/v1/usage").ok


def main():
    chat("a", "1")
    chat_once("a")
    status()
