"""A subclass overrides the client factory method; its sibling overrides the headers but calls super() in vain."""
from openai import OpenAI


class Agent:
    def make_client(self):
        return OpenAI()

    def headers(self):
        return {"x-team-id": "gr", "x-cost-center": "cc-464", "x-service": "gr", "x-environment": "prod"}

    def __init__(self):
        self.client = self.make_client()


class Tagged(Agent):
    def make_client(self):
        return super().make_client().with_options(default_headers={"x-correlation-id": "gr-1"})

    def run(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers())


class Forgetful(Agent):
    def headers(self):
        super().headers()
        return {"x-correlation-id": "gr-2"}

    def run(self, text):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=self.headers())


def main():
    for agent in (Tagged(), Forgetful()):
        agent.run("a")
