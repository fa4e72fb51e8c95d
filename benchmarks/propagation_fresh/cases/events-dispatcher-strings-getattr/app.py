"""Handlers by name: on_<event> methods found with getattr."""
from openai import OpenAI


class Handlers:
    base = {"x-team-id": "ev", "x-cost-center": "cc-54", "x-service": "ev", "x-environment": "prod"}

    def __init__(self):
        self.client = OpenAI()

    def dispatch(self, event, **payload):
        return getattr(self, f"on_{event}")(**payload)

    def on_created(self, id, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers={**self.base, "x-correlation-id": id})

    def on_deleted(self, text, **_):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.base)


def main():
    handlers = Handlers()
    handlers.dispatch("created", id="e-1", text="a")
    handlers.dispatch("deleted", id="e-2", text="b")
