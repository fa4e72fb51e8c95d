import os

import requests

GATEWAY = os.environ["LLM_GATEWAY_URL"]
TAGS = {"x-team-id": "depot", "x-cost-center": "cc-96", "x-service": "manifest", "x-environment": "prod"}


def make_session(extra=None):
    session = requests.Session()
    session.headers.update(TAGS)
    if extra:
        session.headers.update(extra)
    return session


class Manifest:
    def __init__(self, session):
        self.session = session

    def _post(self, path, payload, **kwargs):
        response = self.session.post(f"{GATEWAY}{path}", json=payload, timeout=5, **kwargs)
        response.raise_for_status()
        return response.json()

    def chat(self, text, cid):
        return self._post("/v1/chat/completions", {"model": "gpt-4o", "messages": [{"role": "user", "content": text}]},
                          headers={"x-correlation-id": cid})

    def embed(self, text):
        return self.session.post(GATEWAY + "/v1/embeddings", json={"model": "text-embedding-3-small", "input": text}).json()


def main():
    Manifest(make_session()).chat("a", "d-1")
    Manifest(make_session({"x-correlation-id": "warm"})).embed("b")
    Manifest(make_session()).embed("c")
