import os

import httpx


class Gateway:
    """httpx's two steps: build_request merges the client's headers, send posts it."""

    def __init__(self, owner):
        self.http = httpx.Client(base_url=os.environ["LLM_GATEWAY_URL"], headers=owner)

    def build(self, model, text):
        return self.http.build_request("POST", "/v1/chat/completions", json={
            "model": model, "messages": [{"role": "user", "content": text}]})

    def send(self, request):
        return self.http.send(request).json()
