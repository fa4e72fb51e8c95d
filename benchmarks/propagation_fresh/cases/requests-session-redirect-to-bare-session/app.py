import os

import requests

GATEWAY = os.environ["LLM_GATEWAY_URL"]


class Gateway:
    def __init__(self, **owner):
        self.session = requests.Session()
        self.session.headers.update({"x-" + name.replace("_", "-"): value for name, value in owner.items()})

    def chat(self, text):
        return self.session.post(f"{GATEWAY}/v1/chat/completions", json={"model": "m", "messages": [{"role": "user", "content": text}]}, timeout=9)

    def embed(self, text):
        return requests.post(f"{GATEWAY}/v1/embeddings", json={"model": "m", "input": text}, timeout=9)


def main():
    gateway = Gateway(team_id="leg", cost_center="cc-3333", service="leg", environment="prod", correlation_id="l-1")
    gateway.chat("a")
    gateway.embed("a")
