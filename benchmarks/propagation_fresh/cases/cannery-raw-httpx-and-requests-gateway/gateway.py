import os

import httpx
import requests

BASE = os.environ["LLM_GATEWAY_URL"]
OWNER = {"x-team-id": "cannery", "x-cost-center": "cc-362", "x-service": "tins", "x-environment": "prod"}


class Gateway:
    def __init__(self):
        self.http = httpx.Client(base_url=f"{BASE}/v1", headers=OWNER)
        self.session = requests.Session()
        self.session.headers.update(OWNER)

    def chat(self, text, cid):
        body = {"model": "gpt-4o", "messages": [{"role": "user", "content": text}]}
        return self.http.post("/chat/completions", json=body, headers={"x-correlation-id": cid}).json()

    def embed(self, text):
        return self.session.post(f"{BASE}/v1/embeddings", json={"model": "e", "input": text}, timeout=5).json()
