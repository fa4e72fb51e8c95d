"""Raw HTTP to the gateway, with a prepared request; the second attempt is built from the URL alone."""
import os

import httpx

URL = os.environ["LLM_GATEWAY_URL"] + "/v1/chat/completions"
H = {"X-Team-Id": "meter", "X-Cost-Center": "cc-3326", "X-Service": "meter", "X-Environment": "prod", "X-Correlation-Id": "m-1"}


def payload(text):
    return {"model": "gpt-4o", "messages": [{"role": "user", "content": text}]}


def twice(text):
    with httpx.Client() as client:
        request = client.build_request("POST", URL, json=payload(text), headers=H)
        response = client.send(request)
        if not response.headers.get("x-served-by"):
            response = client.post(str(request.url), content=request.content)
        return response.json()


def main():
    twice("a")
