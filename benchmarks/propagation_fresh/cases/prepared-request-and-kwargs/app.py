import httpx
import requests

OWNER = {"x-team-id": "pr", "x-cost-center": "cc-437", "x-service": "pr", "x-environment": "prod"}
CHAT = "https://api.openai.com/v1/chat/completions"


def prepared(text, cid):
    with requests.Session() as session:
        request = requests.Request("POST", CHAT, headers=OWNER, json={"model": "gpt-4o", "messages": [{"role": "user", "content": text}]})
        ready = session.prepare_request(request)
        ready.headers["x-correlation-id"] = cid
        return session.send(ready, timeout=5).json()


def by_kwargs(text, **kwargs):
    kwargs.setdefault("timeout", 5)
    kwargs["headers"] = {**OWNER, **kwargs.get("headers", {})}
    return httpx.request("POST", CHAT, json={"model": "gpt-4o", "messages": [{"role": "user", "content": text}]}, **kwargs)


def main():
    prepared("a", "1")
    by_kwargs("a", headers={"x-correlation-id": "2"})
    by_kwargs("b")
