import httpx
import requests

URL = "https://api.openai.com/v1/chat/completions"
CLAUDE = "https://api.anthropic.com/v1/messages"


def bare(prompt: str) -> object:
    return httpx.post(URL, json={"model": "m", "input": prompt})  # expect: CP105


def key_only(prompt: str, key: str) -> object:
    headers = {"Authorization": f"Bearer {key}"}
    return requests.post(CLAUDE, headers=headers, json={"model": "m", "input": prompt})  # expect: CP105


def carried(prompt: str) -> object:
    return httpx.post(URL, json={"model": "m", "input": prompt}, headers={"x-team-id": "search"})


def elsewhere(prompt: str) -> object:
    return httpx.post("https://example.com/v1/orders", json={"model": "m", "input": prompt})
