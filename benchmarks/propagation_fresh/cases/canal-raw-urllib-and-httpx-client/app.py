import json
import urllib.request

import httpx

OPENAI = "https://api.openai.com/v1"
TAGS = {"X-Team-Id": "canal", "X-Cost-Center": "cc-43", "X-Service": "locks", "X-Environment": "prod"}


def ask_urllib(text, cid):
    request = urllib.request.Request(
        f"{OPENAI}/chat/completions", method="POST",
        data=json.dumps({"model": "gpt-4o", "messages": [{"role": "user", "content": text}]}).encode(),
        headers={"Content-Type": "application/json", **TAGS})
    request.add_header("X-Correlation-Id", cid)
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def ask_httpx(text):
    with httpx.Client(base_url=OPENAI, headers=TAGS) as http:
        return http.post("/responses", json={"model": "gpt-4o", "input": text}).json()


def health():
    return httpx.get("https://status.canal.example/health").status_code


def main():
    ask_urllib("a", "c-1")
    ask_httpx("b")
    health()
