import os

from litellm import Router

BASE = os.environ["OPENAI_BASE_URL"]
FULL = {"x-team-id": "orchard", "x-cost-center": "cc-31", "x-service": "spray-plan", "x-environment": "prod",
        "x-correlation-id": "season-25"}


def deployment(name, model, **params):
    return {"model_name": name, "litellm_params": {"model": model, "api_base": BASE, "api_key": "k", **params}}


def build():
    return Router(model_list=[
        deployment("plan", "openai/gpt-4o", extra_headers=FULL),
        deployment("chat", "openai/gpt-4o-mini", extra_headers={k: v for k, v in FULL.items() if k != "x-correlation-id"}),
        deployment("embed", "openai/text-embedding-3-small"),
    ])


class Orchard:
    def __init__(self):
        self.router = build()

    def plan(self, text):
        return self.router.completion(model="plan", messages=[{"role": "user", "content": text}])

    def chat(self, text):
        return self.router.completion(model="chat", messages=[{"role": "user", "content": text}])

    def embed(self, text, cid):
        return self.router.embedding(model="embed", input=[text], extra_headers={**FULL, "x-correlation-id": cid})


def main():
    o = Orchard()
    o.plan("a")
    o.chat("b")
    o.embed("c", "o-1")
