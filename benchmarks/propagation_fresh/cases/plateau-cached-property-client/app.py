from functools import cached_property

from openai import OpenAI


class Mesa:
    def __init__(self, environment=None):
        self.environment = environment

    @cached_property
    def tags(self):
        return {"x-team-id": "plateau", "x-cost-center": "cc-850", "x-service": "grazing"}

    @cached_property
    def client(self):
        return OpenAI(default_headers=self.tags)

    def graze(self, text, cid):
        self.tags["x-environment"] = self.environment or "prod"
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})

    def rest(self, text, cid):
        client = self.client
        self.tags["x-environment"] = self.environment or "prod"
        return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": cid})


def main():
    Mesa().graze("grass", "g1")
    Mesa().rest("shade", "g2")
