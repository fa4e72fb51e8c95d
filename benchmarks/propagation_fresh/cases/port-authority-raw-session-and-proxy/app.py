"""No SDK: a session with defaults, and an httpx client whose base URL is the provider's."""
import httpx
import requests

OWNER = {"X-Team-Id": "harbour", "X-Cost-Center": "cc-2", "X-Service": "harbour", "X-Environment": "prod"}


class Api:
    def __init__(self, base="https://api.openai.com/v1"):
        self.base = base.rstrip("/")
        self.session = requests.Session()
        self.session.headers.update(OWNER)
        self.session.headers["Authorization"] = "Bearer x"

    def post(self, path, payload, **headers):
        return self.session.post(f"{self.base}/{path}", json=payload, headers=headers).json()

    def chat(self, text, cid):
        return self.post("chat/completions", {"model": "gpt-4o", "messages": [{"role": "user", "content": text}]},
                         **{"X-Correlation-Id": cid})


def claude(text):
    with httpx.Client(base_url="https://api.anthropic.com", headers=OWNER) as http:
        return http.post("/v1/messages", json={"model": "claude-haiku-4-5", "max_tokens": 4,
                                               "messages": [{"role": "user", "content": text}]}).json()


def status():
    return requests.post("https://status.example.com/v1/events", json={"text": "up"}, timeout=3)


def main():
    Api().chat("a", "1")
    claude("b")
