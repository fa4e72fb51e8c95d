"""The owner's tags come from an internal HTTP service; the correlation id is ours."""
import os

import anthropic
import httpx

BASE = os.environ["LLM_GATEWAY_URL"]


def owner_tags(service):
    response = httpx.get(f"{BASE}/owners/{service}")
    return response.json()["tags"]


def ask(text, cid):
    headers = {**owner_tags("ot"), "x-correlation-id": cid}
    return anthropic.Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=headers,
                                                 messages=[{"role": "user", "content": text}])


def ask_uncorrelated(text):
    headers = {"x-team-id": "ot", "x-cost-center": "cc-402", "x-service": "ot", "x-environment": "prod"}
    if owner_tags("ot"):
        print("known")
    return anthropic.Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=headers,
                                                 messages=[{"role": "user", "content": text}])


def main():
    ask("a", "1")
    ask_uncorrelated("a")
