from openai import OpenAI


class Asker:
    def __init__(self, client, headers=None):
        self.client = client
        self.headers = headers or {}

    def __enter__(self):
        self.saved = self.headers
        self.headers = {**self.headers, "x-correlation-id": "run-9"}
        return self

    def __exit__(self, *exc):
        self.headers = self.saved

    def __call__(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers)


OWNER = {"x-team-id": "furnace", "x-cost-center": "cc-305", "x-service": "glass", "x-environment": "prod"}
ask = Asker(OpenAI(), OWNER)


def inside(text):
    with ask as bound:
        return bound(text)


def outside(text):
    return ask(text)


def main():
    inside("a")
    outside("b")
