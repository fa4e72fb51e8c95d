"""Functions that a descriptor gives: they are called under the names that classes give their descriptors."""

import httpx

http = httpx.Client(base_url="https://api.openai.com", headers={"x-team-id": "search"})


class Route:
    def __init__(self, path, tagged=True):
        self.path, self.tagged = path, tagged

    def __get__(self, api, owner):
        def send(body):
            return http.post(self.path, json=body, headers=api.trace() if self.tagged else {})  # expect: fail correlation_id

        return send


class Api:
    chat = Route("/v1/chat/completions")

    def trace(self):
        return {"x-correlation-id": "1"}


class QuickApi(Api):
    embed = Route("/v1/embeddings", tagged=False)


def both():
    Api().chat({"model": "m", "messages": []})
    QuickApi().embed({"model": "m", "input": "a"})  # expect: blame correlation_id
