import requests
from requests.adapters import HTTPAdapter


def session(owner):
    s = requests.Session()
    s.mount("https://", HTTPAdapter(max_retries=3))
    s.headers.update({f"x-{key}": value for key, value in owner.items()})
    return s


def post_message(s, text, **headers):
    return s.post(
        "https://api.anthropic.com/v1/messages",
        json={"model": "claude-haiku-4-5", "max_tokens": 50, "messages": [{"role": "user", "content": text}]},
        headers={"anthropic-version": "2023-06-01", "x-api-key": "stub", **{k.replace("_", "-"): v for k, v in headers.items()}},
        timeout=20,
    ).json()
