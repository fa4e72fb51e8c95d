"""A tiny API client whose routes are descriptors that build the request."""
import os

import httpx

BASE = os.environ["LLM_GATEWAY_URL"]
http = httpx.Client(base_url=BASE, headers={"x-team-id": "courier", "x-cost-center": "cc-4022"})


class Route:
    def __init__(self, path, tagged=True):
        self.path, self.tagged = path, tagged

    def __get__(self, api, owner):
        def send(body):
            headers = api.trace() if self.tagged else {}
            return http.post(self.path, json=body, headers=headers).json()

        return send


class Api:
    chat = Route("/v1/chat/completions")

    def __init__(self, parcel):
        self.parcel = parcel

    def trace(self):
        return {"x-service": "parcels", "x-environment": "prod", "x-correlation-id": self.parcel}


class QuickApi(Api):
    embed = Route("/v1/embeddings", tagged=False)


def main():
    Api("p-1").chat({"model": "m", "messages": [{"role": "user", "content": "where"}]})
    QuickApi("p-2").embed({"model": "m", "input": "where"})
