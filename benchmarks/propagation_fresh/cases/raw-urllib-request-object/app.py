"""urllib with a Request object, httpx with a client whose base_url is the provider."""
import json
import urllib.request

import httpx

TAGS = {"x-team-id": "ul", "x-cost-center": "cc-1060", "x-service": "ul", "x-environment": "prod"}


def complete(text, cid=None):
    body = json.dumps({"model": "claude-sonnet-4-0", "max_tokens": 3, "messages": [{"role": "user", "content": text}]}).encode()
    request = urllib.request.Request("https://api.anthropic.com/v1/messages", data=body, method="POST",
                                     headers={**TAGS, "content-type": "application/json", "x-api-key": "k"})
    if cid:
        request.add_header("x-correlation-id", cid)
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def complete_httpx(text, cid):
    with httpx.Client(base_url="https://api.openai.com/v1", headers=TAGS) as http:
        reply = http.post("/responses", json={"model": "gpt-4o", "input": text}, headers=[("x-correlation-id", cid)])
        return reply.json()


def main():
    complete("a", "1")
    complete("b")
    complete_httpx("c", "2")
