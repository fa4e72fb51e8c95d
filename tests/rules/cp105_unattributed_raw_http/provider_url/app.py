import httpx
import requests

URL = "https://api.openai.com/v1/chat/completions"


def bare(body: dict[str, object]) -> object:
    return httpx.post(URL, json=body)  # expect: CP105


def key_only(body: dict[str, object], key: str) -> object:
    headers = {"Authorization": f"Bearer {key}"}
    return requests.post("https://api.anthropic.com/v1/messages", headers=headers, json=body)  # expect: CP105


def carried(body: dict[str, object]) -> object:
    return httpx.post(URL, json=body, headers={"x-team-id": "search"})


def elsewhere(body: dict[str, object]) -> object:
    return httpx.post("https://example.com/v1/orders", json=body)
