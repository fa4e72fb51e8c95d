"""Plain urllib: one request object gets its trace with add_header, the other is sent before."""
import json
import os
import urllib.request

URL = os.environ["LLM_GATEWAY_URL"] + "/v1/chat/completions"
OWNER = {"x-team-id": "garage", "x-cost-center": "cc-4026", "x-service": "parts", "x-environment": "prod"}


def request(text):
    body = json.dumps({"model": "m", "messages": [{"role": "user", "content": text}]}).encode()
    return urllib.request.Request(URL, data=body, headers={"content-type": "application/json", **OWNER})


def part(number):
    asked = request(number)
    asked.add_header("x-correlation-id", number)
    with urllib.request.urlopen(asked) as answer:
        return answer.read()


def price(number):
    asked = request(number)
    with urllib.request.urlopen(asked) as answer:
        asked.add_header("x-correlation-id", number)
        return answer.read()


def main():
    part("n-1")
    price("n-2")
